"""The archive in figures: no draft counts, and what cannot be told is left out."""

import pytest
from django.test import Client

from tests.api.asking import get, refusal
from tests.factories import (
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_superuser,
    make_trip,
)
from tripreports.followup.models import Recommendation

pytestmark = pytest.mark.django_db


def test_drafts_are_counted_for_staff_alone(client: Client) -> None:
    land = make_place("secret-land", is_public=False)
    draft = make_trip("draft", state="draft", government=make_organization("home"))
    draft.regions.add(land)
    make_encounter(trip=draft, event=make_event(), official=make_official("kim"))
    Recommendation.objects.create(trip=draft, order=1, title="Secret")
    public = get(client, "stats/")

    client.force_login(make_superuser())
    staff = get(client, "stats/")

    assert (public["records"]["trips"]["count"], public["days_abroad"]["count"]) == (0, 0)
    assert (public["trips_by_year"], public["trips_by_country"]) == ([], [])
    assert "seats_held" not in public
    for name in ("encounters", "recommendations"):
        assert (public["records"][name]["count"], staff["records"][name]["count"]) == (0, 1)
    for shown, number in ((public, 0), (staff, 1)):
        assert shown["people_met"]["count"] == number
        assert shown["recommendations_by_progress"][0]["count"] == number
    assert staff["records"]["trips"]["count"] == 1
    assert [one["key"] for one in staff["trips_by_country"]] == ["secret-land"]


def test_trip_over_the_end_of_a_year_counts_in_both(client: Client) -> None:
    make_trip("winter", starts_on="2024-12-30", ends_on="2025-01-03")

    def years(**asked: str) -> list[tuple[int, int]]:
        shown = get(client, "stats/", **asked)["trips_by_year"]
        return [(one["year"], one["count"]) for one in shown]

    assert years() == [(2025, 1), (2024, 1)]
    assert years(year="2024") == [(2024, 1)]
    assert years(year="113") == [(2024, 1)]


def test_what_cannot_be_narrowed_so_is_left_out(client: Client) -> None:
    make_trip("korea", government=make_organization("home"))

    shown = get(client, "stats/", government="home")

    assert shown["records"].keys() == {"trips"}
    assert {"people_met", "recommendations_by_progress"} & shown.keys() == set()


def test_bad_values_are_refused_by_name(client: Client) -> None:
    assert refusal(client, "stats/", year="soon", government="nowhere") == {
        "year": ["Enter a number."],
        "government": ["There is no organization with the key “nowhere”."],
    }
    assert list(refusal(client, "stats/", country="kr")) == ["country"]
