"""Publishing makes public what a trip refers to, and nothing else."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType

from tripreports.core.models import SharedRecord
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.events.models import Appearance, Event, Figure
from tripreports.reports.models import Citation, Section
from tripreports.trips.enums import TripState
from tripreports.trips.models import Attendance, Encounter, Trip
from tripreports.trips.services import publish, withdraw

pytestmark = pytest.mark.django_db


def _city(key: str) -> Organization:
    country, _ = Place.objects.get_or_create(key="land", name_en="Land", kind="country")
    place = Place.objects.create(key=f"{key}-place", name_en=key, kind="city", country=country)
    return Organization.objects.create(key=key, name_en=key, kind="city_government", seat=place)


def _trip(key: str, home: Organization) -> Trip:
    return Trip.objects.create(
        key=key,
        title_en=key,
        government=home,
        agency=home,
        starts_on=dt.date(2025, 9, 23),
        ends_on=dt.date(2025, 10, 1),
    )


def _met(trip: Trip, name: str) -> Official:
    """An official of a city of the same name, met on the trip at a congress of that name."""
    city = _city(f"{name}-city")
    official = Official.objects.create(key=name, name_en=name)
    Post.objects.create(key=f"{name}-post", official=official, organization=city, title_en="Mayor")
    event = Event.objects.create(key=f"{name}-congress", name_en=name, kind="congress")
    Attendance.objects.create(trip=trip, event=event, status="attended")
    Encounter.objects.create(
        trip=trip, event=event, official=official, basis="body", contact="explicit"
    )
    return official


def _public(model: type[SharedRecord]) -> set[str]:
    return set(model._default_manager.filter(is_public=True).values_list("key", flat=True))


def test_publish_shows_the_trip_and_what_it_refers_to() -> None:
    home = _city("home")
    trip = _trip("trip", home)
    _met(trip, "kim")
    Official.objects.create(key="stranger", name_en="Stranger")
    _city("elsewhere")

    published = publish(trip)

    assert published.state == TripState.PUBLISHED
    assert published.published_at is not None
    assert _public(Official) == {"kim"}
    assert _public(Event) == {"kim-congress"}
    assert _public(Post) == {"kim-post"}
    assert _public(Organization) == {"home", "kim-city"}
    assert _public(Place) == {"home-place", "kim-city-place", "land"}


def test_publish_shows_what_is_stated_about_its_records() -> None:
    trip = _trip("trip", _city("home"))
    _met(trip, "kim")
    event = Event.objects.get(key="kim-congress")
    speaker = Official.objects.create(key="speaker", name_en="Speaker")
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

    publish(trip)

    assert _public(Appearance) == {"speech"}
    assert _public(Official) == {"kim", "speaker"}
    assert _public(Figure) == {"delegates"}


def test_publish_shows_what_its_report_cites() -> None:
    home = _city("home")
    trip = _trip("trip", home)
    network = Organization.objects.create(key="network", name_en="Network", kind="alliance")
    Membership.objects.create(key="seat", member=home, organization=network, capacity="member")
    section = Section.objects.create(
        trip=trip, order=1, level=1, kind="prose", heading="The city of Far", title="The city"
    )
    far = Place.objects.create(key="far", name_en="Far", kind="city")
    Citation.objects.create(trip=trip, record=far, section=section, quote="Far")

    publish(trip)

    assert "far" in _public(Place)
    assert _public(Membership) == {"seat"}
    assert _public(Organization) == {"home", "network"}


def test_publish_keeps_back_statements_that_only_a_draft_cites() -> None:
    home = _city("home")
    trip, draft = _trip("trip", home), _trip("draft", home)
    kim = _met(trip, "kim")
    rumour = Post.objects.create(key="rumour", official=kim, title_en="Next president")
    section = Section.objects.create(
        trip=draft, order=1, level=1, kind="prose", heading="Next president", title="Next"
    )
    Citation.objects.create(trip=draft, record=rumour, section=section, quote="Next president")

    publish(trip)

    assert _public(Post) == {"kim-post"}

    publish(draft)

    assert _public(Post) == {"kim-post", "rumour"}


def test_publish_again_shows_what_was_added_since() -> None:
    trip = _trip("trip", _city("home"))
    first = publish(trip)
    _met(trip, "kim")

    second = publish(trip)

    assert second.published_at == first.published_at
    assert _public(Official) == {"kim"}


def test_withdraw_hides_what_no_other_published_trip_refers_to() -> None:
    home = _city("home")
    first, second = _trip("first", home), _trip("second", home)
    kim = _met(first, "kim")
    _met(second, "lee")
    event = Event.objects.get(key="lee-congress")
    Encounter.objects.create(
        trip=second, event=event, official=kim, basis="body", contact="explicit"
    )
    publish(first)
    publish(second)

    withdrawn = withdraw(second)

    assert withdrawn.state == TripState.WITHDRAWN
    assert _public(Official) == {"kim"}
    assert _public(Event) == {"kim-congress"}
    assert _public(Organization) == {"home", "kim-city"}


def test_what_a_published_trip_no_longer_refers_to_is_hidden() -> None:
    trip = _trip("trip", _city("home"))
    kim, lee = _met(trip, "kim"), _met(trip, "lee")
    publish(trip)
    Encounter.objects.get(official=lee).delete()
    Attendance.objects.get(event_id="lee-congress").delete()

    publish(trip)

    assert _public(Official) == {"kim"}
    assert _public(Post) == {"kim-post"}
    assert _public(Event) == {"kim-congress"}

    Encounter.objects.get(official=kim).delete()
    withdraw(trip)

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
