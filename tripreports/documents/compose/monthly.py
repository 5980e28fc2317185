"""Monthly returns: which reports of an agency were approved in a month, and which registered."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose.wording import both_names, day, is_chinese, listed, period, table
from tripreports.documents.enums import ReturnKind
from tripreports.documents.outline import (
    Block,
    Document,
    Heading,
    Paragraph,
    Properties,
    Style,
)
from tripreports.trips.models import CategoryTick, Delegate, Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_WIDTHS = (6, 14, 28, 12, 14, 14, 12)


class Month(NamedTuple):
    """A month of the Gregorian calendar."""

    year: int
    month: int

    @classmethod
    def of(cls, date: dt.date) -> "Month":
        return cls(date.year, date.month)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def after(self) -> dt.date:
        """The first day that is not in it any more."""
        return dt.date(self.year + self.month // 12, self.month % 12 + 1, 1)

    @property
    def words(self) -> str:
        """115年1月, in English 2026-01."""
        return day(self.first).removesuffix("1日") if is_chinese() else f"{self.first:%Y-%m}"


class Return(NamedTuple):
    """A list for one month: a heading, the names of its columns, and its rows by agency."""

    title: str
    header: tuple[str, ...]
    rows: dict[str, list[tuple[str, ...]]]

    def flat(self) -> Iterator[tuple[str, ...]]:
        for rows in self.rows.values():
            yield from rows


def monthly_return(
    kind: ReturnKind, month: Month, *, agency: str = "", reader: "Reader | None"
) -> Return:
    """`agency` is a key; without one, all agencies that have anything to return."""
    title = pgettext("return", "%(what)s, %(month)s") % {"what": kind.label, "month": month.words}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for trip in _trips(kind, month, agency, reader):
        group = rows.setdefault(str(trip.agency), [])
        group.append((str(len(group) + 1), str(trip.agency), *_told(kind, trip)))
    return Return(title, _header(kind), rows)


def as_document(found: Return, month: Month) -> Document:
    """The same list as pages, a table for each agency."""
    blocks: list[Block] = [Paragraph(found.title, Style.FORM_TITLE)]
    for agency, rows in found.rows.items():
        blocks += [Heading(1, agency), table(found.header, rows, _WIDTHS)]
    if not found.rows:
        blocks.append(Paragraph(_("There is nothing to return for this month."), Style.PLAIN))
    said = Properties(found.title, month.first, language="zh-TW" if is_chinese() else "en")
    return Document(said, tuple(blocks))


def _trips(kind: ReturnKind, month: Month, agency: str, reader: "Reader | None") -> list[Trip]:
    if kind == ReturnKind.APPROVED:
        when, order = Q(report_on__gte=month.first, report_on__lt=month.after), "report_on"
    else:
        when = Q(published_at__gte=_begin(month.first), published_at__lt=_begin(month.after))
        order = "published_at"
    trips = Trip.objects.visible_to(reader).filter(when)
    if agency:
        trips = trips.filter(agency=agency)
    ticks = CategoryTick.objects.filter(is_ticked=True)
    delegates = Delegate.objects.select_related("official")
    return list(
        trips.select_related("agency")
        .prefetch_related(
            "regions", Prefetch("category_ticks", ticks), Prefetch("delegates", delegates)
        )
        .order_by("agency__name_zh", "agency__name_en", order, "key")
    )


def _begin(date: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, dt.time.min))


def _header(kind: ReturnKind) -> tuple[str, ...]:
    last = _("Approved on") if kind == ReturnKind.APPROVED else _("Registered on")
    return (
        _("No."),
        _("Agency"),
        pgettext("form", "Name of the report"),
        _("Category"),
        _("Delegates"),
        _("Period and place"),
        last,
    )


def _told(kind: ReturnKind, trip: Trip) -> tuple[str, ...]:
    ticks = [one.text or one.get_category_display() for one in trip.category_ticks.all()]
    people = [both_names(one.official) for one in trip.delegates.all()]
    at = trip.published_at
    on = trip.report_on if kind == ReturnKind.APPROVED else at and timezone.localdate(at)
    places = listed(trip.regions.all())
    return (
        in_language(trip.title_zh, trip.title_en),
        listed(ticks),
        listed(people),
        f"{period(trip)} {places}".strip(),
        day(on),
    )
