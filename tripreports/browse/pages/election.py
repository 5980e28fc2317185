"""An election: its contests, who stood and who won, half-terms, and how the seats add up."""

from typing import Any

from django.db.models import Q

from tripreports.browse.entries.elections import election_view
from tripreports.browse.kinds import Kind
from tripreports.browse.page import Page, read_names_and_sources
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation


def rows_of_elections(found: Q, within: Q, of_contest: Q) -> dict[Kind, Q]:
    """Elections, and what is said of the election by a contest, and by what belongs to one."""
    return {
        Election: found,
        Contest: within,
        Candidacy: of_contest,
        SeatAllocation: of_contest,
    }


def election_page(page: Page, key: str) -> dict[str, Any]:
    wanted = rows_of_elections(Q(key=key), Q(election=key), Q(contest__election=key))
    page.extract.read(wanted)
    read_names_and_sources(page)
    row = page.extract.require_subject()
    view = election_view(page, row)
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": "",
        "facts": view.facts,
        "note": view.note,
        "sources": view.sources,
        "parts": [],
        "election": view,
    }
