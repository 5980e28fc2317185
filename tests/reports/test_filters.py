"""Finding sections, photos, citations and disagreements."""

import pytest

from tests.asking import ask, own_filters, refusal, staff
from tests.factories import (
    make_citation,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_section,
    make_trip,
)
from tripreports.reports.filters import (
    CitationFilterSet,
    DiscrepancyFilterSet,
    PhotoFilterSet,
    SectionFilterSet,
)
from tripreports.reports.models import Citation, Discrepancy

pytestmark = pytest.mark.django_db

SECTION = {
    "q": "greeted",
    "heading": "Culture",
    "title": "culture",
    "label": "二",
    "text": "greeted",
    "parent": "whole",
    "is_part": "true",
    "kind": "event",
    "level": "2",
    "level__lte": "2",
    "event": "forum",
}
PHOTO = {
    "q": "mayor",
    "caption": "mayor",
    "trip": "trip",
    "section": "section",
    "event": "forum",
    "event__city": "goyang",
    "event__parent": "congress",
    "event__within": "congress",
    "official": "kim",
    "organization": "city",
    "encounter": "met",
    "has_people": "true",
    "has_picture": "true",
    "number": "7",
    "position": "3",
    "is_decorative": "true",
}
CITATION = {
    "q": "greeted",
    "quote": "greeted",
    "trip": "trip",
    "record_type": "official",
    "record": "kim",
    "section": "section",
    "paragraph": "paragraph",
}
DISCREPANCY = {
    "q": "founded",
    "topic": "founded",
    "taken_as": "1985",
    "handling": "page",
    "trip": "trip",
    "kind": "date",
    "confidence": "high",
}


@pytest.fixture
def _report() -> None:
    trip, kim, city = make_trip("trip"), make_official("kim"), make_organization("city")
    goyang = make_place("goyang", kind="city")
    forum = make_event(
        "forum", parent=make_event("congress"), parent_link="programme", place=goyang
    )
    whole = make_section(key="whole", trip=trip, order=9, level=3)
    section = make_section(
        key="section",
        trip=trip,
        parent=whole,
        level=2,
        kind="event",
        heading="二、Culture",
        label="二",
        title="Culture",
    )
    section.events.add(forum)
    paragraph = make_paragraph(key="paragraph", section=section, text="They greeted us.")
    met = make_encounter(key="met", trip=trip, event=forum, official=kim, organization=city)
    photo = make_photo(
        key="found",
        section=section,
        order=7,
        position=3,
        event=forum,
        caption="The mayor",
        image="mayor.jpg",
        is_decorative=True,
    )
    photo.people.create(official=kim)
    photo.encounters.add(met)
    make_citation(kim, key="found", paragraph=paragraph)
    Discrepancy.objects.create(
        key="found",
        trip=trip,
        order=1,
        kind="date",
        topic="When founded",
        taken_as="1985",
        handling="The page of the body",
        confidence="high",
    )
    _others()


def _others() -> None:
    trip = make_trip("another-trip")
    section = make_section(key="other", trip=trip, level=3)
    make_photo(key="other", section=section)
    make_citation(make_organization("union"), key="other", section=section)
    Discrepancy.objects.create(
        key="other", trip=trip, order=1, kind="typo", topic="A name", confidence="low"
    )


@pytest.mark.usefixtures("_report")
def test_records_are_found_by_all_that_is_known_of_them() -> None:
    every = {
        (PhotoFilterSet, "found"): PHOTO,
        (SectionFilterSet, "section"): SECTION,
        (CitationFilterSet, "found"): CITATION,
        (DiscrepancyFilterSet, "found"): DISCREPANCY,
    }

    for (filter_set, key), questions in every.items():
        found = {name: ask(filter_set, **{name: value}) for name, value in questions.items()}

        assert {name: keys for name, keys in found.items() if keys != [key]} == {}


def test_nothing_that_can_be_asked_is_left_out() -> None:
    assert own_filters(SectionFilterSet) == {*SECTION, "trip"}
    assert own_filters(PhotoFilterSet) == set(PHOTO)
    assert own_filters(CitationFilterSet) == {*CITATION, "photo"}
    assert own_filters(DiscrepancyFilterSet) == set(DISCREPANCY)


@pytest.mark.usefixtures("_report")
def test_sections_are_found_by_their_trip() -> None:
    assert ask(SectionFilterSet, trip="trip") == ["section", "whole"]
    assert ask(SectionFilterSet, trip="another-trip") == ["other"]


@pytest.mark.usefixtures("_report")
def test_citation_of_a_caption_is_found_by_the_photo_and_its_section() -> None:
    photo = make_photo(key="shown", section=make_section(key="album", trip=make_trip("tour")))
    Citation.objects.create(
        key="caption",
        trip=photo.trip,
        record=make_official("lee"),
        photo=photo,
        quote=photo.caption,
    )

    assert ask(CitationFilterSet, photo="shown") == ["caption"]
    assert ask(CitationFilterSet, section="album") == ["caption"]


def test_words_of_a_draft_are_for_staff() -> None:
    section = make_section(key="section", trip=make_draft("draft"))
    make_citation(make_official("kim"), key="secret", section=section)

    assert ask(CitationFilterSet, record="kim") == []
    assert ask(CitationFilterSet, staff(), record="kim") == ["secret"]
    assert refusal(CitationFilterSet, section="section") == refusal(
        CitationFilterSet, section="nothing"
    )


def test_citations_are_not_found_by_hidden_records() -> None:
    section = make_section(trip=make_trip("trip"))
    make_citation(make_official("kim", is_public=False), key="cited", section=section)

    assert ask(CitationFilterSet) == ["cited"]
    assert ask(CitationFilterSet, record="kim") == []
    assert ask(CitationFilterSet, record_type="official") == []
    assert ask(CitationFilterSet, staff(), record_type="official", record="kim") == ["cited"]
