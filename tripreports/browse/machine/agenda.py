"""What is to come: events, and the days on which seats and offices end.

A source that gives only a year or a month is not made more exact: the entry spans all of it and
says so. An event without any date, and a term without an end, have no place in a calendar.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.browse.machine.identity import stable_id
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.models import Record
from tripreports.directory.enums import MembershipStatus, PostStatus
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.elections.enums import CandidacyOutcome
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import Event

# More of a kind than anybody will subscribe to; the soonest are kept.
_MOST = 300


class Wanted(NamedTuple):
    """Of which country and organization, if not of all, from which day on."""

    today: dt.date
    country: Place | None = None
    organization: Organization | None = None


class Item(NamedTuple):
    """One entry of the calendar."""

    id: UUID
    title: str
    category: str
    where: str
    first: dt.date
    last: dt.date
    vaguely: str
    address: str
    version: int
    changed_at: dt.datetime


def coming(events: QuerySet[Event], wanted: Wanted) -> list[Item]:
    """The events that last until today or later, and the ends of terms, by day."""
    found = [
        *(_event(one) for one in _coming_events(events, wanted)),
        *_seats(wanted),
        *_offices(wanted),
        *_elected(wanted),
    ]
    return sorted(found, key=lambda item: (item.first, item.last, item.title))


def _coming_events(events: QuerySet[Event], wanted: Wanted) -> Iterable[Event]:
    today = wanted.today
    starts = {
        Precision.DAY: today,
        Precision.MONTH: today.replace(day=1),
        Precision.YEAR: today.replace(month=1, day=1),
    }
    without_end = Q()
    for precision, day in starts.items():
        without_end |= Q(ends_on=None, starts_precision=precision, starts_on__gte=day)
    to_come = events.filter(Q(ends_on__gte=today, starts_on__isnull=False) | without_end)
    return to_come.select_related("place", "country", "venue").order_by("starts_on", "key")[:_MOST]


def _event(event: Event) -> Item:
    first = event.starts
    last = event.ends or first
    if first is None or last is None:
        raise ValueError(event.key)
    return _item(
        event,
        title=event.name,
        category=event.get_kind_display(),
        where=_where(event),
        address=event.get_absolute_url(),
        dates=(first, last),
    )


def _where(event: Event) -> str:
    places = [event.venue, event.place, event.country]
    names = [place.name for place in places if place and place.is_visible_to(None)]
    if event.venue is None and event.venue_text:
        names.insert(0, event.venue_text)
    return pgettext("list", ", ").join(dict.fromkeys(names))


def _seats(wanted: Wanted) -> Iterator[Item]:
    """Ends of memberships, in an organization or a body of it."""
    lasting = Q(status__in=(MembershipStatus.CURRENT, MembershipStatus.ADMITTED))
    lasting &= Q(ends_on__gte=wanted.today)
    of_country = ("member__country", "represents")
    of_organization = ("member", "organization", "body")
    rows = _ending(Membership, lasting, wanted, of_country, of_organization)
    known = Organization.objects.visible_to(None)
    rows = rows.filter(member__in=known, organization__in=known)
    for one in rows.select_related("member", "organization", "body")[:_MOST]:
        told = {
            "member": one.member,
            "organization": _public(one.body) or one.organization,
            "capacity": one.get_capacity_display(),
        }
        title = _("End of term: %(member)s in %(organization)s (%(capacity)s)") % told
        yield _end(one, title, one.member.get_absolute_url(), one.ends)


def _offices(wanted: Wanted) -> Iterator[Item]:
    """Ends of the terms of posts."""
    held = Q(status__in=(PostStatus.CURRENT, PostStatus.INCOMING), ends_on__gte=wanted.today)
    of_country = ("official__country", "organization__country")
    rows = _ending(Post, held, wanted, of_country, ("organization", "represents"))
    rows = rows.filter(official__in=Official.objects.visible_to(None))
    for one in rows.select_related("official", "organization")[:_MOST]:
        office = f"{_public(one.organization) or ''} {one.title}".strip()
        title = _("End of term: %(person)s, %(post)s") % {"person": one.official, "post": office}
        yield _end(one, title, one.official.get_absolute_url(), one.ends)


def _elected(wanted: Wanted) -> Iterator[Item]:
    """Ends of terms that an election gave, where neither a seat nor a post tells of them."""
    own_end = Q(ends_on__gte=wanted.today)
    won = own_end | Q(ends_on=None, contest__ends_on__gte=wanted.today)
    won &= Q(outcome__in=CandidacyOutcome.winning(), post=None, membership=None)
    of_country = ("official__country", "organization__country")
    of_organization = ("organization", "represents", "contest__election__body")
    rows = _ending(Candidacy, won, wanted, of_country, of_organization)
    people, bodies = Official.objects.visible_to(None), Organization.objects.visible_to(None)
    rows = rows.filter(Q(official__in=people) | Q(organization__in=bodies))
    rows = rows.filter(
        contest__in=Contest.objects.visible_to(None),
        contest__election__in=Election.objects.visible_to(None),
    )
    for one in rows.select_related("official", "organization", "contest__election")[:_MOST]:
        told = {"person": one.candidate, "post": one.contest.position}
        title = _("End of term: %(person)s, %(post)s") % told
        yield _end(
            one, title, one.contest.election.get_absolute_url(), one.ends or one.contest.ends
        )


def _ending(
    kind: Any,
    lasting: Q,
    wanted: Wanted,
    of_country: Iterable[str],
    of_organization: Iterable[str],
) -> QuerySet[Any]:
    rows = kind.objects.visible_to(None).filter(lasting)
    for value, paths in ((wanted.country, of_country), (wanted.organization, of_organization)):
        if value:
            leads = Q()
            for path in paths:
                leads |= Q(**{path: value})
            rows = rows.filter(leads)
    found: QuerySet[Any] = rows.order_by("ends_on", "key")
    return found


def _end(record: Any, title: str, address: str, ends: PartialDate) -> Item:
    return _item(
        record,
        title=title,
        category=_("End of term"),
        where="",
        address=address,
        dates=(ends, ends),
    )


def _item(record: Record, *, dates: tuple[PartialDate, PartialDate], **told: str) -> Item:
    first, last = dates
    vague = [date for date in dates if date.precision != Precision.DAY]
    return Item(
        id=stable_id(str(record._meta.model_name), record.key),
        first=_first_day(first),
        last=last.last_day,
        vaguely="–".join(dict.fromkeys(date.iso() for date in vague)),
        version=record.version,
        changed_at=record.updated_at,
        **told,
    )


def _first_day(date: PartialDate) -> dt.date:
    """The first day of the year or month; an end is stored as the last one."""
    if date.precision == Precision.YEAR:
        return date.on.replace(month=1, day=1)
    return date.on.replace(day=1) if date.precision == Precision.MONTH else date.on


def _public(organization: Organization | None) -> Organization | None:
    return organization if organization and organization.is_visible_to(None) else None
