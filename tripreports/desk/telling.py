"""What tells a record from others of the same name: where it belongs and where it occurs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import prefetch_related_objects
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tripreports.core.models import in_language
from tripreports.directory.models import Official, Organization
from tripreports.events.models import Event
from tripreports.trips.models import Attendance, Delegate, Encounter, Trip

_MOST = 3
_TITLE = 40

Facts: TypeAlias = "dict[str, list[Fact]]"


@dataclass(frozen=True)
class Fact:
    """A few words about a record, and what they are."""

    words: str
    label: str = ""


def trips(records: list[Trip]) -> Facts:
    prefetch_related_objects(records, "agency")
    return {
        trip.key: [
            Fact(trip.get_state_display(), _("state")),
            Fact(f"{trip.starts_on}–{trip.ends_on}", _("period")),
            Fact(str(trip.agency), _("agency in charge")),
        ]
        for trip in records
    }


def officials(records: list[Official]) -> Facts:
    prefetch_related_objects(records, "posts__organization", "aliases", "country", "place")
    trips_of = _occurrences(records, (Delegate, "official"), (Encounter, "official"))
    return {
        official.key: _given(
            Fact(_listed(map(str, official.posts.all())), _("posts")),
            Fact(str(official.place or official.country or ""), _("place of office")),
            _also(official),
            _occurs(trips_of[official.key]),
        )
        for official in records
    }


def organizations(records: list[Organization]) -> Facts:
    prefetch_related_objects(records, "parent", "aliases", "country", "seat")
    trips_of = _occurrences(
        records,
        (Delegate, "organization"),
        (Encounter, "organization"),
        (Encounter, "group_members"),
    )
    return {
        organization.key: _given(
            Fact(capfirst(organization.get_kind_display()), _("kind")),
            Fact(str(organization.parent or ""), _("belongs to")),
            Fact(str(organization.seat or organization.country or ""), _("seat")),
            _also(organization),
            _occurs(trips_of[organization.key]),
        )
        for organization in records
    }


def events(records: list[Event]) -> Facts:
    prefetch_related_objects(records, "parent", "aliases", "country", "place")
    trips_of = _occurrences(records, (Attendance, "event"))
    return {
        event.key: _given(
            Fact(capfirst(event.get_kind_display()), _("kind")),
            Fact(event.period, _("period")),
            Fact(str(event.place or event.country or ""), _("place")),
            Fact(str(event.parent or ""), pgettext("event", "within")),
            _also(event),
            _occurs(trips_of[event.key]),
        )
        for event in records
    }


def _occurrences(records: Iterable[Any], *places: tuple[type[Any], str]) -> dict[str, list[str]]:
    """The titles of the trips on which each record occurs, the latest first."""
    keys = [record.key for record in records]
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for model, path in places:
        rows = model.objects.filter(**{f"{path}__in": keys}).order_by("-trip__starts_on", "trip_id")
        for key, trip, zh, en, on in rows.values_list(
            path, "trip_id", "trip__title_zh", "trip__title_en", "trip__starts_on"
        ).distinct():
            title = Truncator(in_language(zh, en)).chars(_TITLE)
            found[key][trip] = f"{title} ({on:%Y-%m})"
    return {key: list(found[key].values()) for key in keys}


def _occurs(titles: list[str]) -> Fact:
    if not titles:
        return Fact(_("on no trip yet"))
    more = len(titles) - 1
    told = titles[0]
    if more:
        told += ngettext(" and %d more", " and %d more", more) % more
    return Fact(told, _("occurs on"))


def _also(record: Any) -> Fact:
    return Fact(_listed(alias.text for alias in record.aliases.all()), _("also written"))


def _listed(words: Iterable[str]) -> str:
    found = [word for word in dict.fromkeys(words) if word]
    listed = pgettext("list", ", ").join(found[:_MOST])
    return f"{listed} …" if len(found) > _MOST else listed


def _given(*facts: Fact) -> list[Fact]:
    return [fact for fact in facts if fact.words]
