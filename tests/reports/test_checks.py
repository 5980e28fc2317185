"""The checklist: what it finds in the text, the evidence and the photos of a report."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from tests.factories import (
    make_citation,
    make_encounter,
    make_official,
    make_paragraph,
    make_photo,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.directory.models import OfficialAlias
from tripreports.trips.checks import Item, checklist
from tripreports.trips.enums import Severity, TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


PARTS = ("part_summary", "part_purpose", "part_course", "part_lessons", "part_advice")


def found(trip: Trip, code: str) -> list[Item]:
    return [item for item in checklist(trip) if item.code == code]


def weights(trip: Trip) -> dict[str, Severity]:
    return {item.code: item.severity for item in checklist(trip) if item.code in PARTS}


def make_text(trip: Trip, text: str, **given: Any) -> None:
    order = trip.sections.count() + 1
    make_paragraph(section=make_section(trip=trip, order=order, **given), text=text)


@pytest.fixture
def trip() -> Trip:
    return make_trip(state=TripState.DRAFT)


def test_full_report_needs_all_of_its_parts(trip: Trip) -> None:
    trip.category_ticks.create(category="training", is_ticked=True)

    assert weights(trip) == dict.fromkeys(PARTS, Severity.ERROR)


def test_summary_form_needs_the_summary_only(trip: Trip) -> None:
    trip.category_ticks.create(category="other", is_ticked=True)

    assert weights(trip) == dict.fromkeys(PARTS, Severity.WARNING) | {
        "part_summary": Severity.ERROR
    }


def test_part_may_be_written_below_its_heading(trip: Trip) -> None:
    trip.category_ticks.create(category="training", is_ticked=True)
    course = make_section(trip=trip, order=1, heading="肆、過程")
    empty = found(trip, "part_course")
    make_text(trip, "第一天。", heading="一、行程", parent=course, level=2)

    filled = found(trip, "part_course")

    assert [item.message for item in empty] == ["The part “course” of the report is empty."]
    assert filled == []


def test_one_heading_may_stand_for_two_parts(trip: Trip) -> None:
    make_text(trip, "建議再往。", heading="伍、心得及建議")

    assert {"part_lessons", "part_advice"} & weights(trip).keys() == set()


@pytest.mark.parametrize(("length", "complaints"), [(499, 1), (500, 0)])
def test_summary_has_five_hundred_characters_and_spaces_do_not_count(
    trip: Trip, length: int, complaints: int
) -> None:
    make_text(trip, " ".join("字" * length), kind="summary", heading="壹、摘要")

    assert len(found(trip, "summary_length")) == complaints


def test_name_in_two_spellings_is_noticed(trip: Trip) -> None:
    kim = make_official(name_en="Kim Min-ji", name_zh="金玟志")
    make_encounter(trip=trip, official=kim)
    OfficialAlias.objects.create(official=kim, text="Kim Minji", kind="spelling")
    OfficialAlias.objects.create(official=kim, text="Kim", kind="short")
    make_text(trip, "Kim Min-ji, who signs as Kim Minji, welcomed us.")

    assert [item.message for item in found(trip, "spelling")] == [
        "The report writes both “Kim Min-ji” and “Kim Minji”."
    ]


def test_spelling_that_is_only_a_part_of_the_name_is_none_of_its_own(trip: Trip) -> None:
    kim = make_official(name_en="Kim Min-ji")
    make_encounter(trip=trip, official=kim)
    OfficialAlias.objects.create(official=kim, text="Min-ji", kind="spelling")
    make_text(trip, "Kim Min-ji welcomed us.")

    assert found(trip, "spelling") == []


def test_quote_that_left_the_text_is_noticed(trip: Trip) -> None:
    section = make_section(trip=trip)
    paragraph = make_paragraph(section=section, text="金市長致詞。")
    make_citation(trip, paragraph=paragraph, quote="金市長")
    kept = found(trip, "citation")
    with connection.cursor() as cursor:  # past every rule, as a repair of the database would
        cursor.execute("UPDATE reports_paragraph SET text = '李市長致詞。'")

    lost = found(trip, "citation")

    assert kept == []
    assert [item.severity for item in lost] == [Severity.ERROR]


def test_picture_is_described_or_decorative(trip: Trip) -> None:
    section = make_section(trip=trip)
    make_photo(section=section, order=1, position=1)
    make_photo(section=section, order=2, position=2, image="a.jpg", is_decorative=True)
    make_photo(section=section, order=3, position=3, image="b.jpg", alternative_text_en="A hall")
    described = found(trip, "alternative_text")
    make_photo(section=section, order=4, position=4, image="c.jpg")

    silent = found(trip, "alternative_text")

    assert described == []
    assert [(item.severity, item.tab) for item in silent] == [(Severity.ERROR, "photos")]


@pytest.mark.parametrize(("words", "complaints"), [("無。", 0), ("再接再厲。", 1)])
def test_report_without_advice_says_so(trip: Trip, words: str, complaints: int) -> None:
    make_text(trip, words, heading="陸、建議")

    assert len(found(trip, "recommendations")) == complaints


def test_recommendation_is_advice(trip: Trip) -> None:
    make_recommendation(trip=trip)

    assert found(trip, "recommendations") == []
