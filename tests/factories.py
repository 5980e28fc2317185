"""Records for tests: what a test does not name gets a plain value, and nothing else is made."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from tripreports.core.models import Record
from tripreports.directory.models import Official, Organization, Place, Post
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import Event
from tripreports.followup.models import Recommendation
from tripreports.reports.models import Citation, Paragraph, Photo, Section
from tripreports.trips.models import Delegate, ItineraryDay, Trip

R = TypeVar("R", bound=Record)


def _made(model: type[R], given: dict[str, Any], **plain: Any) -> R:
    return model._default_manager.create(**plain | given)


def make_place(**given: Any) -> Place:
    return _made(Place, given, name_en="Goyang", kind="city")


def make_organization(**given: Any) -> Organization:
    return _made(Organization, given, name_en="Goyang City", kind="city_government")


def make_official(**given: Any) -> Official:
    return _made(Official, given, name_en="Kim Min-ji")


def make_post(**given: Any) -> Post:
    return _made(Post, given | _missing(given, official=make_official), title_en="Mayor")


def make_event(**given: Any) -> Event:
    return _made(Event, given, name_en="Congress", kind="congress")


def make_election(**given: Any) -> Election:
    return _made(Election, given | _missing(given, body=make_organization), name_en="Election")


def make_contest(**given: Any) -> Contest:
    needed = _missing(given, election=make_election)
    return _made(Contest, given | needed, position_en="President")


def make_candidacy(**given: Any) -> Candidacy:
    """A person's, unless an organization is given."""
    needed = _missing(given, contest=make_contest)
    if "organization" not in given:
        needed |= _missing(given, official=make_official)
    return _made(Candidacy, given | needed)


def make_trip(**given: Any) -> Trip:
    """Nine days in September 2025, of one city government, still a draft."""
    needed = _missing(given, government=make_organization)
    given = given | needed
    needed = {} if "agency" in given else {"agency": given["government"]}
    return _made(
        Trip,
        given | needed,
        title_en="Trip to Korea",
        starts_on=dt.date(2025, 9, 23),
        ends_on=dt.date(2025, 10, 1),
    )


def make_delegate(**given: Any) -> Delegate:
    needed = _missing(given, trip=make_trip, official=make_official, organization=make_organization)
    return _made(Delegate, given | needed, agency="Secretariat", title_en="Officer")


def make_day(**given: Any) -> ItineraryDay:
    return _made(
        ItineraryDay, given | _missing(given, trip=make_trip), order=1, on=dt.date(2025, 9, 23)
    )


def make_section(**given: Any) -> Section:
    return _made(
        Section,
        given | _missing(given, trip=make_trip),
        order=1,
        level=1,
        kind="prose",
        heading="壹、目的",
        label="壹",
        title="目的",
    )


def make_paragraph(**given: Any) -> Paragraph:
    needed = _missing(given, section=make_section)
    return _made(Paragraph, given | needed, position=1, text="本次出席大會。")


def make_photo(**given: Any) -> Photo:
    """In a section of its own trip."""
    needed = _missing(given, section=make_section)
    given = given | needed
    needed = {} if "trip" in given else {"trip": given["section"].trip}
    return _made(Photo, given | needed, order=1, position=1, caption="與金市長合影")


def make_citation(record: Record, **given: Any) -> Citation:
    """The words of a paragraph, of its own trip, that prove a record."""
    needed = _missing(given, paragraph=make_paragraph)
    given = given | needed
    text = given["paragraph"]
    return _made(Citation, given, record=record, trip=text.section.trip, quote=text.text, order=1)


def make_recommendation(**given: Any) -> Recommendation:
    return _made(
        Recommendation, given | _missing(given, trip=make_trip), order=1, title="Join the network"
    )


def _missing(given: dict[str, Any], **makers: Callable[[], Any]) -> dict[str, Any]:
    """The records that a record cannot be without, made where none was given."""
    return {name: make() for name, make in makers.items() if name not in given}
