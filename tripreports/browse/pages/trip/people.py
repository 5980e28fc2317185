"""Whom the delegation met: people by organization, then organizations and groups."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from tripreports.browse.entries.directory import post_title
from tripreports.browse.entries.trips import encounter_entry, met
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Shown, shown
from tripreports.browse.wording import listing
from tripreports.browse.wording import say as _
from tripreports.directory.models import Official, Organization, Post
from tripreports.events.models import Event
from tripreports.trips.models import Encounter


@dataclass(frozen=True, slots=True)
class PersonMet(Shown):
    """One person, with the title held then, and each encounter."""

    name: str
    titles: str
    encounters: list[Entry]


@dataclass(frozen=True, slots=True)
class Circle(Shown):
    """The people met from one organization."""

    organization: str
    people: list[PersonMet]


def people(page: Page) -> dict[str, Any]:
    encounters = dict(page.extract.by(Encounter, "official_id"))
    nobody = encounters.pop(None, [])
    circles: dict[str, list[PersonMet]] = defaultdict(list)
    for official, rows in encounters.items():
        if page.link(Official, official):
            person = _person(page, official or "", rows)
            circles[_organization(page, official or "", rows)].append(person)
    last = circles.pop("", None)
    found = [Circle(name, circle) for name, circle in circles.items()]
    if last:
        found.append(Circle(_("No organization stated"), last))
    return {
        "circles": found,
        "people_count": sum(len(circle.people) for circle in found),
        "others_met": [encounter_entry(page, row, met(page, row)) for row in nobody],
    }


def _person(page: Page, official: str, rows: list[Row]) -> PersonMet:
    named = {row["post_id"] for row in rows if row["post_id"]}
    posts = page.extract.of(Post, official_id=official)
    then = [post for post in posts if post["key"] in named] or posts
    return PersonMet(
        name=page.link(Official, official),
        titles=listing(dict.fromkeys(_title(page, post) for post in then)),
        encounters=shown(_encounter(page, row) for row in rows),
    )


def _title(page: Page, post: Row) -> str:
    return format_html("{}{}", post_title(page, post), page.sources(Post, post))


def _encounter(page: Page, row: Row) -> Entry:
    return encounter_entry(
        page, row | {"post_id": None}, page.link(Event, row["event_id"]), with_event=False
    )


def _organization(page: Page, official: str, rows: list[Row]) -> str:
    """Where the person held the post, or the organization that the encounter names."""
    keys = [row["organization_id"] for row in rows]
    posts = page.extract.of(Post, official_id=official)
    named = {row["post_id"] for row in rows}
    ordered = sorted(posts, key=lambda post: post["key"] not in named)
    keys = [post["organization_id"] for post in ordered] + keys
    return next((page.link(Organization, key) for key in keys if key), "")
