"""An election: its contests, who stood and who won, half-terms, and how the seats add up."""

from typing import Any

from django.db.models import Q
from django.utils.html import format_html

from tripreports.browse.asking import SUBJECT, Chosen
from tripreports.browse.charts.bars import Bars
from tripreports.browse.charts.times import Times, time_bars
from tripreports.browse.entries.elections import (
    candidacy_entry,
    candidate,
    election_facts,
    election_view,
    won,
)
from tripreports.browse.kinds import Kind, Row
from tripreports.browse.page import Page, Part, read_names_and_sources
from tripreports.browse.parts import arranged, part
from tripreports.browse.terms import is_dated, span, term
from tripreports.browse.wording import listing, period, tag
from tripreports.browse.wording import say as _
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation


def rows_of_elections(found: Q, within: Q, of_contest: Q) -> dict[Kind, Q]:
    """Elections, and what is said of the election by a contest, and by what belongs to one."""
    return {
        Election: found,
        Contest: within,
        Candidacy: of_contest,
        SeatAllocation: of_contest,
    }


# A round with more is read leaf by leaf; no part of it is shown by halves before that.
_CONTESTS, _CANDIDATES = 60, 150


def election_page(page: Page, key: str) -> dict[str, Any]:
    _read(page)
    row = page.extract.require_subject()
    page.extract.mention(Election, [key])
    read_names_and_sources(page)
    view = election_view(page, row)
    stands = term(row, page.today)
    state = tag(stands.words, stands.tone) if stands else ""
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": _("Election"),
        "facts": election_facts(page, row, state),
        "note": view.note,
        "sources": view.sources,
        "related": [],
        **arranged(
            page,
            Part("contests", _("Contests"), contests=view.contests),
            part(page, "terms", _("Who sits until when"), chart=_terms(page)),
            _candidacies(page),
        ),
    }


def _read(page: Page) -> None:
    first = page.leafing.first
    page.extract.read(
        {
            Election: Q(key=SUBJECT),
            Contest: first("contests", Q(election=SUBJECT), by=("order", "key"), number=_CONTESTS),
            Candidacy: first(
                "candidacies",
                Q(contest__election=SUBJECT),
                by=("contest__order", "order", "key"),
                number=_CANDIDATES,
            ),
            SeatAllocation: Q(contest__in=Chosen("contests")),
        }
    )


def _terms(page: Page) -> Bars | None:
    """Those who won, each with the own half of the term or the whole of it."""
    times: dict[tuple[str | None, ...], Times] = {}
    for row in page.extract.chosen(Candidacy, "candidacies"):
        contest = page.extract.get(Contest, row["contest_id"])
        who = candidate(page, row)
        held = row if is_dated(row) else contest
        if not (who and won(row) and contest and held and is_dated(held)):
            continue
        sources = page.sources(Candidacy, row)
        words = _words(page, contest, held)
        # A part of a contest names the same people as the whole.
        times.setdefault(
            (who, contest["parent_id"] or contest["key"], held["starts_on"], held["ends_on"]),
            Times(who, format_html("{}{}", words, sources), [span(held, page.today)]),
        )
    if not times:
        return None
    heads = (_("Elected"), _("Term"))
    return time_bars("terms", _("Terms"), heads, times.values(), today=page.today)


def _words(page: Page, contest: Row, held: Row) -> str:
    stands = term(held, page.today)
    position = page.text(contest["position_zh"], contest["position_en"])
    said = listing([position, period(Contest, held)])
    return format_html("{}{}", said, tag(stands.words, stands.tone) if stands else "")


def _candidacies(page: Page) -> Part:
    """All of them in a row, where there are more than the contests above can show."""
    rows = page.extract.chosen(Candidacy, "candidacies")
    whole = part(
        page, "candidacies", _("Candidacies"), [candidacy_entry(page, row) for row in rows]
    )
    return whole if whole.more or whole.leaf else Part("candidacies", _("Candidacies"))
