"""The deadlines of trips of the archive: which rules apply, and what has been done."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from tripreports.core.text import fold
from tripreports.trips.deadlines.calendar import WorkingDays
from tripreports.trips.deadlines.terms import SOON, Course, Deadline, Rules, deadlines
from tripreports.trips.documents import required_document
from tripreports.trips.enums import CountedFrom, Duty, MetBy, Step, TripState
from tripreports.trips.models import (
    CategoryTick,
    ClosedDay,
    DeadlineRules,
    Delegate,
    StateChange,
    Trip,
)

_APPROVED = {TripState.APPROVED, TripState.PUBLISHED, TripState.WITHDRAWN}

# From each organization up its parents to the first for which rules are chosen.
_CHOSEN = """
WITH RECURSIVE line(start, agency, steps) AS (
    SELECT key, key, 0 FROM directory_organization WHERE key IN ({keys})
    UNION ALL
    SELECT line.start, organization.parent_id, line.steps + 1
    FROM line JOIN directory_organization organization ON organization.key = line.agency
    WHERE organization.parent_id IS NOT NULL AND line.steps < 20
)
SELECT line.start, chosen.rules_id
FROM line JOIN trips_agencydeadlines chosen ON chosen.agency_id = line.agency
ORDER BY line.start, line.steps DESC
"""


class Pressing(NamedTuple):
    """Something due soon or overdue, and the trip whose report it is about."""

    trip: Trip
    deadline: Deadline


def deadlines_of(
    trips: Sequence[Trip], *, today: dt.date | None = None, soon: int = SOON
) -> dict[str, list[Deadline]]:
    """The deadlines of each trip by its key, the earliest first, in as many queries for all."""
    today = today or timezone.localdate()
    days = WorkingDays(dict(ClosedDay.objects.values_list("on", "is_working_day")))
    rules = _rules_of(trips)
    steps = _steps_of(trips)
    led = _led_by_head(trips, rules)
    ticks = _ticks_of(trips)
    found = {}
    for trip in trips:
        row = rules.get(trip.key)
        course = _course(trip, steps[trip.key], ticks[trip.key], is_led_by_head=trip.key in led)
        found[trip.key] = (
            deadlines(rules_of_row(row), course, days, today=today, soon=soon) if row else []
        )
    return found


def what_presses(
    trips: Iterable[Trip], *, today: dt.date | None = None, soon: int = SOON
) -> list[Pressing]:
    """What is due soon or overdue among these trips, the longest overdue first."""
    trips = list(trips)
    found = deadlines_of(trips, today=today, soon=soon)
    pressing = [
        Pressing(trip, deadline)
        for trip in trips
        for deadline in found[trip.key]
        if deadline.is_pressing
    ]
    return sorted(pressing, key=lambda each: (each.deadline.due_on, each.trip.key))


def deadline_line(trip: Trip, *, today: dt.date | None = None) -> str:
    """What is due next of this trip, when and by which rule; else how its report was in time."""
    is_new = trip._state.adding  # it has no days yet
    if is_new or trip.state == TripState.WITHDRAWN:
        return ""
    found = deadlines_of([trip], today=today)[trip.key]
    chosen = [each for each in found if each.is_open] or found
    return chosen[0].line if chosen else ""


def _rules_of(trips: Sequence[Trip]) -> dict[str, DeadlineRules]:
    """Those of the agency, else of what it belongs to, else of the government, else of all."""
    known = DeadlineRules.objects.in_bulk()
    others = next((rules.pk for rules in known.values() if rules.is_default), "")
    chosen = _chosen_for({key for trip in trips for key in (trip.agency_id, trip.government_id)})
    codes = {
        trip.key: chosen.get(trip.agency_id) or chosen.get(trip.government_id) or others
        for trip in trips
    }
    return {key: known[code] for key, code in codes.items() if code}


def _chosen_for(organizations: set[str]) -> dict[str, str]:
    if not organizations:
        return {}
    keys = sorted(organizations)
    with connection.cursor() as cursor:
        cursor.execute(_CHOSEN.format(keys=", ".join(["%s"] * len(keys))), keys)
        # The nearest comes last, and stays.
        return dict(cursor.fetchall())


def _steps_of(trips: Sequence[Trip]) -> dict[str, list[tuple[str, dt.date]]]:
    """What was done with each report and on which day, the latest last."""
    steps: dict[str, list[tuple[str, dt.date]]] = defaultdict(list)
    keys = [trip.key for trip in trips]
    rows = StateChange.objects.filter(trip__in=keys).order_by("at", "id")
    for key, verb, at in rows.values_list("trip_id", "verb", "at"):
        steps[key].append((verb, timezone.localdate(at)))
    return steps


def _led_by_head(trips: Sequence[Trip], rules: dict[str, DeadlineRules]) -> set[str]:
    """Trips on which the head of the government went, where the rules ask for it."""
    titles = {
        trip.key: {fold(title) for title in rules[trip.key].head_titles}
        for trip in trips
        if trip.key in rules and rules[trip.key].head_months
    }
    governments = {trip.key: trip.government_id for trip in trips}
    delegates = Delegate.objects.filter(trip__in=titles).order_by()
    rows = delegates.values_list("trip_id", "organization_id", "title_zh", "title_en")
    return {
        key
        for key, organization, *held in rows
        if organization == governments[key] and titles[key] & {fold(title) for title in held}
    }


def _ticks_of(trips: Sequence[Trip]) -> dict[str, list[str]]:
    """The categories that are ticked on the sheet of each trip."""
    ticks: dict[str, list[str]] = defaultdict(list)
    keys = [trip.key for trip in trips]
    rows = CategoryTick.objects.filter(trip__in=keys, is_ticked=True).order_by()
    for key, category in rows.values_list("trip_id", "category"):
        ticks[key].append(category)
    return ticks


def _course(
    trip: Trip, steps: list[tuple[str, dt.date]], ticks: list[str], *, is_led_by_head: bool
) -> Course:
    submissions = [on for verb, on in steps if verb == Step.SUBMIT]
    known = [on for on in (trip.submitted_on, *submissions[:1]) if on]
    is_approved = trip.state in _APPROVED
    approvals = [on for verb, on in steps if verb == Step.APPROVE]
    last, last_on = steps[-1] if steps else ("", None)
    return Course(
        returned_on=trip.ends_on,
        is_led_by_head=is_led_by_head,
        handed_in_on=min(known, default=None),
        approved_on=trip.report_on or max(approvals, default=None) if is_approved else None,
        sent_back_on=last_on if last == Step.SEND_BACK else None,
        in_review_since=(
            max(submissions, default=trip.submitted_on)
            if trip.state == TripState.IN_REVIEW
            else None
        ),
        is_handed_in=trip.state != TripState.DRAFT or bool(known),
        is_approved=is_approved,
        document=required_document(ticks).kind,
    )


def rules_of_row(row: DeadlineRules) -> Rules:
    """The rules as they are stored, as values to reckon with."""
    return Rules(
        report_months=row.report_months,
        counted_from=CountedFrom(row.counted_from),
        starts_on_working_day=row.starts_on_working_day,
        ends_on_working_day=row.ends_on_working_day,
        met_by=MetBy(row.met_by),
        head_months=row.head_months,
        head_duty=Duty(row.head_duty),
        revise_days=row.revise_days,
        review_days=row.review_days,
    )
