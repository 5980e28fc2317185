"""Finding contests and candidacies."""

import datetime as dt
from typing import Any

import pytest

from tests.asking import ask, own_filters
from tests.factories import (
    make_candidacy,
    make_contest,
    make_election,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
)
from tripreports.elections.filters import CandidacyFilterSet, ContestFilterSet
from tripreports.elections.models import Contest, Election, SeatAllocation

pytestmark = pytest.mark.django_db

BY_TERM = {
    "term_covers": "2026-05-01",
    "starts_on": "2025",
    "starts_on__gte": "2024-12",
    "starts_on__lte": "2025-01-01",
    "ends_on": "2027",
    "ends_on__gte": "2027-12-31",
    "ends_on__lte": "2027",
}
CONTEST = BY_TERM | {
    "q": "round",
    "position": "會長",
    "election": "round",
    "parent": "whole",
    "is_part": "true",
    "body": "bureau",
    "election__body": "union",
    "constituency": "subregion",
    "is_contested": "true",
    "decided_by": "negotiated",
    "seats_stated": "10",
    "seats_stated__gte": "9",
    "seats_stated__lte": "10",
    "seats_moved_in": "2",
    "nominees_stated": "16",
    "official": "cua",
    "organization": "quirino",
    "country": "korea",
}
CANDIDACY = BY_TERM | {
    "q": "Cua",
    "contest": "found",
    "contest__body": "bureau",
    "election": "round",
    "position": "會長",
    "official": "cua",
    "represents": "quirino",
    "seat_basis": "women",
    "outcome": "shared",
    "country": "korea",
    "post": "post",
    "membership": "seat",
}


def term(first: int, last: int) -> dict[str, Any]:
    return {
        "starts_on": dt.date(first, 1, 1),
        "starts_precision": "year",
        "ends_on": dt.date(last, 12, 31),
        "ends_precision": "year",
    }


@pytest.fixture
def _round() -> None:
    election = make_election("round", body=make_organization("union"))
    found = make_contest(
        key="found",
        election=election,
        parent=make_contest(key="whole", election=make_election("earlier")),
        position_zh="會長",
        body=make_organization("bureau"),
        constituency=make_organization("subregion"),
        is_contested=True,
        decided_by="negotiated",
        seats_stated=10,
        seats_moved_in=2,
        nominees_stated=16,
        **term(2025, 2027),
    )
    korea = make_place("korea")
    SeatAllocation.objects.create(contest=found, place=korea, seats=5, is_public=True)
    cua = make_official("cua", country=korea)
    make_candidacy(
        key="cua-stands",
        contest=found,
        official=cua,
        represents=make_organization("quirino"),
        seat_basis="Women",
        outcome="shared",
        post=make_post(key="post", official=cua),
        membership=make_membership(key="seat"),
        **term(2025, 2027),
    )
    city = make_organization("city")
    make_candidacy(
        key="city-stands",
        contest=make_contest(key="later", election=election, order=9),
        organization=city,
    )
    Contest.objects.filter(key="later").update(election=make_election("other"))


@pytest.mark.usefixtures("_round")
@pytest.mark.parametrize("name", CONTEST)
def test_contest_is_found_by(name: str) -> None:
    assert ask(ContestFilterSet, **{name: CONTEST[name]}) == ["found"]


@pytest.mark.usefixtures("_round")
@pytest.mark.parametrize("name", CANDIDACY)
def test_candidacy_is_found_by(name: str) -> None:
    assert ask(CandidacyFilterSet, **{name: CANDIDACY[name]}) == ["cua-stands"]


@pytest.mark.usefixtures("_round")
def test_candidacy_of_a_city_is_found_by_the_city() -> None:
    assert ask(CandidacyFilterSet, organization="city") == ["city-stands"]


def test_nothing_that_can_be_asked_is_left_out() -> None:
    assert own_filters(ContestFilterSet) == set(CONTEST)
    assert own_filters(CandidacyFilterSet) == {*CANDIDACY, "organization"}


def test_term_is_that_of_the_contest_or_the_election_where_none_is_said() -> None:
    election = make_election("round", **term(2025, 2027))
    whole = make_contest(key="whole", election=election)
    short = make_contest(key="short", election=election, order=2, **term(2025, 2025))
    make_candidacy(key="as-election", contest=whole)
    make_candidacy(key="as-contest", contest=short)
    make_candidacy(key="half", contest=whole, order=2, **term(2027, 2027))

    found = {day: ask(CandidacyFilterSet, term_covers=day) for day in ("2025", "2026", "2027")}

    assert found == {
        "2025": ["as-contest", "as-election"],
        "2026": ["as-election"],
        "2027": ["as-election", "half"],
    }
    assert ask(ContestFilterSet, term_covers="2026") == ["whole"]


def test_term_of_a_hidden_election_says_nothing() -> None:
    election = make_election("round", **term(2025, 2027))
    make_candidacy(key="stands", contest=make_contest(election=election))
    assert ask(CandidacyFilterSet, term_covers="2026") == ["stands"]

    Election.objects.update(is_public=False)

    assert ask(CandidacyFilterSet, term_covers="2026") == []
