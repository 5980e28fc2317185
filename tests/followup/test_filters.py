"""Finding advice."""

import pytest

from tests.asking import ask, errors, staff
from tests.factories import (
    make_event,
    make_organization,
    make_place,
    make_recommendation,
    make_trip,
)
from tripreports.followup.filters import RecommendationFilterSet

pytestmark = pytest.mark.django_db


def test_advice_is_found_by_its_state_its_trip_and_who_should_act() -> None:
    trip, office = make_trip("trip"), make_organization("office")
    trip.regions.add(make_place("kr"))
    found = make_recommendation(
        key="found",
        trip=trip,
        progress="done",
        responsible=office,
        title="Join",
        due_on="2026-05-01",
    )
    found.events.add(make_event("forum"))
    make_recommendation(key="other", trip=trip, order=2, title="Leave")

    for asked in (
        {"q": "join"},
        {"progress": "done"},
        {"responsible": "office"},
        {"event": "forum"},
        {"due_on": "2026-05"},
        {"country": "kr", "year": "114", "progress": "done"},
    ):
        assert ask(RecommendationFilterSet, **asked) == ["found"]
    assert ask(RecommendationFilterSet, trip="trip") == ["found", "other"]


def test_advice_of_a_draft_is_for_staff() -> None:
    draft = make_trip("draft", state="draft")
    make_recommendation(key="secret", trip=draft, progress="done")

    assert ask(RecommendationFilterSet, progress="done") == []
    assert ask(RecommendationFilterSet, staff(), progress="done") == ["secret"]
    assert errors(RecommendationFilterSet, trip="draft") == errors(
        RecommendationFilterSet, trip="nobody"
    )
