from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.charts.bars import Amount, Bars, shares
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.wording import day, facts, label, listing, marked, period, say
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.enums import CandidacyOutcome, Decision
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation
from tripreports.events.models import Event

_TONES = {
    CandidacyOutcome.ELECTED: "good",
    CandidacyOutcome.RE_ELECTED: "good",
    CandidacyOutcome.SHARED: "good",
    CandidacyOutcome.NOT_ELECTED: "refused",
}


@dataclass(frozen=True, slots=True)
class ContestView:
    """One contest with who stood, and how its seats add up."""

    key: str
    position: str
    facts: str
    candidates: list[Entry]
    shares: Bars | None
    arithmetic: str
    note: str
    sources: str
    parts: "list[ContestView]"


@dataclass(frozen=True, slots=True)
class ElectionView:
    """One round of elections with its contests."""

    key: str
    name: str
    facts: str
    contests: list[ContestView]
    note: str
    sources: str


def election_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.link(Election, row["key"]),
        facts=facts(("", page.other_text(row["name_zh"], row["name_en"])))
        + election_facts(page, row),
        sources=page.sources(Election, row),
    )


def election_facts(page: Page, row: Row, state: str = "") -> str:
    """With how its term stands today, where that is told."""
    return facts(
        (_("Body"), page.link(Organization, row["body_id"])),
        (_("Meeting"), page.link(Event, row["event_id"])),
        (_("Held on"), day(row["held_on"])),
        (_("Term"), format_html("{}{}", period(Election, row), state)),
    )


def election_view(page: Page, row: Row) -> ElectionView:
    return ElectionView(
        key=row["key"],
        name=page.link(Election, row["key"]),
        facts=election_facts(page, row),
        contests=_contests(page, row, parent=None),
        note=marked(row["note"]),
        sources=page.sources(Election, row),
    )


def _contests(page: Page, election: Row, parent: str | None) -> list[ContestView]:
    rows = page.extract.of(Contest, election_id=election["key"])
    return [_contest_view(page, election, row) for row in rows if row["parent_id"] == parent]


def _contest_view(page: Page, election: Row, row: Row) -> ContestView:
    candidacies = page.extract.of(Candidacy, contest_id=row["key"])
    allocations = page.extract.of(SeatAllocation, contest_id=row["key"])
    return ContestView(
        key=row["key"],
        position=page.both(row["position_zh"], row["position_en"]),
        facts=contest_facts(page, row),
        candidates=[candidacy_entry(page, one) for one in candidacies],
        shares=_shares(page, row, allocations),
        arithmetic=seat_arithmetic(row, [one["seats"] for one in allocations]),
        note=marked(row["note"]),
        sources=page.sources(Contest, row),
        parts=_contests(page, election, row["key"]),
    )


def contest_facts(page: Page, row: Row) -> str:
    contested = {None: "", 0: gettext("no"), 1: gettext("yes")}[row["is_contested"]]
    return facts(
        (_("Seats in"), page.link(Organization, row["body_id"])),
        (_("Constituency"), page.link(Organization, row["constituency_id"])),
        (_("Seats stated"), row["seats_stated"]),
        (_("Seats moved in"), row["seats_moved_in"]),
        (_("Nominees stated"), row["nominees_stated"]),
        (_("Term"), period(Contest, row)),
        (_("Contested"), contested),
        (_("Decided"), label(Decision, row["decided_by"])),
        ("", row["decision_text"]),
    )


def seat_arithmetic(row: Row, seats: list[int]) -> str:
    """10 + 2 = 12 = 5 + 5 + 1 + 1: seats stated, moved in, in all, and shared out."""
    stated, moved = row["seats_stated"], row["seats_moved_in"]
    if stated is None or not (moved or seats):
        return ""
    total = stated + (moved or 0)
    left = f"{stated} + {moved} = {total}" if moved else f"{total}"
    if not seats:
        return left
    equals = "=" if sum(seats) == total else "≠"
    return f"{left} {equals} {' + '.join(map(str, seats))}"


def _shares(page: Page, contest: Row, rows: list[Row]) -> Bars | None:
    """How the seats were shared out among countries, as a table and a bar."""
    if not rows:
        return None
    amounts = [
        Amount(
            format_html(
                "{}{}", page.link(Place, row["place_id"]), page.sources(SeatAllocation, row)
            ),
            row["seats"],
        )
        for row in rows
        if page.link(Place, row["place_id"])
    ]
    heads = (say("Country"), say("Seats"))
    return shares(f"{contest['key']}-seats", say("Seats by country"), heads, amounts)


def won(row: Row) -> bool:
    return row["outcome"] in CandidacyOutcome.winning()


def candidate(page: Page, row: Row) -> str:
    named = page.link(Official, row["official_id"])
    return named or page.link(Organization, row["organization_id"])


def candidacy_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=candidate(page, row),
        tag=label(CandidacyOutcome, row["outcome"]),
        tone=_TONES.get(row["outcome"], ""),
        facts=_candidacy_facts(page, row),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Candidacy, row),
        key=row["key"],
    )


def _candidacy_facts(page: Page, row: Row) -> str:
    return facts(
        (_("Basis of the seat"), row["seat_basis"]),
        (_("Represents"), page.link(Organization, row["represents_id"])),
        (_("Own term"), period(Candidacy, row)),
    )


def standing_entry(page: Page, row: Row) -> Entry:
    """A candidacy, on the page of whoever stood."""
    contest = page.extract.get(Contest, row["contest_id"])
    if not contest:
        return Entry(lead="")
    position = page.text(contest["position_zh"], contest["position_en"])
    election = page.link(Election, contest["election_id"])
    return Entry(
        lead=format_html("{} {}", position, listing([election])),
        tag=label(CandidacyOutcome, row["outcome"]),
        tone=_TONES.get(row["outcome"], ""),
        facts=_candidacy_facts(page, row),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Candidacy, row),
    )
