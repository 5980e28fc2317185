"""A word that only unpublished reports have is nowhere on the public site, however one asks."""

import contextlib
import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import CharField, Model, TextField
from django.test import Client
from django.utils import timezone

from tests.browse.addresses import addresses, encoded, of_records
from tests.factories import (
    make_attendance,
    make_candidacy,
    make_citation,
    make_contest,
    make_day,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_post,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.core.models import SharedRecord
from tripreports.directory.models import (
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
    Place,
    PlaceAlias,
)
from tripreports.events.models import (
    Appearance,
    Event,
    EventAlias,
    EventSeries,
    EventTheme,
    Figure,
)
from tripreports.followup.models import Commitment, Invitation, Observation
from tripreports.reports.models import Citation, Photo, PhotoPerson
from tripreports.trips.models import (
    Amendment,
    DelegateAct,
    ItineraryActivity,
    ItineraryStop,
    Objective,
    Trip,
    TripRecord,
)

pytestmark = [pytest.mark.django_db, pytest.mark.untraced, pytest.mark.alike]

MARK, NOBODYS = "祕瓊zqx", "秘瓊zqy"
STATES = ("draft", "withdrawn")
PRIVATE = {"is_public": False}
# Filters, and of what kind the record is that they name.
POINTING = {
    **{kind: kind for kind in ("trip", "event", "organization", "official", "place", "series")},
    "country": "place",
    "city": "place",
    "seat": "place",
    "parent": "organization",
    "met_organization": "organization",
    "agency": "organization",
    "body": "organization",
}
# Keys: what is hidden bears a name that nothing public has, and that nothing at all has.
HIDDEN, NOTHING = "hidden", "nobody"


@pytest.fixture(params=STATES)
def archive(request: pytest.FixtureRequest) -> None:
    """A published trip, and an unpublished one that touches all of its records, full of the mark."""
    place = make_place("open-place")
    body = make_organization("open-organization", country=place)
    person = make_official("open-official", country=place)
    series = EventSeries.objects.create(key="open-series", name_en="Open", is_public=True)
    event = make_event("open-event", country=place, series=series)
    make_election("open-election", body=body, event=event)
    trip = make_trip("open-trip", government=body)
    make_delegate(trip=trip, official=person)
    make_attendance(trip=trip, event=event)
    make_encounter(trip=trip, event=event, organization=body)
    make_photo(section=make_section(trip=trip), key="open-photo", event=event)
    make_recommendation(trip=trip)
    hide(make_hidden(request.param))


def make_hidden(state: str) -> Trip:
    place = make_place("hidden-place", parent_id="open-place", country_id="open-place", **PRIVATE)
    body = make_organization(
        "hidden-organization", parent_id="open-organization", seat=place, **PRIVATE
    )
    person = make_official("hidden-official", place=place, country_id="open-place", **PRIVATE)
    series = EventSeries.objects.create(
        key="hidden-series", name_en="x", organization_id="open-organization", **PRIVATE
    )
    event = make_event(
        "hidden-event",
        parent_id="open-event",
        parent_link="programme",
        series_id="open-series",
        country_id="open-place",
        **PRIVATE,
    )
    make_statements(place, body, person, series, event)
    home = Organization.objects.get(key="open-organization")
    trip = make_trip("hidden-trip", government=home, state=state, published_at=None)
    make_rows(trip, person, event)
    make_text(trip, person)
    return trip


def make_statements(
    place: Place, body: Organization, person: Official, series: EventSeries, event: Event
) -> None:
    """Of the hidden records, and of the public ones, for the draft."""
    for of_place in (place.key, "open-place"):
        PlaceAlias.objects.create(place_id=of_place, text="x", **PRIVATE)
    for of_body in (body.key, "open-organization"):
        OrganizationAlias.objects.create(organization_id=of_body, text="x", **PRIVATE)
    for of_person in (person.key, "open-official"):
        OfficialAlias.objects.create(official_id=of_person, text="x", **PRIVATE)
        make_post(official_id=of_person, organization=body, **PRIVATE)
    for number, of_event in enumerate((event.key, "open-event")):
        EventAlias.objects.create(event_id=of_event, text="x", **PRIVATE)
        EventTheme.objects.create(event_id=of_event, text_zh="x", **PRIVATE)
        Appearance.objects.create(event_id=of_event, official=person, kind="speech", **PRIVATE)
        make_election(f"hidden-election{number or ''}", body=body, event_id=of_event, **PRIVATE)
    make_membership(member=body, organization_id="open-organization", capacity_text="x", **PRIVATE)
    contest = make_contest(election_id="open-election", **PRIVATE)
    make_candidacy(contest=contest, official=person, seat_basis="x", **PRIVATE)
    Figure.objects.create(
        subject_type=ContentType.objects.get_for_model(Event),
        subject_key="open-event",
        comparator="qualitative",
        words="x",
        **PRIVATE,
    )


def make_rows(trip: Trip, person: Official, event: Event) -> None:
    """What the desk enters of a trip, about its own records and the public ones."""
    trip.regions.add(Place.objects.get(key="open-place"))
    Objective.objects.create(trip=trip, text_zh="x")
    make_delegate(trip=trip, official_id="open-official", unit="x")
    one = make_delegate(trip=trip, official=person, order=2)
    for number, at in enumerate((event.key, "open-event")):
        make_attendance(trip=trip, event_id=at)
        make_encounter(trip=trip, event_id=at, official=person)
        make_encounter(trip=trip, event_id=at, organization_id="open-organization", group="x")
        DelegateAct.objects.create(delegate=one, event_id=at, kind="speaker")
        Invitation.objects.create(
            trip=trip, event_id=at, order=number, direction="extended", to_text="x"
        )
    day = make_day(trip=trip, route="x")
    ItineraryStop.objects.create(day=day, place_id="open-place")
    ItineraryActivity.objects.create(day=day, text="x", event_id="open-event")
    make_recommendation(trip=trip, responsible_id="open-organization")
    Observation.objects.create(trip=trip, order=1, title="x", lesson="x")
    Commitment.objects.create(trip=trip, title="x", text_zh="x", side="ours", spoken_by=person)
    Amendment.objects.create(trip=trip, text="x")


def make_text(trip: Trip, person: Official) -> None:
    section = make_section(trip=trip, key="hidden-section")
    section.events.add(Event.objects.get(key="open-event"))
    photo = make_photo(section=section, key="hidden-photo", event_id="open-event")
    Photo.objects.filter(pk=photo.pk).update(alternative_text_zh="x")
    PhotoPerson.objects.create(photo=photo, official_id="open-official", position="x")
    paragraph = make_paragraph(section=section, position=2)
    for cited in (person, Official.objects.get(key="open-official"), trip):
        make_citation(cited, paragraph=paragraph)


def hide(trip: Trip) -> None:
    """Writes the mark into every text of the trip and of the hidden records of the world."""
    if trip.state == "withdrawn":
        Trip.objects.filter(pk=trip.pk).update(published_at=timezone.now())
    # Last citations, whose words have to stand in the text.
    for model in sorted(apps.get_models(), key=lambda model: model is Citation):
        if model is Trip:
            write(Trip.objects.filter(pk=trip.pk))
        elif issubclass(model, TripRecord):
            write(model._default_manager.filter(**{model.trip_path: trip}))
        elif issubclass(model, SharedRecord):
            write(model._default_manager.filter(is_public=False))
    # The one thing that a withdrawn report says, and only at its own address.
    Trip.objects.filter(pk=trip.pk).update(withdrawal_reason="")


def write(rows: Any) -> None:
    """Column by column, but for those in which a rule allows no words here."""
    for name in texts_of(rows.model):
        with contextlib.suppress(IntegrityError), transaction.atomic():
            rows.update(**{name: MARK})


def texts_of(model: type[Model]) -> list[str]:
    """The columns in which somebody writes freely."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not (field.choices or field.primary_key or field.name.endswith("_key"))
        and field.name != "state"
        and (field.max_length or 999) >= len(MARK)
    ]


def shown(client: Client, path: str, query: str = "") -> str:
    """What an answer says: its status, where it leads, and its body, marks read as they look."""
    answer = client.get(path, QUERY_STRING=query)
    body = b"".join(answer) if answer.streaming else answer.content
    return f"{answer.status_code} {answer.headers.get('Location', '')} {body.decode()}"


def without_moments(page: str) -> str:
    """Feeds and calendars say when they were made."""
    return re.sub(r"\d{8}T\d{6}Z?|\d{4}-\d\d-\d\dT[\d:.+]+Z?", "", page)


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_no_address_shows_the_mark(archive: None, language: str) -> None:
    client = Client(headers={"accept-language": language})

    pages = {name: shown(client, path) for name, path in addresses("open").items()}

    assert [name for name, page in pages.items() if MARK in page or "hidden-" in page] == []


def test_asking_for_the_mark_is_like_asking_for_what_nobody_wrote(archive: None) -> None:
    questions = (
        "q={}",
        "q={}&ordering=-starts_on",
        "q={}&type=section",
        "q={}&kind=trip&year=2025",
    )

    told = [
        (name, question)
        for name in asked_of_all()
        for question in questions
        if tells_apart(name, question, encoded(MARK), encoded(NOBODYS))
    ]

    assert told == []


def test_asking_for_a_hidden_record_is_like_asking_for_none(archive: None) -> None:
    told = [
        (name, field)
        for name in asked_of_all()
        for field, kind in POINTING.items()
        if tells_apart(name, f"{field}={{}}", f"hidden-{kind}", f"nobody-{kind}")
    ]

    assert told == []


def asked_of_all() -> list[str]:
    """The addresses at which one can ask for something."""
    asked = ("-list", "-feed", "search", "home", "calendar", "sitemap-part", "event-detail")
    return [name for name in addresses("open") if name.endswith(asked)]


def tells_apart(name: str, question: str, hidden: str, nothing: str) -> bool:
    """Whether the answer to a question says more than what was asked."""
    client, path = Client(), addresses("open")[name]
    answers = {
        # Links hold the question, and links to such links hold it in another form.
        unquote(unquote(shown(client, path, question.format(word)))).replace(unquote(word), "…")
        for word in (hidden, nothing)
    }
    return len({without_moments(answer) for answer in answers}) > 1


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_address_of_what_is_hidden_answers_as_that_of_nothing(
    archive: None, language: str, request: pytest.FixtureRequest
) -> None:
    client = Client(headers={"accept-language": language})
    is_withdrawn = Trip.objects.withdrawn().exists()
    differ = []

    for name, path in of_records(HIDDEN).items():
        nothing = of_records(NOTHING)[name]
        hidden, unknown = client.get(path), client.get(nothing)
        same = hidden.content.decode().replace(HIDDEN, NOTHING) == unknown.content.decode()
        headers = hidden.headers.items() ^ unknown.headers.items()
        if (hidden.status_code, unknown.status_code, same) != (404, 404, True) or headers:
            differ.append((name, hidden.status_code, same, sorted(headers)))

    assert is_withdrawn is False
    assert differ == []


def test_staff_see_the_mark(archive: None, admin_client: Client) -> None:
    """So there was something to see."""
    pages = {name: shown(admin_client, path) for name, path in addresses("open").items()}

    found = {name for name, page in pages.items() if MARK in page}
    assert {"trip-list", "event-detail", "organization-detail", "official-detail"} <= found
