"""The checklist: what it finds in the records of a trip, and how much that weighs."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_day, make_delegate, make_encounter, make_post, make_trip
from tripreports.trips.checks import checklist
from tripreports.trips.documents import required_document
from tripreports.trips.enums import Category, DocumentDue, Severity, TripState
from tripreports.trips.models import Trip


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def found(trip: Trip) -> dict[str, Severity]:
    """Every finding by its code."""
    return {item.code: item.severity for item in checklist(trip)}


@pytest.mark.parametrize(
    ("ticked", "due"),
    [
        ([], DocumentDue.UNKNOWN),
        ([Category.OTHER], DocumentDue.SUMMARY_FORM),
        ([Category.OTHER, Category.CONFERENCE, Category.BUSINESS], DocumentDue.SUMMARY_FORM),
        ([Category.CONFERENCE], DocumentDue.SUMMARY_FORM),
        ([Category.STUDY_VISIT], DocumentDue.REPORT),
        ([Category.TRAINING], DocumentDue.REPORT),
        ([Category.RESEARCH], DocumentDue.REPORT),
        ([Category.INTERNSHIP], DocumentDue.REPORT),
        ([Category.OTHER, Category.STUDY_VISIT], DocumentDue.REPORT),
        ([Category.TRAINING, Category.RESEARCH], DocumentDue.REPORT),
    ],
)
def test_categories_say_which_document_is_due(ticked: list[Category], due: DocumentDue) -> None:
    assert required_document(ticked).kind == due


def test_document_due_is_told_with_its_reason() -> None:
    due = required_document([Category.OTHER, Category.RESEARCH, Category.TRAINING])

    assert due.why == "A full report is due, because the trip is ticked as: training, research."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "code", "severity"),
    [
        ({"report_on": dt.date(2025, 9, 30)}, "report_on", Severity.ERROR),
        ({"submitted_on": dt.date(2025, 9, 30)}, "submitted_on", Severity.ERROR),
        ({"report_on": dt.date(2025, 10, 1)}, "report_on", None),
    ],
)
def test_dates_come_after_the_trip(
    given: dict[str, Any], code: str, severity: Severity | None
) -> None:
    trip = make_trip(state=TripState.DRAFT, **given)

    assert found(trip).get(code) == severity


@pytest.mark.django_db
@pytest.mark.parametrize(("starts", "code"), [(1, "begun"), (0, "over")])
def test_trip_to_come_or_still_going_on_is_noticed(starts: int, code: str) -> None:
    today = timezone.localdate()
    trip = make_trip(starts_on=today + dt.timedelta(starts), ends_on=today + dt.timedelta(5))

    assert {"begun", "over"} & found(trip).keys() == {code}


@pytest.mark.django_db
def test_itinerary_lies_within_the_trip_and_in_order() -> None:
    trip = make_trip()
    empty = found(trip)
    make_day(trip=trip, order=1, on=dt.date(2025, 10, 2))
    make_day(trip=trip, order=2, on=dt.date(2025, 9, 23))

    filled = found(trip)

    assert empty["itinerary"] == Severity.WARNING
    assert filled["itinerary_outside"] == Severity.ERROR
    assert filled["itinerary_order"] == Severity.ERROR
    assert "itinerary" not in filled


@pytest.mark.django_db
def test_delegates_need_an_agency() -> None:
    trip = make_trip()
    nobody = found(trip)
    make_delegate(trip=trip, agency="")

    incomplete = found(trip)

    assert nobody["delegates"] == Severity.ERROR
    assert incomplete["delegate"] == Severity.ERROR
    assert "delegates" not in incomplete


@pytest.mark.django_db
def test_two_titles_at_one_organization_are_noticed() -> None:
    trip = make_trip()
    met = make_encounter(trip=trip)
    held = {"official": met.official, "organization": trip.agency}
    post = make_post(key="1", **held, title_en="Mayor")
    one = found(trip)
    make_post(key="2", **held, title_en="Vice Mayor")

    two = [item.message for item in checklist(trip) if item.code == "titles"]

    assert "titles" not in one
    assert two == [f"{post.official} has more than one title: Mayor / Vice Mayor."]


@pytest.mark.django_db
def test_errors_come_first() -> None:
    weights = [item.severity for item in checklist(make_trip())]

    assert weights == sorted(weights, key=list(Severity).index)
    assert weights[0] == Severity.ERROR


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
def test_example_report_may_be_submitted(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    trip = Trip.objects.get(key="taichung-korea-2025")
    checklist(trip)  # the kinds of records are asked for once a process

    with django_assert_num_queries(16):
        items = checklist(trip)

    assert [item.code for item in items if item.blocks] == []
    assert {item.code for item in items} == {"document", "spelling", "titles"}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_checklist_asks_the_same_number_of_questions_for_one_row_and_for_three(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    trip = make_trip()
    for number in range(1, count + 1):
        make_delegate(trip=trip, order=number)
        make_encounter(trip=trip)
    checklist(trip)  # the kinds of records are asked for once a process

    with django_assert_num_queries(17):
        checklist(trip)
