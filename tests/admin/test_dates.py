"""Dates are written in either calendar, on every form, and shown in both."""

import datetime as dt

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import make_event, make_official, make_post, make_trip
from tripreports.directory.models import Official, Organization
from tripreports.events.models import Event
from tripreports.history.models import Change
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written", ["2025-10-01", "2025/10/1", "114/10/1", "114年10月1日", "民國１１４年１０月１日"]
)
def test_day_is_written_in_either_calendar(clerk: Client, written: str) -> None:
    trip = make_trip(state=TripState.DRAFT)
    page = address(Trip, "change", trip.key)

    clerk.post(page, entered(clerk, page, report_on=written))

    trip.refresh_from_db()
    assert trip.report_on == dt.date(2025, 10, 1)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("14/9/23", "“14/9/23” is not understood as a date. "),
        ("next week", "“next week” is not understood as a date. "),
        ("114年9月", "“114年9月” does not say which day. "),
        ("2025", "“2025” does not say which day. "),
    ],
)
def test_day_in_no_known_form_is_refused_and_kept(
    clerk: Client, written: str, complaint: str
) -> None:
    trip = make_trip(state=TripState.DRAFT)
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, report_on=written))

    forms = "Write it as 2025-09-23, 2025/9/23, 114/9/23 or 114年9月23日."
    assert complaints(answer) == [complaint + forms]
    assert f'value="{written}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("written", "on", "precision"),
    [
        ("2025-09-23", dt.date(2025, 9, 23), "day"),
        ("114年9月", dt.date(2025, 9, 30), "month"),
        ("2025", dt.date(2025, 12, 31), "year"),
        ("", None, ""),
    ],
)
def test_precision_is_what_was_written(
    clerk: Client, written: str, on: dt.date | None, precision: str
) -> None:
    """Of an end: a month is stored as its last day."""
    event = make_event(starts_on="2024-01-01", starts_precision="year")
    page = address(Event, "change", event.key)

    answer = clerk.post(page, entered(clerk, page, ends_on=written))

    event.refresh_from_db()
    assert answer.status_code == 302
    assert (event.ends_on, event.ends_precision) == (on, precision)
    assert (event.starts_on, event.starts_precision) == (dt.date(2024, 1, 1), "year")


def test_date_is_shown_in_both_calendars(clerk: Client) -> None:
    event = make_event(starts_on="2025-09-01", starts_precision="month")

    page = clerk.get(address(Event, "change", event.key)).content.decode()

    assert 'value="2025-09"' in page
    assert "<output>114年9月</output>" in page


def test_form_that_is_saved_without_a_change_leaves_dates_as_they_are(clerk: Client) -> None:
    event = make_event(
        starts_on="2025-09-01",
        starts_precision="month",
        ends_on="2025-12-31",
        ends_precision="year",
    )
    page = address(Event, "change", event.key)
    before = Change.objects.count()

    clerk.post(page, entered(clerk, page))

    event.refresh_from_db()
    assert event.period == "2025-09–2025"
    assert Change.objects.count() == before


def test_rows_and_single_dates_may_be_partial_too(clerk: Client) -> None:
    official = make_official()
    make_post(official=official)
    page = address(Official, "change", official.key)
    new = address(Organization, "add")

    clerk.post(page, entered(clerk, page, posts__0__starts_on="111年12月"))
    clerk.post(new, entered(clerk, new, name_en="UCLG", kind="city_government", founded_on="93年"))

    post, organization = official.posts.get(), Organization.objects.get()
    assert (post.starts_on, post.starts_precision) == (dt.date(2022, 12, 1), "month")
    assert (organization.founded_on, organization.founded_precision) == (
        dt.date(2004, 1, 1),
        "year",
    )


def test_end_before_the_start_is_refused(clerk: Client) -> None:
    event = make_event()
    page = address(Event, "change", event.key)

    answer = clerk.post(page, entered(clerk, page, starts_on="114年10月", ends_on="114年9月"))

    assert complaints(answer) == ["The end must not lie before the start."]


@pytest.mark.parametrize(
    ("text", "told"),
    [("114/9/23", "2025-09-23"), ("2025-09", "114年9月"), ("14/9/23", ""), ("", "")],
)
def test_other_calendar_is_told_while_one_types(clerk: Client, text: str, told: str) -> None:
    assert clerk.get("/admin/date/", {"text": text}).json() == {"told": told}
