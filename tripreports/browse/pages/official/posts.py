"""The posts of a person: on a line of time, and where sources disagree, side by side."""

from itertools import combinations

from django.utils.html import format_html
from django.utils.translation import pgettext

from tripreports.browse.charts.bars import Bars
from tripreports.browse.charts.times import Times, time_bars
from tripreports.browse.entries.directory import post_entry, post_title, post_words
from tripreports.browse.kinds import Row
from tripreports.browse.page import Group, Page, Part
from tripreports.browse.parts import part
from tripreports.browse.terms import is_dated, overlap, span
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Organization, Post

_OVER = (PostStatus.FORMER, PostStatus.HISTORICAL)


def post_part(page: Page) -> Part:
    """Those that fit together first: dated ones as bars, the others as entries."""
    rows = page.extract.chosen(Post, "posts")
    apart = _disagreeing(rows)
    kept = {row["key"] for group in apart for row in group}
    agreed = [row for row in rows if row["key"] not in kept]
    return part(
        page,
        "posts",
        _("Posts"),
        [post_entry(page, row, of_person=True) for row in agreed if not is_dated(row)],
        groups=[_group(page, group) for group in apart],
        chart=_bars(page, [row for row in agreed if is_dated(row)]),
    )


def _bars(page: Page, rows: list[Row]) -> Bars | None:
    if not rows:
        return None
    rows = sorted(rows, key=lambda row: row["starts_on"] or row["ends_on"], reverse=True)
    times = [
        Times(
            post_title(page, row),
            post_words(page, row),
            [span(row, page.today, is_past=row["status"] in _OVER)],
        )
        for row in rows
    ]
    heads = (_("Post"), pgettext("post", "Term"))
    return time_bars("post-times", _("When they were held"), heads, times, today=page.today)


def _disagreeing(rows: list[Row]) -> list[list[Row]]:
    """Posts that do not fit together, by organization; those marked elsewhere stand together."""
    by_organization: dict[str, list[Row]] = {}
    for row in rows:
        by_organization.setdefault(row["organization_id"] or "", []).append(row)
    groups: list[list[Row]] = []
    alone: list[list[Row]] = []
    for held in by_organization.values():
        clashing = {
            row["key"] for pair in combinations(held, 2) if _clash(*pair) for row in pair
        } | {row["key"] for row in held if row["is_disputed"]}
        found = [row for row in held if row["key"] in clashing]
        (groups if len(found) > 1 else alone).append(found)
    marked = [row for found in alone for row in found]
    return [*groups, marked] if marked else groups


def _clash(one: Row, other: Row) -> bool:
    """Two titles at one organization at one time."""
    titles = [(row["title_zh"] or row["title_en"]) for row in (one, other)]
    is_same_state = one["status"] == other["status"]
    return titles[0] != titles[1] and is_same_state and overlap(one, other)


def _group(page: Page, rows: list[Row]) -> Group:
    """Whether sources disagree, editors say; that two titles stand at one time, anybody sees."""
    is_disputed = any(row["is_disputed"] for row in rows)
    title = _("Sources disagree") if is_disputed else _("Two titles at the same time")
    organizations = {row["organization_id"] for row in rows}
    where = page.link(Organization, organizations.pop()) if len(organizations) == 1 else ""
    return Group(
        format_html("{} {}", title, where) if where else title,
        [post_entry(page, row, of_person=True, with_organization=not where) for row in rows],
        tone="disputed" if is_disputed else "",
    )
