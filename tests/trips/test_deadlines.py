"""The arithmetic of deadlines: months, office days, and what stops the clock."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override

from tripreports.trips.deadlines import Course, Deadline, Rules, WorkingDays, deadlines
from tripreports.trips.deadlines.terms import last_day_of_term, months_after
from tripreports.trips.enums import CountedFrom, Duty, MetBy, Standing

day = dt.date.fromisoformat
TODAY = day("2025-12-20")


def _due(rules: Rules, returned_on: str, **course: Any) -> dict[Duty, Deadline]:
    found = deadlines(rules, Course(day(returned_on), **course), WorkingDays(), today=TODAY)
    return {deadline.duty: deadline for deadline in found}


def _report_due(rules: Rules, returned_on: str) -> str:
    return _due(rules, returned_on)[Duty.REPORT].due_on.isoformat()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-10-01", 3, "2026-01-01"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-02-28", 3, "2025-05-28"),
        ("2025-10-15", 15, "2027-01-15"),
    ],
)
def test_months_end_on_the_same_day_or_with_the_month(start: str, months: int, end: str) -> None:
    assert months_after(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2025-10-02", 3, "2026-01-01"),
        ("2025-12-01", 3, "2026-02-28"),
        ("2023-12-01", 3, "2024-02-29"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-29", 3, "2024-02-28"),
        ("2026-03-01", 3, "2026-05-31"),
        ("2026-01-01", 1, "2026-01-31"),
    ],
)
def test_term_whose_first_day_counts_ends_the_day_before(
    first: str, months: int, last: str
) -> None:
    assert last_day_of_term(day(first), months) == day(last)


@pytest.mark.parametrize(
    ("given", "worked"),
    [
        ("2025-12-22", "2025-12-22"),  # a Monday
        ("2025-12-20", "2025-12-22"),  # a Saturday
        ("2025-12-25", "2025-12-26"),  # Constitution Day
        ("2025-01-25", "2025-02-03"),  # Lunar New Year between two weekends
        ("2026-02-14", "2026-02-23"),  # the same, with a day off in place of a Sunday
        ("2026-04-03", "2026-04-07"),  # two holidays on a weekend, each with a day in its place
        ("2025-02-08", "2025-02-08"),  # a Saturday worked for 27 January
        ("2024-02-17", "2024-02-17"),  # a Saturday worked for 8 February
    ],
)
def test_calendar_finds_the_next_day_on_which_offices_work(given: str, worked: str) -> None:
    assert WorkingDays().on_or_after(day(given)) == day(worked)


def test_calendar_knows_what_a_registrar_adds() -> None:
    calendar = WorkingDays({day("2025-12-22"): False, day("2025-12-20"): True})

    typhoon = calendar.on_or_after(day("2025-12-21"))
    saturday = calendar.on_or_after(day("2025-12-20"))

    assert typhoon == day("2025-12-23")
    assert saturday == day("2025-12-20")


@pytest.mark.parametrize(
    ("rules", "returned_on", "due_on"),
    [
        (Rules(), "2025-10-01", "2026-01-01"),
        (Rules(ends_on_working_day=True), "2025-10-01", "2026-01-02"),
        (Rules(ends_on_working_day=True), "2025-11-14", "2026-02-23"),
        (Rules(counted_from=CountedFrom.DAY_AFTER), "2025-10-01", "2026-01-01"),
        (Rules(counted_from=CountedFrom.DAY_AFTER), "2026-02-28", "2026-05-31"),
        (Rules(report_months=1), "2026-01-31", "2026-02-28"),
        # Friday 3 October: the day after opens a long weekend that ends with the Moon Festival.
        (
            Rules(counted_from=CountedFrom.DAY_AFTER, starts_on_working_day=True),
            "2025-10-03",
            "2026-01-06",
        ),
    ],
)
def test_report_is_due_by_the_rules(rules: Rules, returned_on: str, due_on: str) -> None:
    assert _report_due(rules, returned_on) == due_on


def test_rules_without_a_term_make_no_deadline() -> None:
    assert _due(Rules(report_months=None), "2025-10-01") == {}


def test_year_that_is_a_slip_of_the_pen_makes_no_deadline() -> None:
    assert _due(Rules(), "9999-12-31") == {}


@pytest.mark.parametrize(
    ("returned_on", "standing", "days_left"),
    [
        ("2025-10-04", Standing.OPEN, 15),
        ("2025-10-03", Standing.SOON, 14),
        ("2025-09-20", Standing.SOON, 0),
        ("2025-09-19", Standing.OVERDUE, -1),
    ],
)
def test_report_that_is_not_handed_in_is_open_soon_or_overdue(
    returned_on: str, standing: Standing, days_left: int
) -> None:
    report = _due(Rules(), returned_on)[Duty.REPORT]

    assert (report.standing, report.days_left) == (standing, days_left)


@pytest.mark.parametrize(
    ("met_by", "course", "standing"),
    [
        (MetBy.SUBMISSION, {"handed_in_on": "2025-12-19", "is_handed_in": True}, "on_time"),
        (MetBy.SUBMISSION, {"handed_in_on": "2025-12-20", "is_handed_in": True}, "late"),
        (MetBy.SUBMISSION, {"is_handed_in": True}, "undated"),
        (MetBy.APPROVAL, {"handed_in_on": "2025-12-19", "is_handed_in": True}, "overdue"),
        (MetBy.APPROVAL, {"approved_on": "2025-12-20", "is_approved": True}, "late"),
        (MetBy.APPROVAL, {"is_approved": True}, "undated"),
    ],
)
def test_clock_is_stopped_by_what_the_rules_say(
    met_by: MetBy, course: dict[str, Any], standing: str
) -> None:
    known = {name: day(on) if isinstance(on, str) else on for name, on in course.items()}

    report = _due(Rules(met_by=met_by), "2025-09-19", **known)[Duty.REPORT]

    assert report.standing == standing


def test_returned_report_has_days_to_be_revised() -> None:
    course = {"handed_in_on": day("2025-12-01"), "sent_back_on": day("2025-12-11")}

    found = _due(Rules(revise_days=10), "2025-10-01", is_handed_in=True, **course)

    assert {duty: (each.due_on, each.standing) for duty, each in found.items()} == {
        Duty.REVISION: (day("2025-12-21"), Standing.SOON),
        Duty.REPORT: (day("2026-01-01"), Standing.ON_TIME),
    }


def test_days_to_revise_are_moved_past_days_off() -> None:
    rules = Rules(revise_days=10, ends_on_working_day=True)

    revision = _due(rules, "2025-10-01", sent_back_on=day("2025-12-11"))[Duty.REVISION]

    assert revision.due_on == day("2025-12-22")


def test_returned_report_without_days_to_revise_is_due_as_before() -> None:
    course = {"handed_in_on": day("2025-12-01"), "sent_back_on": day("2025-12-11")}

    found = _due(Rules(), "2025-10-01", is_handed_in=True, **course)

    assert [(each.duty, each.standing) for each in found.values()] == [(Duty.REPORT, Standing.SOON)]


def test_review_has_its_days() -> None:
    course = {"handed_in_on": day("2025-12-01"), "in_review_since": day("2025-12-01")}

    found = _due(Rules(review_days=14), "2025-10-01", is_handed_in=True, **course)

    review = found[Duty.REVIEW]
    assert (review.due_on, review.standing) == (day("2025-12-15"), Standing.OVERDUE)


def test_trip_led_by_the_head_of_government_has_a_shorter_term() -> None:
    rules = Rules(head_months=1)

    led = _due(rules, "2025-12-01", is_led_by_head=True)[Duty.REPORT]
    other = _due(rules, "2025-12-01")[Duty.REPORT]

    assert led.due_on == day("2026-01-01")
    assert other.due_on == day("2026-03-01")


def test_proposals_are_due_beside_the_report_and_are_never_overdue() -> None:
    rules = Rules(head_months=1, head_duty=Duty.PROPOSALS)

    ahead = _due(rules, "2025-12-01", is_led_by_head=True)
    past = _due(rules, "2025-11-01", is_led_by_head=True)

    assert {duty: each.due_on for duty, each in ahead.items()} == {
        Duty.PROPOSALS: day("2026-01-01"),
        Duty.REPORT: day("2026-03-01"),
    }
    assert list(past) == [Duty.REPORT]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (Rules(), "3 months after the day of return"),
        (
            Rules(counted_from=CountedFrom.DAY_AFTER, ends_on_working_day=True),
            "3 months from the day after return, moved past weekends and holidays",
        ),
        (
            Rules(counted_from=CountedFrom.DAY_AFTER, starts_on_working_day=True),
            "3 months from the first working day after return",
        ),
        (
            Rules(met_by=MetBy.APPROVAL, report_months=1),
            "1 month after the day of return, by when it must be approved",
        ),
        (
            Rules(head_months=1),
            "1 month after the day of return, because the head of the government led the trip",
        ),
    ],
)
def test_rule_is_told_in_words(rules: Rules, words: str) -> None:
    report = _due(rules, "2025-10-01", is_led_by_head=True)[Duty.REPORT]

    with override("en"):
        told = report.rule

    assert told == words


@pytest.mark.parametrize(
    ("returned_on", "handed_in_on", "line"),
    [
        ("2025-10-01", None, "2026-01-01 (115年1月1日): {}; 12 days left"),
        ("2025-09-20", None, "2025-12-20 (114年12月20日): {}; due today"),
        ("2025-09-19", None, "2025-12-19 (114年12月19日): {}; 1 day overdue"),
        (
            "2025-09-19",
            "2025-12-01",
            "2025-12-19 (114年12月19日): {}; done on 2025-12-01 (114年12月1日), on time",
        ),
        (
            "2025-08-19",
            "2025-11-21",
            "2025-11-19 (114年11月19日): {}; done on 2025-11-21 (114年11月21日), 2 days late",
        ),
    ],
)
def test_line_says_when_and_why_and_how_it_stands(
    returned_on: str, handed_in_on: str | None, line: str
) -> None:
    done = day(handed_in_on) if handed_in_on else None
    report = _due(Rules(), returned_on, handed_in_on=done, is_handed_in=bool(done))[Duty.REPORT]

    with override("en"):
        told = report.line

    assert told == "Report due on " + line.format("3 months after the day of return")
