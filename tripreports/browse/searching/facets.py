"""By kind and by year, what a search found can be narrowed down to."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.browse.lists.addresses import Chip
from tripreports.browse.lists.facets import IN_SIGHT, Facet, facet_row, year_in_words
from tripreports.browse.searching.question import Question
from tripreports.browse.searching.speaking import kind_in_words
from tripreports.browse.statement import visible
from tripreports.browse.wording import escaped
from tripreports.search.kinds import all_kinds
from tripreports.search.query import Found
from tripreports.search.revision import remember
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

# A value, with how many it leaves if that could be counted.
Values = Sequence[tuple[str, int | None]]


def facets(question: Question, found: Found, reader: "Reader | None") -> list[Facet]:
    """Where there is too much to count, all kinds and years without numbers."""
    kinds: Values = found.kinds
    years: Values = [(str(year), count) for year, count in found.years]
    if found.is_cut:
        kinds = [(kind.name, None) for kind in sorted(all_kinds(), key=lambda one: -one.weight)]
        years = [(str(year), None) for year in _years(reader)]
    year = "" if question.year is None else str(question.year)
    return [
        *_facet(question, "kind", _("kind"), kinds, question.kind, kind_in_words),
        *_facet(question, "year", pgettext("calendar", "year"), years, year, _year),
    ]


def chips(question: Question) -> list[Chip]:
    found = []
    if question.kind:
        found.append(Chip(_("kind"), kind_in_words(question.kind), question.without("kind")))
    if question.year is not None:
        words = year_in_words(question.year)
        found.append(Chip(pgettext("calendar", "year"), words, question.without("year")))
    return found


def _facet(
    question: Question,
    name: str,
    title: str,
    values: Values,
    chosen: str,
    say: Callable[[str], str],
) -> list[Facet]:
    """None where there is nothing to choose from."""
    start = escaped(question.with_value(name))
    rows = [
        facet_row(escaped(question.without(name)), escaped(say(value)), count, is_chosen=True)
        if value == chosen
        else facet_row(f"{start}{quote(value)}", escaped(say(value)), count)
        for value, count in values
    ]
    if not rows:
        return []
    more = rows[IN_SIGHT:]
    return [
        Facet(
            name=name,
            title=title,
            rows=SafeString("".join(rows[:IN_SIGHT])),
            more=SafeString("".join(more)),
            more_count=len(more),
            beyond="",
            only="",
        )
    ]


def _year(year: str) -> str:
    return year_in_words(int(year))


def _years(reader: "Reader | None") -> list[int]:
    """The years in which there were trips, the newest first."""
    trips = visible(Trip, reader).order_by()
    return remember(
        "years of trips",
        reader,
        lambda: [day.year for day in trips.dates("starts_on", "year", order="DESC")],
    )
