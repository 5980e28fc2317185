"""Finding series, appearances, decisions and figures."""

import datetime as dt
from typing import Any

import pytest

from tests.asking import ask, own_filters, refusal, staff
from tests.factories import (
    make_attendance,
    make_draft,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.directory.models import Organization
from tripreports.events.filters import (
    AdoptedDocumentFilterSet,
    AgreementFilterSet,
    AppearanceFilterSet,
    EventSeriesFilterSet,
    FigureFilterSet,
    ResolutionFilterSet,
)
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    Appearance,
    Event,
    EventSeries,
    Figure,
    Resolution,
)

pytestmark = pytest.mark.django_db

PERIOD: dict[str, Any] = {
    "starts_on": dt.date(2025, 9, 24),
    "starts_precision": "day",
    "ends_on": dt.date(2025, 9, 27),
    "ends_precision": "day",
}
BY_PERIOD = {
    "starts_on": "2025-09",
    "starts_on__gte": "2025",
    "starts_on__lte": "2025",
    "ends_on": "2025-09-27",
    "ends_on__gte": "2025",
    "ends_on__lte": "2025",
}
AT_EVENT = {"event": "meeting", "event__parent": "congress", "trip": "trip"}
SERIES = BY_PERIOD | {
    "q": "festival",
    "alias": "Festival",
    "organization": "union",
    "organizer": "club",
    "organizer_role": "founder",
    "edition": "meeting",
    "trip": "trip",
    "frequency": "yearly",
    "months_between": "12",
    "months_between__gte": "12",
    "months_between__lte": "12",
}
APPEARANCE = AT_EVENT | {
    "q": "Kim",
    "kind": "keynote",
    "title": "quantum",
    "topic": "computing",
    "event__city": "goyang",
    "event__starts_on__gte": "2025",
    "event__starts_on__lte": "2025",
    "official": "kim",
    "on_behalf_of": "union",
    "jointly_with": "club",
    "country": "korea",
}
RESOLUTION = AT_EVENT | {
    "q": "dues",
    "text": "dues",
    "number": "7",
    "kind": "dues_reduction",
    "parent": "whole",
    "parent__kind": "approval",
    "is_part": "true",
    "organization": "union",
    "hosted_event": "coming",
    "is_about_hosting": "true",
    "document": "found",
    "membership": "seat",
}
DOCUMENT = (
    BY_PERIOD
    | AT_EVENT
    | {
        "q": "declaration",
        "alias": "Declaration",
        "kind": "declaration",
        "act": "adopted",
        "term_covers": "2025-09-25",
    }
)
AGREEMENT = (
    BY_PERIOD
    | AT_EVENT
    | {
        "q": "understanding",
        "kind": "mou",
        "status": "signed",
        "party": "union",
        "document": "found",
        "membership": "seat",
    }
)
FIGURE = {
    "q": "member cities",
    "subject_type": "organization",
    "subject": "union",
    "subject_text": "sections",
    "place": "korea",
    "metric": "members",
    "comparator": "=",
    "unit": "cities",
    "words": "160",
    "value": "160",
    "value__gte": "159.5",
    "value__lte": "160.0",
    "as_of": "meeting",
}
OTHERWISE = {"q": "nowhere to be found"}
EVERY = {
    EventSeriesFilterSet: SERIES,
    AppearanceFilterSet: APPEARANCE,
    ResolutionFilterSet: RESOLUTION,
    AdoptedDocumentFilterSet: DOCUMENT,
    AgreementFilterSet: AGREEMENT,
    FigureFilterSet: FIGURE,
}
# Of an appearance, an alternative to a person.
BESIDE = {"organization", "unnamed"}


@pytest.fixture
def _meeting() -> None:
    korea = make_place("korea")
    goyang = make_place("goyang", kind="city", country=korea)
    make_organization("union")
    make_organization("club")
    make_official("kim", country=korea)
    make_membership(key="seat")
    meeting = make_event(
        "meeting",
        parent=make_event("congress"),
        parent_link="programme",
        place=goyang,
        series=_series(),
        **PERIOD,
    )
    make_attendance(trip=make_trip("trip"), event=meeting)
    other_meeting = make_event("other-meeting")
    _said_and_counted()
    _decided(other_meeting)
    _others(other_meeting)


def _series() -> EventSeries:
    series: EventSeries = _made(
        EventSeries,
        name_en="Festival",
        organization_id="union",
        frequency_en="Yearly",
        months_between=12,
        **PERIOD,
    )
    series.organizers.create(organization_id="club", role="founder", is_public=True)
    return series


