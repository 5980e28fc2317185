"""Finding events."""

import pytest

from tests.asking import ask
from tests.factories import (
    make_attendance,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.events.filters import EventFilterSet
from tripreports.events.models import Appearance, EventTheme, Organizer, Resolution

pytestmark = pytest.mark.django_db


def test_events_are_found_by_where_they_were() -> None:
    korea = make_place("korea")
    seoul = make_place("seoul", kind="city", country=korea)
    make_event("here", country=korea, place=seoul)
    make_event("elsewhere")

    assert ask(EventFilterSet, country="korea") == ["here"]
    assert ask(EventFilterSet, place="seoul") == ["here"]


def test_events_are_found_by_name_abbreviation_and_theme() -> None:
    found = make_event("found", name_zh="第10屆大會", abbreviation="SLW")
    EventTheme.objects.create(event=found, text_en="Self-sufficient Cities", is_public=True)
    make_event("other")

    for typed in ("第 10 屆", "slw", "self sufficient"):
        assert ask(EventFilterSet, q=typed) == ["found"]
    assert ask(EventFilterSet, abbreviation="S.L.W") == []


def test_events_are_found_by_their_tree() -> None:
    congress = make_event("congress")
    make_event("forum", parent=congress, parent_link="programme")

    assert ask(EventFilterSet, parent="congress") == ["forum"]
    assert ask(EventFilterSet, is_part="false") == ["congress"]
    assert ask(EventFilterSet, parent_link="programme") == ["forum"]


def test_events_are_found_by_who_took_part() -> None:
    congress, city = make_event("congress"), make_organization("city")
    Organizer.objects.create(event=congress, organization=city, role="organizer", is_public=True)
    Appearance.objects.create(
        event=congress, kind="keynote", official=make_official("lee"), is_public=True
    )
    make_encounter(trip=make_trip("trip"), event=congress, official=make_official("kim"))
    make_event("other")

    assert ask(EventFilterSet, organizer="city") == ["congress"]
    assert ask(EventFilterSet, organization="city") == ["congress"]
    assert ask(EventFilterSet, official="lee") == ["congress"]
    assert ask(EventFilterSet, official="kim") == ["congress"]


def test_events_are_found_by_the_trip_that_shows() -> None:
    congress = make_event("congress")
    make_attendance(trip=make_trip("shown"), event=congress)
    make_attendance(
        trip=make_trip("draft", state="draft"), event=make_event("unseen"), status="future"
    )

    assert ask(EventFilterSet, trip="shown") == ["congress"]
    assert ask(EventFilterSet, attendance="attended") == ["congress"]
    assert ask(EventFilterSet, attendance="future") == []


def test_events_are_found_by_their_resolutions() -> None:
    assembly = make_event("assembly")
    Resolution.objects.create(
        event=assembly, order=1, number="1", kind="approval", text="Approved.", is_public=True
    )
    make_event("dinner")

    assert ask(EventFilterSet, has_resolutions="true") == ["assembly"]
    assert ask(EventFilterSet, has_resolutions="false") == ["dinner"]
