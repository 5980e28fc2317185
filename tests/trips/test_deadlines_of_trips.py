"""Which rules apply to a trip of the archive, and how it stands with them."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_delegate, make_organization, make_trip
from tripreports.directory.models import Organization
from tripreports.history.models import Change
from tripreports.trips.deadlines import deadline_line, deadlines_of, what_presses
from tripreports.trips.deadlines.presets import PRESETS, ensure_presets
from tripreports.trips.enums import Duty, Standing, Step, TripState
from tripreports.trips.models import (
    AgencyDeadlines,
    CategoryTick,
    ClosedDay,
    DeadlineRules,
    StateChange,
    Trip,
)

pytestmark = pytest.mark.django_db

day = dt.date.fromisoformat
TODAY = day("2025-12-20")


@pytest.fixture
def city() -> Organization:
    return make_organization("city")


def _rules(code: str, **given: Any) -> DeadlineRules:
    return DeadlineRules.objects.create(code=code, name_en=code, **({"report_months": 3} | given))


def _chosen(agency: Organization, rules: DeadlineRules) -> None:
    AgencyDeadlines.objects.create(agency=agency, rules=rules)


def _draft(city: Organization, **given: Any) -> Trip:
    return make_trip(government=city, **({"state": TripState.DRAFT} | given))


def _stepped(trip: Trip, verb: Step, on: str) -> None:
    at = dt.datetime.combine(day(on), dt.time(12), timezone.get_current_timezone())
    StateChange.objects.create(trip=trip, verb=verb, from_state="", to_state="", at=at)


def _deadlines(trip: Trip) -> dict[Duty, tuple[str, Standing]]:
    found = deadlines_of([trip], today=TODAY)[trip.key]
    return {each.duty: (each.due_on.isoformat(), each.standing) for each in found}


def test_rules_for_all_others_apply_where_none_are_chosen(city: Organization) -> None:
    trip = _draft(city)

    assert _deadlines(trip) == {Duty.REPORT: ("2026-01-01", Standing.SOON)}


def test_rules_of_the_agency_come_before_those_above_it_and_of_the_government(
    city: Organization,
) -> None:
    bureau = make_organization("bureau", parent=city)
    office = make_organization("office", parent=bureau)
    stranger = make_organization("stranger")
    trips = [_draft(city, agency=each) for each in (city, bureau, office, stranger)]
    _chosen(city, _rules("four", report_months=4))
    _chosen(bureau, _rules("five", report_months=5))

    found = deadlines_of(trips, today=TODAY)

    assert [found[trip.key][0].months for trip in trips] == [4, 5, 5, 4]


def test_without_any_rules_there_is_no_deadline(city: Organization) -> None:
    DeadlineRules.objects.all().delete()
    trip = _draft(city)

    assert _deadlines(trip) == {}
    assert deadline_line(trip) == ""


def test_days_off_of_the_registrar_move_the_deadline(city: Organization) -> None:
    _chosen(city, _rules("moved", ends_on_working_day=True))
    ClosedDay.objects.create(on=day("2026-01-02"), name="Typhoon")
    ClosedDay.objects.create(on=day("2026-01-03"), name="Made up for", is_working_day=True)
    trip = _draft(city)

    assert _deadlines(trip) == {Duty.REPORT: ("2026-01-03", Standing.SOON)}


def test_first_submission_stops_the_clock(city: Organization) -> None:
    _chosen(city, _rules("plain", revise_days=10, review_days=14))
    trip = _draft(city, state=TripState.IN_REVIEW, submitted_on=day("2026-02-01"))
    _stepped(trip, Step.SUBMIT, "2025-12-01")
    _stepped(trip, Step.SEND_BACK, "2025-12-05")
    _stepped(trip, Step.SUBMIT, "2025-12-10")

    assert _deadlines(trip) == {
        Duty.REVIEW: ("2025-12-24", Standing.SOON),
        Duty.REPORT: ("2026-01-01", Standing.ON_TIME),
    }


def test_returned_report_is_to_be_revised(city: Organization) -> None:
    _chosen(city, _rules("plain", revise_days=10, review_days=14))
    trip = _draft(city)
    _stepped(trip, Step.SUBMIT, "2025-12-01")
    _stepped(trip, Step.SEND_BACK, "2025-12-05")

    assert _deadlines(trip) == {
        Duty.REVISION: ("2025-12-15", Standing.OVERDUE),
        Duty.REPORT: ("2026-01-01", Standing.ON_TIME),
    }


def test_approval_stops_the_clock_of_rules_that_ask_for_it(city: Organization) -> None:
    _chosen(city, _rules("approved", met_by="approval"))
    logged = _draft(city, state=TripState.APPROVED)
    _stepped(logged, Step.APPROVE, "2025-12-20")
    dated = _draft(city, state=TripState.PUBLISHED, report_on=day("2026-01-19"))
    waiting = _draft(city, state=TripState.IN_REVIEW, submitted_on=day("2025-12-01"))

    found = [_deadlines(trip)[Duty.REPORT][1] for trip in (logged, dated, waiting)]

    assert found == [Standing.ON_TIME, Standing.LATE, Standing.SOON]


def test_report_date_in_a_draft_is_no_approval_yet(city: Organization) -> None:
    _chosen(city, _rules("approved", met_by="approval"))
    trip = _draft(city, report_on=day("2025-12-20"))

    assert _deadlines(trip)[Duty.REPORT][1] == Standing.SOON


@pytest.mark.parametrize(("title_zh", "due_on"), [("市長", "2025-11-01"), ("副市長", "2026-01-01")])
def test_trip_with_the_head_of_government_is_due_sooner(
    city: Organization, title_zh: str, due_on: str
) -> None:
    _chosen(city, _rules("led", head_months=1, head_titles=["市長", "Mayor"]))
    trip = _draft(city)
    make_delegate(trip=trip, title_zh=title_zh, title_en="")

    assert _deadlines(trip)[Duty.REPORT][0] == due_on


def test_head_of_another_government_changes_nothing(city: Organization) -> None:
    _chosen(city, _rules("led", head_months=1, head_titles=["市長"]))
    trip = _draft(city)
    make_delegate(trip=trip, organization=make_organization("other"), title_zh="市長")

    assert _deadlines(trip)[Duty.REPORT][0] == "2026-01-01"


def test_what_presses_begins_with_what_is_longest_overdue(city: Organization) -> None:
    overdue = _draft(city, starts_on=day("2025-08-01"), ends_on=day("2025-08-02"))
    soon = _draft(city)
    _draft(city, starts_on=day("2025-12-01"), ends_on=day("2025-12-02"))

    found = what_presses(Trip.objects.all(), today=TODAY)

    assert [(each.trip, each.deadline.standing) for each in found] == [
        (overdue, Standing.OVERDUE),
        (soon, Standing.SOON),
    ]


def test_line_names_what_is_due_next(city: Organization) -> None:
    _chosen(city, _rules("plain"))
    trip = _draft(city)

    with override("en"):
        line = deadline_line(trip, today=TODAY)

    assert line == (
        "Report due on 2026-01-01 (115年1月1日): 3 months after the day of return; 12 days left"
    )


@pytest.mark.parametrize(
    ("category", "what"),
    [("study_visit", "Full report"), ("other", "Summary form"), ("", "Report")],
)
def test_line_names_the_document_that_the_categories_call_for(
    city: Organization, category: str, what: str
) -> None:
    trip = _draft(city)
    if category:
        CategoryTick.objects.create(trip=trip, category=category, is_ticked=True)

    with override("en"):
        line = deadline_line(trip, today=TODAY)

    assert line.partition(" due on ")[0] == what


def test_new_and_withdrawn_trips_have_no_line(city: Organization) -> None:
    withdrawn = _draft(city, state=TripState.WITHDRAWN)

    assert deadline_line(Trip()) == ""
    assert deadline_line(withdrawn) == ""


@pytest.mark.parametrize("count", [1, 3])
def test_deadlines_of_many_trips_take_as_many_queries_as_of_one(
    city: Organization, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _chosen(city, _rules("led", head_months=1, head_titles=["市長"]))
    for _number in range(count):
        make_delegate(trip=_draft(city), title_zh="市長")
    trips = list(Trip.objects.all())

    # Days off, rules, who follows which, steps, delegates, categories.
    with django_assert_num_queries(6):
        found = deadlines_of(trips, today=TODAY)

    assert len(found) == count


def test_presets_are_there_with_their_sources() -> None:
    found = DeadlineRules.objects.values_list("code", "report_months", "is_default")

    assert list(found) == [
        ("executive-yuan", 3, True),
        ("taichung", 3, False),
        ("taipei", 3, False),
    ]
    assert not DeadlineRules.objects.filter(source="").exists()


def test_presets_that_were_changed_stay_and_missing_ones_come_back() -> None:
    DeadlineRules.objects.filter(code="taichung").update(report_months=2)
    DeadlineRules.objects.filter(code="executive-yuan").delete()
    DeadlineRules.objects.filter(code="taipei").update(is_default=True)

    ensure_presets(apps)

    assert len(PRESETS) == 3
    assert list(DeadlineRules.objects.values_list("code", "report_months", "is_default")) == [
        ("executive-yuan", 3, False),
        ("taichung", 2, False),
        ("taipei", 3, True),
    ]


def test_presets_come_back_after_a_flush() -> None:
    DeadlineRules.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert DeadlineRules.objects.count() == 3


def test_change_of_rules_is_recorded() -> None:
    rules = DeadlineRules.objects.get(code="taichung")
    rules.report_months = 2

    rules.save()

    change = Change.objects.get()
    assert (change.record_key, change.changes) == ("taichung", {"report_months": [3, 2]})
