"""The Atom feed of the newest trips, of all or of those that any filter of their list leaves."""

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

from django.contrib.syndication.views import Feed
from django.db.models import F, Max, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tripreports.browse.machine.asking import (
    LANGUAGE,
    filtered,
    in_asked_language,
    refuse_unknown,
)
from tripreports.browse.machine.excerpt import SUMMARY, excerpt, plain
from tripreports.browse.machine.identity import stable_id
from tripreports.core.licence import LICENCE_ADDRESS
from tripreports.core.models import Record
from tripreports.directory.models import Place
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Paragraph
from tripreports.trips.filters import TripFilterSet
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    _Feed = Feed[Trip, TripFilterSet]
else:
    _Feed = Feed

_NEWEST = 30
_NOTHING_YET = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class _Atom(Atom1Feed):
    """An Atom feed that does not change while nothing changes, even where it is empty."""

    def latest_post_date(self) -> dt.datetime:
        return super().latest_post_date() if self.items else _NOTHING_YET

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("link", "", {"rel": "license", "href": LICENCE_ADDRESS})


class TripFeed(_Feed):
    """What was published last; the same for everybody, also for staff."""

    feed_type = _Atom
    subtitle = gettext_lazy("Reports of official trips abroad, the newest first.")
    feed_copyright = gettext_lazy("Open Government Data License, version 1.0")
    item_copyright = feed_copyright

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> TripFilterSet:
        refuse_unknown(request, set(TripFilterSet.base_filters) - {"ordering"})
        published = Trip.objects.visible_to(request.user)
        return TripFilterSet(request.GET, queryset=published, request=request)

    def title(self, obj: TripFilterSet) -> str:
        chosen = self._chosen(obj)
        if not chosen:
            return _("Tripreports: newest trips")
        return _("Tripreports: newest trips – %(chosen)s") % {"chosen": chosen}

    def link(self, obj: TripFilterSet) -> str:
        """The list that shows the same trips."""
        asked = obj.data.copy()
        asked.pop(LANGUAGE, None)
        return reverse("browse:trip-list") + (f"?{asked.urlencode()}" if asked else "")

    def feed_url(self, obj: TripFilterSet) -> str:
        asked = obj.data.urlencode()
        return reverse("browse:trip-feed") + (f"?{asked}" if asked else "")

    def items(self, obj: TripFilterSet) -> list[Trip]:
        trips = list(_newest(filtered(obj), obj.user))
        self._summaries = _summaries(trips, obj.user)
        return trips

    def item_title(self, item: Trip) -> str:
        return plain(item.title)

    def item_description(self, item: Trip) -> str:
        days = f"{item.starts_on.isoformat()}–{item.ends_on.isoformat()}"
        places = pgettext("list", ", ").join(place.name for place in item.regions.all())
        facts = " · ".join(part for part in (days, plain(places)) if part)
        words = excerpt(self._summaries.get(item.key, ""), SUMMARY)
        # Readers of feeds take it for HTML.
        return format_html_join("", "<p>{}</p>", ((line,) for line in (facts, words) if line))

    def item_guid(self, item: Trip) -> str:
        return stable_id("trip", item.key).urn

    def item_author_name(self, item: Trip | None) -> str:
        known = item and item.government.is_visible_to(None)
        return plain(item.government.name) if item and known else ""

    def item_pubdate(self, item: Trip) -> dt.datetime | None:
        return item.published_at

    def item_updateddate(self, item: Trip) -> dt.datetime:
        amended = cast("Any", item).amended_at
        known = (item.published_at, item.updated_at, amended)
        return timezone.localtime(max(moment for moment in known if moment))

    def item_categories(self, item: Trip) -> list[str]:
        return [plain(place.name) for place in item.regions.all()]

    def _chosen(self, filters: TripFilterSet) -> str:
        filtered(filters)
        values = filters.form.cleaned_data.values()
        names = [str(value) for value in values if isinstance(value, Record)]
        return pgettext("list", ", ").join(names)


@in_asked_language
def trip_feed(request: HttpRequest) -> HttpResponse:
    return TripFeed()(request)


def _newest(trips: QuerySet[Trip], reader: Any) -> QuerySet[Trip]:
    """Found by their keys first: to sort ten thousand whole trips would take most of the time."""
    newest = F("published_at").desc(nulls_last=True), "-starts_on", "key"
    keys = list(trips.order_by(*newest).values_list("key", flat=True)[:_NEWEST])
    return (
        Trip.objects.visible_to(reader)
        .filter(key__in=keys)
        .annotate(amended_at=Max("amendments__ended_at"))
        .select_related("government")
        .prefetch_related(Prefetch("regions", Place.objects.visible_to(reader)))
        .order_by(*newest)
    )


def _summaries(trips: list[Trip], reader: Any) -> dict[str, str]:
    """The first paragraph of each summary."""
    first = Paragraph.objects.visible_to(reader).filter(
        section__trip__in=trips, section__kind=SectionKind.SUMMARY
    )
    rows = first.order_by("-section__order", "-position")
    return dict(rows.values_list("section__trip", "text"))
