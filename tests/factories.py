"""Records for tests: what a test does not name gets a plain value, and nothing else is made.

All of it is public, and the trips are published, unless a test says otherwise. What has a name
and is given a key is called after it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import User

from tripreports.core.models import Record
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import Event
from tripreports.followup.models import Recommendation
from tripreports.reports.models import Citation, Paragraph, Photo, Section
from tripreports.trips.enums import TripState
from tripreports.trips.models import Attendance, Delegate, Encounter, ItineraryDay, Trip
from tripreports.trips.services import publish, refresh_publication, withdraw

R = TypeVar("R", bound=Record)


def make_place(key: str = "", **given: Any) -> Place:
    """A country, unless another kind is given."""
    return _made(Place, given, **_called(key, "Korea"), kind="country", is_public=True)


def make_organization(key: str = "", **given: Any) -> Organization:
    called = _called(key, "Goyang City")
    return _made(Organization, given, **called, kind="city_government", is_public=True)


def make_official(key: str = "", **given: Any) -> Official:
    return _made(Official, given, **_called(key, "Kim Min-ji"), is_public=True)


def make_membership(**given: Any) -> Membership:
    given |= _missing(given, member=make_organization, organization=make_organization)
    return _made(Membership, given, capacity="member", is_public=True)


def make_post(**given: Any) -> Post:
    given |= _missing(given, official=make_official)
    return _made(Post, given, title_en="Mayor", is_public=True)


def make_event(key: str = "", **given: Any) -> Event:
    return _made(Event, given, **_called(key, "Congress"), kind="congress", is_public=True)


def make_election(key: str = "", **given: Any) -> Election:
    given |= _missing(given, body=make_organization)
    called = _called(key, "Election")
    return _made(Election, given, **called, held_on=dt.date(2025, 9, 26), is_public=True)


def make_contest(**given: Any) -> Contest:
    given |= _missing(given, election=make_election)
    return _made(Contest, given, position_en="President", is_public=True)


def make_candidacy(**given: Any) -> Candidacy:
    """A person's, unless an organization is given."""
    given |= _missing(given, contest=make_contest)
    if "organization" not in given:
        given |= _missing(given, official=make_official)
    return _made(Candidacy, given, is_public=True)


def make_trip(key: str = "", **given: Any) -> Trip:
    """Nine days in September 2025, of one city government."""
    given |= _missing(given, government=make_organization)
    return _made(
        Trip,
        given,
        **_called(key, "Trip to Korea", column="title_en"),
        state=TripState.PUBLISHED,
        agency=given["government"],
        starts_on=dt.date(2025, 9, 23),
        ends_on=dt.date(2025, 10, 1),
    )


def make_draft(key: str = "", **given: Any) -> Trip:
    return make_trip(key, **given | {"state": TripState.DRAFT})


def make_public(trip: Trip) -> Trip:
    """A trip taken to the public by a superuser; one that is public is looked through again."""
    trip = Trip.objects.get(key=trip.key)
    if trip.state == TripState.PUBLISHED:
        refresh_publication(trip)
        return trip
    trip.state = TripState.APPROVED
    trip.save()
    return publish(trip, by=make_superuser())


def make_withdrawn(trip: Trip) -> Trip:
    return withdraw(trip, by=make_superuser(), comment="It was wrong.")


def make_superuser() -> User:
    """The one superuser of a test."""
    found = User.objects.filter(username="superuser").first()
    return found or User.objects.create_superuser("superuser")


def make_delegate(**given: Any) -> Delegate:
    """Of the agency that sends the trip."""
    given |= _missing(given, trip=make_trip, official=make_official)
    home = given["trip"].agency
    return _made(Delegate, given, organization=home, agency="Secretariat", title_en="Officer")


def make_attendance(**given: Any) -> Attendance:
    given |= _missing(given, trip=make_trip, event=make_event)
    return _made(Attendance, given, status="attended")


def make_encounter(**given: Any) -> Encounter:
    """With a person, unless an organization or a group is given."""
    given |= _missing(given, trip=make_trip, event=make_event)
    if not {"organization", "group"} & given.keys():
        given |= _missing(given, official=make_official)
    return _made(Encounter, given, basis="body", contact="explicit")


def make_day(**given: Any) -> ItineraryDay:
    given |= _missing(given, trip=make_trip)
    return _made(ItineraryDay, given, order=1, on=dt.date(2025, 9, 23))


def make_section(**given: Any) -> Section:
    given |= _missing(given, trip=make_trip)
    return _made(
        Section,
        given,
        order=1,
        level=1,
        kind="prose",
        heading="壹、目的",
        label="壹",
        title="目的",
    )


def make_paragraph(**given: Any) -> Paragraph:
    given |= _missing(given, section=make_section)
    return _made(Paragraph, given, position=1, text="本次出席大會。")


def make_photo(**given: Any) -> Photo:
    """In a section of its own trip."""
    given |= _missing(given, section=make_section)
    trip = given["section"].trip
    return _made(Photo, given, trip=trip, order=1, position=1, caption="與金市長合影")


def make_citation(record: Record, **given: Any) -> Citation:
    """All the words of a paragraph, or of the heading of a section if given, prove a record."""
    if "section" in given:
        section, words = given["section"], given["section"].heading
    else:
        given |= _missing(given, paragraph=make_paragraph)
        section, words = given["paragraph"].section, given["paragraph"].text
    return _made(Citation, given, record=record, trip=section.trip, quote=words, order=1)


def make_recommendation(**given: Any) -> Recommendation:
    given |= _missing(given, trip=make_trip)
    return _made(Recommendation, given, order=1, title="Join the network")


def _made(model: type[R], given: dict[str, Any], **plain: Any) -> R:
    return model._default_manager.create(**plain | given)


def _called(key: str, plain: str, *, column: str = "name_en") -> dict[str, str]:
    return {"key": key, column: key.title()} if key else {column: plain}


def _missing(given: dict[str, Any], **makers: Callable[[], Any]) -> dict[str, Any]:
    """The records that a record cannot be without, made where none was given."""
    return {
        name: make() for name, make in makers.items() if not {name, f"{name}_id"} & given.keys()
    }
