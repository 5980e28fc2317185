"""`manage.py list_due`."""

import datetime as dt
import io
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import make_organization, make_trip
from tripreports.trips.enums import TripState
from tripreports.trips.models import AgencyDeadlines, DeadlineRules, Trip

pytestmark = pytest.mark.django_db

REPORT_LINE = (
    "    Report due on 2026-01-01 (115年1月1日): 3 months after the day of return; 12 days left"
)
REVIEW_LINE = (
    "    Review due on 2025-12-25 (114年12月25日): 14 days after it was handed in; 5 days left"
)


@pytest.fixture(autouse=True)
def _english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def draft() -> Trip:
    """Of a city that wants the report in three months and reviews it in fourteen days."""
    city = make_organization("city")
    rules = DeadlineRules.objects.create(
        code="city", name_en="City", report_months=3, review_days=14
    )
    AgencyDeadlines.objects.create(agency=city, rules=rules)
    author = User.objects.create_user("lin", "lin@example.org")
    return make_trip("seoul", government=city, state=TripState.DRAFT, author=author)


def _listed(*options: str, **more: Any) -> tuple[list[str], list[str]]:
    output, errors = io.StringIO(), io.StringIO()
    call_command("list_due", "--on", "2025-12-20", *options, stdout=output, stderr=errors, **more)
    return output.getvalue().splitlines(), errors.getvalue().splitlines()


def test_list_due_names_the_trip_and_the_rule(draft: Trip) -> None:
    assert _listed() == (["Seoul", REPORT_LINE], [])
    assert mail.outbox == []


def test_list_due_leaves_out_what_is_due_later_and_what_is_public(draft: Trip) -> None:
    Trip.objects.create(
        title_en="Public",
        government=draft.government,
        agency=draft.agency,
        starts_on=dt.date(2025, 9, 1),
        ends_on=dt.date(2025, 9, 2),
        state=TripState.PUBLISHED,
    )

    assert _listed("--days", "11") == (["Nothing is due."], [])


def test_list_due_mails_the_author_about_the_report(draft: Trip) -> None:
    output, errors = _listed("--mail")

    assert output == ["Seoul", REPORT_LINE, "lin@example.org: 1 entry"]
    assert errors == []
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["lin@example.org"], "1 deadline of a trip report")
    assert sent.body == f"These are due soon or overdue:\n\nSeoul\n{REPORT_LINE}\n\n"


def test_list_due_mails_reviewers_about_reports_that_are_not_their_own(draft: Trip) -> None:
    reviewer = User.objects.create_user("chen", "chen@example.org")
    may_review = Permission.objects.get(codename="review_trip")
    reviewer.user_permissions.add(may_review)
    assert draft.author is not None
    draft.author.user_permissions.add(may_review)
    User.objects.create_superuser("root", "root@example.org")
    draft.state, draft.submitted_on = TripState.IN_REVIEW, dt.date(2025, 12, 11)
    draft.save()

    output, _errors = _listed("--mail")

    assert output == ["Seoul", REVIEW_LINE, "chen@example.org: 1 entry"]
    assert [sent.to for sent in mail.outbox] == [["chen@example.org"]]


def test_list_due_mails_reviewers_about_approval_that_is_due(draft: Trip) -> None:
    DeadlineRules.objects.filter(code="city").update(review_days=None, met_by="approval")
    reviewer = User.objects.create_user("chen", "chen@example.org")
    reviewer.user_permissions.add(Permission.objects.get(codename="review_trip"))
    draft.state, draft.submitted_on = TripState.IN_REVIEW, dt.date(2025, 12, 11)
    draft.save()

    output, _errors = _listed("--mail")

    assert output[-1] == "chen@example.org: 1 entry"


def test_list_due_names_what_nobody_can_be_told_about(draft: Trip) -> None:
    User.objects.update(is_active=False)

    output, errors = _listed("--mail")

    assert output == ["Seoul", REPORT_LINE]
    assert errors == ["Nobody to write to about: Seoul"]
    assert mail.outbox == []


def test_list_due_tells_of_a_mail_that_was_not_sent(draft: Trip, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    with pytest.raises(CommandError, match=r"^Not sent: lin@example\.org: "):
        _listed("--mail")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--days", "-1"), ("--days", "many"), ("--days", "99999"), ("--on", "114/9/23")],
)
def test_list_due_refuses_what_is_no_number_of_days_or_no_day(option: str, value: str) -> None:
    with pytest.raises(CommandError, match=option):
        call_command("list_due", option, value)