def _said_and_counted() -> None:
    talk = _made(
        Appearance,
        event_id="meeting",
        kind="keynote",
        official_id="kim",
        title_en="Quantum",
        topic="Computing",
        on_behalf_of_id="union",
    )
    talk.jointly_with.add("club")
    figure = _made(
        Figure,
        subject=Organization.objects.get(key="union"),
        subject_text="sections",
        metric_zh="會員",
        metric_en="Members",
        value=160,
        comparator="=",
        unit="cities",
        words="160 member cities",
        as_of_id="meeting",
    )
    figure.places.add("korea")


def _decided(other_meeting: Event) -> None:
    at_meeting = {"event_id": "meeting", "document_id": "found"}
    _made(
        AdoptedDocument,
        name_en="Declaration",
        kind="declaration",
        act="adopted",
        event_id="meeting",
        **PERIOD,
    )
    whole = {"order": 1, "number": "9", "kind": "approval", "text": "So be it."}
    _made(Resolution, key="whole", event=other_meeting, **whole)
    resolution = _made(
        Resolution,
        parent_id="whole",
        order=1,
        number="7",
        kind="dues_reduction",
        text="Lower dues",
        organization_id="union",
        hosted_event=make_event("coming"),
        **at_meeting,
    )
    resolution.memberships.add("seat")
    agreement = _made(
        Agreement, name_en="Understanding", kind="mou", status="signed", **at_meeting, **PERIOD
    )
    agreement.parties.create(organization_id="union", is_public=True)
    agreement.memberships.add("seat")


def _others(meeting: Event) -> None:
    """One more of each kind, of which nothing is known that is asked."""
    _made(EventSeries, key="other", name_en="Other")
    _made(Appearance, key="other", event=meeting, kind="speech", unnamed="a lady")
    _made(AdoptedDocument, key="other", name_en="Other", kind="strategy", act="signed")
    _made(Agreement, key="other", name_en="Other", kind="loi", status="ended")
    _made(
        Figure,
        key="other",
        subject=meeting,
        metric_zh="長",
        metric_en="Length",
        comparator="qualitative",
        words="long",
    )


def _made(model: Any, **given: Any) -> Any:
    return model.objects.create(**{"key": "found", "is_public": True} | given)


CASES = [(filter_set, name) for filter_set, asked in EVERY.items() for name in asked]


@pytest.mark.usefixtures("_meeting")
def test_records_are_found_by_all_that_is_known_of_them() -> None:
    found = {
        (filter_set.__name__, name): ask(filter_set, **{name: EVERY[filter_set][name]})
        for filter_set, name in CASES
    }

    assert {asked: keys for asked, keys in found.items() if keys != ["found"]} == {}


def test_nothing_that_can_be_asked_is_left_out() -> None:
    left_out = {one.__name__: own_filters(one) - set(asked) for one, asked in EVERY.items()}

    assert left_out.pop("AppearanceFilterSet") == BESIDE
    assert {name: left for name, left in left_out.items() if left} == {}


@pytest.mark.usefixtures("_meeting")
def test_unnamed_speakers_are_found_by_the_words_for_them() -> None:
    _made(
        Appearance,
        key="city",
        event=make_event("forum"),
        kind="city_speech",
        organization=make_organization("city"),
    )

    assert ask(AppearanceFilterSet, unnamed="lady") == ["other"]
    assert ask(AppearanceFilterSet, organization="city") == ["city"]


@pytest.mark.usefixtures("_meeting")
def test_nothing_is_found_through_hidden_events() -> None:
    Event.objects.filter(key="congress").update(is_public=False)

    for filter_set in (
        AppearanceFilterSet,
        ResolutionFilterSet,
        AdoptedDocumentFilterSet,
        AgreementFilterSet,
    ):
        assert refusal(filter_set, event__parent="congress") == refusal(
            filter_set, event__parent="nothing"
        )
        assert ask(filter_set, event__parent__in="congress") == []
        assert ask(filter_set, staff(), event__parent="congress") == ["found"]


@pytest.mark.usefixtures("_meeting")
def test_date_of_a_hidden_event_says_nothing() -> None:
    Event.objects.filter(key="meeting").update(is_public=False)

    assert ask(AppearanceFilterSet, event__starts_on__gte="2025") == []
    assert ask(AppearanceFilterSet, event__city="goyang") == []


@pytest.mark.usefixtures("_meeting")
def test_figures_about_hidden_records_are_not_found_by_them() -> None:
    draft = make_draft("draft")
    _made(
        Figure,
        key="secret",
        subject=draft,
        metric_zh="人",
        metric_en="People",
        comparator="=",
        value=3,
        words="3",
    )

    assert ask(FigureFilterSet, subject_type="trip") == []
    assert ask(FigureFilterSet, subject="draft") == []
    assert ask(FigureFilterSet, subject_type="trip", subject="draft") == []
    assert ask(FigureFilterSet, staff(), subject_type="trip", subject="draft") == ["secret"]
    assert ask(FigureFilterSet, subject_type="event", subject="union") == []
