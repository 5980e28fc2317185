"""A small world for tests: records with as few columns as they need, public unless said."""

import datetime as dt
from typing import Any

from tripreports.directory.models import Official, Organization, Place, Post
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import Event
from tripreports.trips.enums import TripState
from tripreports.trips.models import Attendance, Delegate, Encounter, Trip


def place(key: str, **columns: Any) -> Place:
    return Place.objects.create(**_named(key) | {"kind": "country"} | columns)


def organization(key: str, **columns: Any) -> Organization:
    return Organization.objects.create(**_named(key) | {"kind": "city_government"} | columns)


def official(key: str, **columns: Any) -> Official:
    return Official.objects.create(**_named(key) | columns)


def post(holder: Official, **columns: Any) -> Post:
    given = {"key": f"{holder.key}-post", "title_en": "Mayor", "is_public": holder.is_public}
    return Post.objects.create(**given | {"official": holder} | columns)


def event(key: str, **columns: Any) -> Event:
    return Event.objects.create(**_named(key) | {"kind": "congress"} | columns)


def election(key: str, **columns: Any) -> Election:
    given = _named(key) | {"held_on": dt.date(2025, 9, 26)}
    if "body" not in columns:
        given["body"] = organization(f"{key}-body", is_public=columns.get("is_public", True))
    return Election.objects.create(**given | columns)


def candidacy(of: Election, candidate: Official, **columns: Any) -> Candidacy:
    """The only candidacy of a contest of its own."""
    key, shown = f"{of.key}-{candidate.key}", of.is_public
    order = of.contests.count() + 1
    contest = Contest.objects.create(
        key=f"{key}-contest", election=of, order=order, position_en="President", is_public=shown
    )
    given = {"key": key, "contest": contest, "official": candidate, "is_public": shown}
    return Candidacy.objects.create(**given | columns)


def trip(key: str, **columns: Any) -> Trip:
    """A published trip of the government `home`, from 23 September to 1 October 2025."""
    home = Organization.objects.filter(key="home").first() or organization("home")
    given = {
        "key": key,
        "title_en": key.title(),
        "state": TripState.PUBLISHED,
        "government": home,
        "agency": home,
        "starts_on": dt.date(2025, 9, 23),
        "ends_on": dt.date(2025, 10, 1),
    }
    return Trip.objects.create(**given | columns)


def delegate(of: Trip, person: Official, **columns: Any) -> Delegate:
    given = {
        "key": f"{of.key}.{person.key}",
        "order": of.delegates.count() + 1,
        "organization": of.agency,
        "agency": "Home",
        "title_en": "Clerk",
    }
    return Delegate.objects.create(**given | {"trip": of, "official": person} | columns)


def attendance(of: Trip, at: Event, **columns: Any) -> Attendance:
    given = {"trip": of, "event": at, "status": "attended"}
    return Attendance.objects.create(**given | columns)


def encounter(of: Trip, at: Event, **columns: Any) -> Encounter:
    given = {"trip": of, "event": at, "basis": "body", "contact": "explicit"}
    return Encounter.objects.create(**given | columns)


def _named(key: str) -> dict[str, Any]:
    return {"key": key, "name_en": key.title(), "is_public": True}
