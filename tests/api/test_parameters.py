"""Parameters: what is not understood is refused by name."""

import pytest
from django.test import Client

from tests.api.asking import ROOT, by_parameter, keys, refusal
from tests.factories import make_official

pytestmark = pytest.mark.django_db


def test_unknown_parameters_are_refused_with_those_that_are_known(client: Client) -> None:
    known = (
        "act, act__in, after, agency, before, citations, count, country, country__in, event, "
        "event__in, expand, fields, format, is_derived, key__in, limit, official, official__in, "
        "ordering, organization, organization__in, q, role, role__in, title, trip, trip__in, unit, "
        "updated_since, year"
    )

    refused = refusal(client, "delegates/", nme="Lee", role="head")

    assert refused == {"nme": [f"Unknown parameter. Known here: {known}."]}


def test_details_know_no_filters(client: Client) -> None:
    make_official("lee")

    assert refusal(client, "officials/lee/", q="lee") == {
        "q": ["Unknown parameter. Known here: citations, expand, fields, format."]
    }
    assert refusal(client, "officials/lee/", citations="yes") == {"citations": ["Give 1 or 0."]}


def test_parameters_given_twice_are_refused(client: Client) -> None:
    response = client.get(f"{ROOT}trips/?year=2024&year=2025", headers={"accept-language": "en"})

    assert response.status_code == 400
    assert by_parameter(response) == {"year": ["Given more than once."]}


def test_bad_values_are_refused_by_name(client: Client) -> None:
    assert refusal(client, "trips/", year="soon", country="nowhere", state="lost") == {
        "year": ["Enter a number."],
        "country": ["There is no place with the key “nowhere”."],
        "state": ["Unknown: lost. Known here: draft, in_review, approved, published, withdrawn."],
    }


@pytest.mark.parametrize("limit", ["0", "201", "-1", "ten", "１０", "9" * 30])
def test_limit_is_at_most_200(client: Client, limit: str) -> None:
    assert refusal(client, "trips/", limit=limit) == {
        "limit": ["Give a whole number from 1 to 200."]
    }


def test_pages_hold_fifty_unless_said(client: Client) -> None:
    for number in range(51):
        make_official(f"official-{number}")

    assert len(keys(client, "officials/")) == 50
    assert len(keys(client, "officials/", limit="200")) == 51
