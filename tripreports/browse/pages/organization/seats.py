"""The seats and memberships of an organization, from when until when, and who sits in it."""

from collections import Counter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import pgettext

from tripreports.browse.charts.bars import Bars
from tripreports.browse.charts.times import Times, time_bars
from tripreports.browse.entries.directory import (
    membership_entry,
    membership_term,
    membership_words,
    seat_name,
)
from tripreports.browse.entries.elections import election_entry, standing_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Part
from tripreports.browse.parts import part
from tripreports.browse.terms import is_dated, span
from tripreports.browse.wording import label, listing
from tripreports.browse.wording import say as _
from tripreports.directory.enums import Capacity, MembershipStatus
from tripreports.directory.models import Membership
from tripreports.elections.models import Candidacy, Election


def seat_facts(page: Page) -> str:
    """The seats that it holds today and that end one day, with when they do."""
    rows = page.extract.chosen(Membership, "memberships")
    seats = [row for row in rows if row["ends_on"] and row["ends_on"] >= page.today.isoformat()]
    return listing(
        format_html("{}{}", seat_name(page, row), membership_term(page, row)) for row in seats
    )


def seat_parts(page: Page) -> list[Part]:
    chosen = page.extract.chosen
    held = chosen(Membership, "memberships")
    rest = [row for row in held if not is_dated(row)]
    candidacies = chosen(Candidacy, "candidacies")
    return [
        part(
            page,
            "memberships",
            _("Memberships and seats"),
            [membership_entry(page, row, of_member=True) for row in rest],
            chart=_bars(page, [row for row in held if is_dated(row)]),
        ),
        part(page, "not-members", _("Explicitly not a member"), _not_members(page)),
        part(
            page,
            "candidacies",
            _("Candidacies and seats won"),
            [standing_entry(page, row) for row in candidacies],
        ),
        part(
            page,
            "elections",
            _("Elections held"),
            [election_entry(page, row) for row in chosen(Election, "elections")],
        ),
        _members(page),
    ]


def _bars(page: Page, rows: list[Row]) -> Bars | None:
    if not rows:
        return None
    times = [
        Times(
            seat_name(page, row),
            membership_words(page, row),
            [span(row, page.today, is_past=row["status"] == MembershipStatus.ENDED)],
        )
        for row in rows
    ]
    heads = (_("Seat or membership"), pgettext("membership", "Term"))
    return time_bars("membership-times", _("When they run"), heads, times, today=page.today)


def _not_members(page: Page) -> list[Entry]:
    """As the source says it, from whichever side the page is on."""
    key = page.extract.subject[1]
    return [
        membership_entry(page, row, of_member=row["member_id"] == key)
        for row in page.extract.chosen(Membership, "not-members")
    ]


def _members(page: Page) -> Part:
    rows = page.extract.chosen(Membership, "members")
    capacities = Counter(row["capacity"] for row in rows)
    shown = page.extract.total("members") == len(rows)
    counts = listing(f"{label(Capacity, one)} {n}" for one, n in capacities.items())
    asked = urlencode({"member_of": page.extract.subject[1]})
    address = f"{reverse('browse:organization-list')}?{asked}"
    also = format_html('<a href="{}">{}</a>', address, _("The members as a list"))
    return part(
        page,
        "members",
        _("Members"),
        [membership_entry(page, row, of_member=False) for row in rows],
        note=counts if shown and len(capacities) > 1 else "",
        also=also if rows else "",
    )
