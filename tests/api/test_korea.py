"""What another program learns from the report on Korea, 2025."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import get, keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

TRIP = "taichung-korea-2025"


def test_trips_to_korea_in_2025(client: Client) -> None:
    [trip] = get(client, "trips/", country="kr", year="2025")["results"]

    assert trip["key"] == TRIP
    assert (trip["starts_on"], trip["ends_on"]) == ("2025-09-23", "2025-10-01")
    assert [region["name_zh"] for region in trip["regions"]] == ["韓國"]
    assert get(client, "trips/", country="tw", year="2025")["results"] == []
    assert get(client, "trips/", country="kr", year="2024")["results"] == []


def test_everyone_met_from_goyang(client: Client) -> None:
    met = get(client, "officials/", place="goyang", met="true", ordering="name_en")["results"]

    assert [(official["name_zh"], official["name_en"]) for official in met] == [
        ("李東煥", "Lee Dong-hwan"),
        ("朴源錫", "Park Won-seok"),
    ]


def test_half_terms_of_the_election_of_2025(client: Client) -> None:
    [election] = get(client, "elections/", year="2025", body="uclg-aspac")["results"]

    contests = get(client, f"elections/{election['key']}/")["contests"]

    assert [
        (seat["official"]["name_en"], seat["starts_on"], seat["ends_on"], seat["outcome"])
        for contest in contests
        for seat in contest["candidacies"]
        if contest["key"] == "uclg-aspac-2025.co-president-south-west"
    ] == [
        ("Bhim Prasad Dhungana", "2025", "2026", "shared"),
        ("Laxmi Devi Pandey", "2026", "2027", "shared"),
    ]


def test_seats_of_the_executive_bureau_add_up(client: Client) -> None:
    contests = get(client, "elections/uclg-aspac-election-2025/")["contests"]

    [bureau] = [each for each in contests if each["key"] == "uclg-aspac-2025.executive-bureau"]

    assert (bureau["seats_stated"], bureau["seats_moved_in"], bureau["seats_total"]) == (10, 2, 12)
    assert {seats["place"]["name_zh"]: seats["seats"] for seats in bureau["allocations"]} == {
        "中國": 5,
        "韓國": 5,
        "臺灣": 1,
        "日本": 1,
    }


def test_everyone_is_found_under_every_spelling(client: Client) -> None:
    assert keys(client, "officials/", alias="Seong Heui-Yeob") == ["seong-heui-yeob"]
    assert keys(client, "officials/", q="kim so hyun") == ["kim-so-hyun"]
    assert keys(client, "organizations/", alias="GAORK") == ["garok"]
    assert keys(client, "organizations/", not_member_of="metta") == ["taichung-city-government"]


def test_trip_shows_who_travelled_and_whom_they_met(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        trip = get(client, f"trips/{TRIP}/")

    assert [delegate["official"]["name_zh"] for delegate in trip["delegates"]] == [
        "鄭照新",
        "黃燕筠",
        "曹凱雯",
    ]
    assert len(trip["itinerary_days"]) == 9
    assert len(trip["encounters"]) == 95
    assert [tick["text"] for tick in trip["category_ticks"] if tick["is_ticked"]] == [
        "其他",
        "國際會議",
    ]


def test_citations_give_the_words_of_the_report(client: Client) -> None:
    [first, *_others] = get(client, "delegates/korea-2025.delegate-1/", citations="1")["citations"]

    assert first["quote"] in "1\t臺中市政府\t副市長\t鄭照新"
    assert first["html_url"].startswith(f"http://testserver/trips/{TRIP}/#korea-2025.")
