"""Whom the delegation met: people by organization, then organizations and groups."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from tripreports.browse.entries.directory import post_title
from tripreports.browse.entries.trips import circumstances, contact_tag, encounter_entry, met
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown, shown
from tripreports.browse.wording import escaped, listing, period, said_in, tag
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Official, Organization, Post
from tripreports.events.models import Event
from tripreports.trips.models import Encounter, Trip

_PAST = {PostStatus.FORMER, PostStatus.HISTORICAL}


@dataclass(frozen=True, slots=True)
class Contact(Shown):
    """How somebody was met, in the same way at one or several events."""

    tag: str
    events: list[str]
    circumstances: str
    note: str

    @property
    def item(self) -> str:
        note = f"<p{said_in(self.note)}>{escaped(self.note)}</p>" if self.note else ""
        events = " ".join(self.events)
        return SafeString(f"<li>{events}{self.tag} <small>{self.circumstances}</small>{note}</li>")


@dataclass(frozen=True, slots=True)
class PersonMet(Shown):
    """One person, with the title held then, the one held now if it differs, and each encounter."""

    name: str
    other_name: str
    titles: str
    now: str
    contacts: list[Contact]

    @property
    def item(self) -> str:
        """Written here, as a delegation may meet hundreds."""
        other = f" {self.other_name}" if self.other_name else ""
        term = escaped(pgettext("post", "Now"))
        now = f"<p><small>{term} {self.now}</small></p>" if self.now else ""
        contacts = "".join(contact.item for contact in self.contacts)
        return f"<li><p>{self.name}{other} {self.titles}</p>{now}<ul>{contacts}</ul></li>"


@dataclass(frozen=True, slots=True)
class Circle(Shown):
    """The people met from one organization."""

    organization: str
    people: list[PersonMet]

    @property
    def item(self) -> str:
        people = "".join(person.item for person in self.people)
        return SafeString(f"<li><p>{self.organization}</p><ul>{people}</ul></li>")


def people(page: Page, trip: str) -> dict[str, Any]:
    encounters = dict(page.extract.by(Encounter, "official_id"))
    nobody = encounters.pop(None, [])
    returned = page.extract.row(Trip, trip)["ends_on"]
    circles: dict[str, list[PersonMet]] = defaultdict(list)
    for official, rows in encounters.items():
        if official and page.link(Official, official):
            where = _organization(page, official, rows)
            circles[where].append(_person(page, official, rows, where, returned))
    last = circles.pop("", None)
    found = [Circle(page.link(Organization, key), circle) for key, circle in circles.items()]
    if last:
        found.append(Circle(_("No organization stated"), last))
    return {
        "circles": found,
        "people_count": sum(len(circle.people) for circle in found),
        "others_met": shown(encounter_entry(page, row, met(page, row)) for row in nobody),
    }


def _person(page: Page, official: str, rows: list[Row], where: str, returned: str) -> PersonMet:
    named = {row["post_id"] for row in rows if row["post_id"]}
    posts = page.extract.of(Post, official_id=official)
    then = [post for post in posts if post["key"] in named] or posts
    now = [post for post in posts if post not in then and _came_later(post, then, returned)]
    return PersonMet(
        name=page.link(Official, official),
        other_name=page.other_text(*(page.extract.name(Official, official) or ("", ""))),
        titles=_titles(page, then, where),
        now=listing(dict.fromkeys(_now(page, post) for post in now)),
        contacts=_contacts(page, rows),
    )


def _came_later(post: Row, then: list[Row], returned: str) -> bool:
    """Whether a post is held now and was not on the trip, as far as the records tell."""
    if post["status"] != PostStatus.CURRENT:
        return False
    began_later = (post["starts_on"] or "") > returned
    return began_later or all(one["status"] in _PAST for one in then)


def _titles(page: Page, posts: list[Row], where: str) -> str:
    """The titles held then, each once with all its marks."""
    proved: dict[str, list[Row]] = defaultdict(list)
    for post in posts:
        proved[_title(page, post, where)] += page.citations(Post, post)
    return listing(SafeString(title + page.marks(found)) for title, found in proved.items())


def _title(page: Page, post: Row, where: str) -> str:
    """The organization is left out where it stands above."""
    if post["organization_id"] == where and (post["title_zh"] or post["title_en"]):
        post = post | {"organization_id": None}
    return post_title(page, post)


def _now(page: Page, post: Row) -> str:
    since = period(Post, post)
    title = format_html("{}{}", post_title(page, post), page.sources(Post, post))
    return SafeString(f"{title} {since}") if since else title


def _contacts(page: Page, rows: list[Row]) -> list[Contact]:
    """Encounters that are told in the same words stand together."""
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        if event := page.link(Event, row["event_id"]):
            told = (_how(row), circumstances(page, row), row["note"])
            alike[told].append(f"{event}{page.sources(Encounter, row)}")
    return [Contact(how, events, more, note) for (how, more, note), events in alike.items()]


def _how(row: Row) -> str:
    return contact_tag(row) + (tag(_("derived"), "derived") if row["is_derived"] else "")


def _organization(page: Page, official: str, rows: list[Row]) -> str:
    """Where the person held the post, or the organization that the encounter names."""
    posts = page.extract.of(Post, official_id=official)
    named = {row["post_id"] for row in rows}
    ordered = sorted(posts, key=lambda post: post["key"] not in named)
    keys = [one["organization_id"] for one in (*ordered, *rows)]
    return next((key for key in keys if page.link(Organization, key)), "")
