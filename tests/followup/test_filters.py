"""Finding advice."""

import pytest

from tests.asking import ask, own_filters, refusal, staff
from tests.factories import (
    make_event,
    make_official,
    make_organization,
    make_place,
    make_recommendation,
    make_trip,
)
from tripreports.directory.models import Organization
from tripreports.events.models import AdoptedDocument, Award, Event
from tripreports.followup.filters import (
    CommitmentFilterSet,
    InvitationFilterSet,
    ObservationFilterSet,
    RecommendationFilterSet,
)
from tripreports.followup.models import Commitment, Invitation, Observation
from tripreports.trips.models import Trip

OBSERVATION = {
    "q": "festivals",
    "title": "festivals",
    "lesson": "brand",
    "number": "三",
    "trip": "trip",
    "applies_to": "office",
    "organization": "union",
    "country": "kr",
    "event": "forum",
    "award": "prize",
}
COMMITMENT = {
    "q": "tourism",
    "title": "tourism",
    "trip": "trip",
    "side": "ours",
    "made_by": "office",
    "spoken_by": "cheng",
    "event": "forum",
    "about_event": "coming",
    "document": "declaration",
    "is_binding": "true",
    "due_on": "2026",
    "due_on__gte": "2026",
    "due_on__lte": "2026",
    "progress": "done",
}
INVITATION = {
    "q": "coming",
    "trip": "trip",
    "direction": "received",
    "strength": "implied",
    "response": "accepted",
    "from_organization": "union",
    "from_official": "lim",
    "to_official": "lu",
    "to_organization": "office",
    "to_text": "mayor",
    "relayed_by": "cheng",
    "event": "coming",
    "event__starts_on__gte": "2026",
    "event__starts_on__lte": "2026",
    "given_at": "forum",
}

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
    assert refusal(RecommendationFilterSet, trip="draft") == refusal(
        RecommendationFilterSet, trip="nobody"
    )


@pytest.fixture
def _what_stays() -> None:
    trip, office, union = make_trip("trip"), make_organization("office"), make_organization("union")
    forum = make_event("forum")
    make_event("coming", starts_on="2026-05-01", starts_precision="day")
    make_official("cheng")
    prize = Award.objects.create(key="prize", name_en="Prize", organization=union, is_public=True)
    lesson = Observation.objects.create(
        key="found",
        trip=trip,
        order=1,
        number="三",
        title="Festivals",
        lesson="A brand",
        applies_to=office,
        award=prize,
    )
    lesson.organizations.add(union)
    lesson.countries.add(make_place("kr"))
    lesson.events.add(forum)
    _promised(trip)
    _others()


def _promised(trip: Trip) -> None:
    declaration = AdoptedDocument.objects.create(
        key="declaration", name_en="Declaration", kind="declaration", act="signed", is_public=True
    )
    promise = Commitment.objects.create(
        key="found",
        trip=trip,
        title="Tourism",
        text_en="We shall.",
        side="ours",
        spoken_by_id="cheng",
        event_id="forum",
        about_event_id="coming",
        document=declaration,
        is_binding=True,
        due_on="2026-05-01",
        progress="done",
    )
    promise.made_by.add(Organization.objects.get(key="office"))
    invitation = Invitation.objects.create(
        key="found",
        trip=trip,
        direction="received",
        strength="implied",
        response="accepted",
        from_organization_id="union",
        from_official=make_official("lim"),
        to_official=make_official("lu"),
        to_text="the mayor",
        relayed_by_id="cheng",
        event_id="coming",
        given_at_id="forum",
    )
    invitation.to_organizations.add(Organization.objects.get(key="office"))


def _others() -> None:
    other = make_trip("other-trip")
    Observation.objects.create(key="other", trip=other, order=1, title="Other")
    Commitment.objects.create(
        key="other", trip=other, title="Other", text_en="Perhaps.", side="theirs"
    )
    Invitation.objects.create(
        key="other", trip=other, direction="planned", event=make_event("party")
    )


@pytest.mark.usefixtures("_what_stays")
def test_what_stays_is_found_by_all_that_is_known_of_it() -> None:
    every = {
        ObservationFilterSet: OBSERVATION,
        CommitmentFilterSet: COMMITMENT,
        InvitationFilterSet: INVITATION,
    }

    for filter_set, questions in every.items():
        found = {name: ask(filter_set, **{name: value}) for name, value in questions.items()}

        assert {name: keys for name, keys in found.items() if keys != ["found"]} == {}
        assert own_filters(filter_set) == set(questions)


@pytest.mark.usefixtures("_what_stays")
def test_what_stays_is_not_found_by_what_is_hidden() -> None:
    Event.objects.filter(key="coming").update(is_public=False)
    Organization.objects.filter(key="office").update(is_public=False)

    assert ask(InvitationFilterSet, event__starts_on__gte="2026") == []
    assert ask(InvitationFilterSet, q="coming") == []
    assert ask(InvitationFilterSet, to_organization__in="office") == []
    assert refusal(CommitmentFilterSet, made_by="office") == refusal(
        CommitmentFilterSet, made_by="nobody"
    )
