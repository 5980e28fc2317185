"""Candidacies and seats are entered on the page of a contest, inside its term."""

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_candidacy,
    make_contest,
    make_official,
    make_place,
)
from tripreports.elections.models import Contest

pytestmark = pytest.mark.django_db


def test_half_term_outside_a_new_contest_is_refused(clerk: Client) -> None:
    contest = make_contest(starts_on="2025-01-01", starts_precision="year")
    make_official(key="kim")
    page = address(Contest, "change", contest.key)
    sent = entered(
        clerk,
        page,
        candidacies__0__official="kim",
        candidacies__0__order="",
        candidacies__0__starts_on="2024",
    )

    answer = clerk.post(page, sent)

    assert complaints(answer) == ["The term must lie inside the term of the contest (2025–)."]
    assert contest.candidacies.count() == 0


def test_term_of_a_contest_that_a_candidacy_outgrows_is_refused(clerk: Client) -> None:
    contest = make_contest()
    make_candidacy(contest=contest, starts_on="2024-01-01", starts_precision="year")
    page = address(Contest, "change", contest.key)

    answer = clerk.post(page, entered(clerk, page, starts_on="2025"))

    contest.refresh_from_db()
    assert "The term must lie inside the term of the contest (2025–)." in complaints(answer)
    assert contest.starts_on is None


def test_seats_are_allotted_on_the_page_of_a_contest(clerk: Client) -> None:
    contest = make_contest()
    make_place(key="kr", kind="country")
    page = address(Contest, "change", contest.key)
    sent = entered(
        clerk, page, allocations__0__place="kr", allocations__0__seats=5, allocations__0__order=""
    )

    clerk.post(page, sent)

    assert [(a.place_id, a.seats, a.order) for a in contest.allocations.all()] == [("kr", 5, 1)]
