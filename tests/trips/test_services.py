"""Publishing makes public what a trip refers to, and nothing else."""

import pytest
from django.contrib.contenttypes.models import ContentType

from tests.factories import (
    make_attendance,
    make_citation,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_public,
    make_section,
    make_trip,
    make_withdrawn,
)
from tripreports.core.models import SharedRecord
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.events.models import Appearance, Event, Figure
from tripreports.trips.enums import TripState
from tripreports.trips.models import Attendance, Encounter, Trip

pytestmark = pytest.mark.django_db


HIDDEN = {"is_public": False}


def _city(key: str) -> Organization:
    """With its seat in the one country of these tests."""
    land = Place.objects.filter(key="land").first() or make_place("land", **HIDDEN)
    seat = make_place(f"{key}-place", kind="city", country=land, **HIDDEN)
    return make_organization(key, seat=seat, **HIDDEN)


def _draft(key: str, home: Organization) -> Trip:
    return make_trip(key, government=home, state=TripState.DRAFT)


def _met(trip: Trip, name: str) -> Official:
    """An official of a city of the same name, met on the trip at a congress of that name."""
    city = _city(f"{name}-city")
    official = make_official(name, **HIDDEN)
    make_post(key=f"{name}-post", official=official, organization=city, **HIDDEN)
    event = make_event(f"{name}-congress", **HIDDEN)
    make_attendance(trip=trip, event=event)
    make_encounter(trip=trip, event=event, official=official)
    return official


def _public(model: type[SharedRecord]) -> set[str]:
    return set(model._default_manager.filter(is_public=True).values_list("key", flat=True))


def test_publish_shows_the_trip_and_what_it_refers_to() -> None:
    home = _city("home")
    trip = _draft("trip", home)
    _met(trip, "kim")
    make_official("stranger", **HIDDEN)
    _city("elsewhere")

    published = make_public(trip)

    assert published.state == TripState.PUBLISHED
    assert published.published_at is not None
    assert _public(Official) == {"kim"}
    assert _public(Event) == {"kim-congress"}
    assert _public(Post) == {"kim-post"}
    assert _public(Organization) == {"home", "kim-city"}
    assert _public(Place) == {"home-place", "kim-city-place", "land"}


def test_publish_shows_what_is_stated_about_its_records() -> None:
    trip = _draft("trip", _city("home"))
    _met(trip, "kim")
    event = Event.objects.get(key="kim-congress")
    speaker = make_official("speaker", **HIDDEN)
    Appearance.objects.create(key="speech", event=event, kind="keynote", official=speaker)
    Figure.objects.create(
        key="delegates",
        subject=event,
        metric_zh="代表",
        metric_en="delegates",
        value=807,
        comparator="=",
        words="807位代表",
    )

    make_public(trip)

    assert _public(Appearance) == {"speech"}
    assert _public(Official) == {"kim", "speaker"}
    assert _public(Figure) == {"delegates"}


def test_publish_shows_what_its_report_cites() -> None:
    home = _city("home")
    trip = _draft("trip", home)
    network = make_organization("network", kind="alliance", **HIDDEN)
    make_membership(key="seat", member=home, organization=network, **HIDDEN)
    far = make_place("far", kind="city", **HIDDEN)
    make_citation(far, section=make_section(trip=trip, heading="The city of Far"), quote="Far")

    make_public(trip)

    assert "far" in _public(Place)
    assert _public(Membership) == {"seat"}
    assert _public(Organization) == {"home", "network"}


def test_publish_keeps_back_statements_that_only_a_draft_cites() -> None:
    home = _city("home")
    trip, draft = _draft("trip", home), _draft("draft", home)
    kim = _met(trip, "kim")
    rumour = make_post(key="rumour", official=kim, title_en="Next president", **HIDDEN)
    make_citation(rumour, section=make_section(trip=draft, heading="Next president"))

    make_public(trip)

    assert _public(Post) == {"kim-post"}

    make_public(draft)

    assert _public(Post) == {"kim-post", "rumour"}


def test_publish_keeps_back_new_statements_that_may_be_of_a_draft() -> None:
    home = _city("home")
    trip, draft = _draft("trip", home), _draft("draft", home)
    kim = _met(trip, "kim")
    make_public(trip)
    make_encounter(trip=draft, event=make_event("call", **HIDDEN), official=kim)
    make_post(key="uncited", official=kim, title_en="Next president", **HIDDEN)

    make_public(trip)

    assert _public(Post) == {"kim-post"}

    make_public(draft)

    assert _public(Post) == {"kim-post", "uncited"}


def test_publish_again_shows_what_was_added_since() -> None:
    trip = _draft("trip", _city("home"))
    first = make_public(trip)
    _met(trip, "kim")

    second = make_public(trip)

    assert second.published_at == first.published_at
    assert _public(Official) == {"kim"}


def test_withdraw_hides_what_no_other_published_trip_refers_to() -> None:
    home = _city("home")
    first, second = _draft("first", home), _draft("second", home)
    kim = _met(first, "kim")
    _met(second, "lee")
    event = Event.objects.get(key="lee-congress")
    make_encounter(trip=second, event=event, official=kim)
    make_public(first)
    make_public(second)

    withdrawn = make_withdrawn(second)

    assert withdrawn.state == TripState.WITHDRAWN
    assert _public(Official) == {"kim"}
    assert _public(Event) == {"kim-congress"}
    assert _public(Organization) == {"home", "kim-city"}


def test_what_a_published_trip_no_longer_refers_to_is_hidden() -> None:
    trip = _draft("trip", _city("home"))
    kim, lee = _met(trip, "kim"), _met(trip, "lee")
    make_public(trip)
    Encounter.objects.get(official=lee).delete()
    Attendance.objects.get(event_id="lee-congress").delete()

    make_public(trip)

    assert _public(Official) == {"kim"}
    assert _public(Post) == {"kim-post"}
    assert _public(Event) == {"kim-congress"}

    Encounter.objects.get(official=kim).delete()
    make_withdrawn(trip)

    assert _public(Official) == set()
    assert _public(Organization) == set()


def test_every_statement_names_what_it_is_about() -> None:
    standing_alone = {"place", "official", "organization", "event"}

    silent = {
        model.model
        for model in ContentType.objects.all()
        if (found := model.model_class())
        and issubclass(found, SharedRecord)
        and not found.states_about
    }

    assert silent == standing_alone
