"""What a record looks like, in whole and in brief."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ROOT, address, get
from tests.factories import (
    make_candidacy,
    make_contest,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_photo,
    make_place,
    make_post,
    make_trip,
)
from tripreports.api.popolo.resources import POPOLO
from tripreports.api.resources import RESOURCES
from tripreports.directory.models import Membership
from tripreports.elections.models import SeatAllocation

pytestmark = pytest.mark.django_db


def brief(resource: str, key: str, name: str = "name") -> dict[str, str]:
    return {
        "key": key,
        "url": address(f"/api/v1/{resource}/{key}/"),
        "html_url": address(f"/{resource}/{key}/"),
        f"{name}_zh": "",
        f"{name}_en": key.title(),
    }


def test_root_lists_the_resources(client: Client) -> None:
    shown = get(client, "")

    assert shown["resources"] == {name: address(f"/api/v1/{name}/") for name in RESOURCES}
    assert shown["popolo"] == {name: address(f"/api/v1/popolo/{name}/") for name in POPOLO}
    ways = ("docs", "schema", "search", "stats", "changes", "tokens")
    assert {name: shown[name] for name in ways} == {
        name: address(f"/api/v1/{name}/") for name in ways
    }
    assert shown["version"] == "1"
    assert shown["licence"]["url"] == "https://data.gov.tw/license"


@pytest.mark.parametrize("path", ["", "changes/", "stats/", "trips/autumn/documents/"])
def test_addresses_are_the_same_in_whichever_form_one_asks(client: Client, path: str) -> None:
    make_trip("autumn")

    shown = client.get(f"{ROOT}{path}").content.decode()
    asked = client.get(f"{ROOT}{path}", {"format": "json"}).content.decode()

    addresses = re.compile(r'"http://[^"]+"')
    following = f"{path}?"  # the next page, which is of the same form
    there = [one for one in addresses.findall(asked) if following not in one]
    assert there == [one for one in addresses.findall(shown) if following not in one]


def tail(record: Any) -> dict[str, Any]:
    """What every record ends with."""
    moment = record.updated_at.isoformat().replace("+00:00", "Z")
    return {"note": "", "is_derived": False, "version": record.version, "updated_at": moment}


def test_trip_list_shows_what_tells_trips_apart(client: Client) -> None:
    autumn = make_trip(
        "autumn", government=make_organization("home"), report_on=dt.date(2026, 1, 19)
    )
    autumn.regions.add(make_place("korea"))

    autumn.refresh_from_db()
    assert get(client, "trips/") == {
        "next": None,
        "previous": None,
        "results": [
            {
                **brief("trips", "autumn", "title"),
                "state": "published",
                "starts_on": "2025-09-23",
                "ends_on": "2025-10-01",
                "regions": [brief("places", "korea")],
                "government": brief("organizations", "home"),
                "agency": brief("organizations", "home"),
                "report_on": "2026-01-19",
                **tail(autumn),
            }
        ],
    }


def test_delegate_stands_on_the_page_of_the_trip(client: Client) -> None:
    cheng = make_delegate(
        key="autumn.cheng",
        trip=make_trip("autumn", government=make_organization("home")),
        official=make_official("cheng"),
        role="head",
        unit="Office",
    )

    assert get(client, "delegates/")["results"] == [
        {
            "key": "autumn.cheng",
            "url": address("/api/v1/delegates/autumn.cheng/"),
            "html_url": address("/trips/autumn/#delegates"),
            "trip": brief("trips", "autumn", "title"),
            "official": brief("officials", "cheng"),
            "role": "head",
            "organization": brief("organizations", "home"),
            "agency": "Secretariat",
            "unit": "Office",
            "title_zh": "",
            "title_en": "Officer",
            **tail(cheng),
        }
    ]


def test_dates_are_as_precise_as_the_source(client: Client) -> None:
    make_event(
        "festival",
        starts_on=dt.date(2025, 10, 1),
        starts_precision="month",
        ends_on=dt.date(2026, 12, 31),
        ends_precision="year",
    )
    make_organization("union", founded_on=dt.date(2004, 5, 1), founded_precision="month")

    festival = get(client, "events/festival/")
    union = get(client, "organizations/union/")

    assert (festival["starts_on"], festival["ends_on"]) == ("2025-10", "2026")
    assert union["founded_on"] == "2004-05"
    assert get(client, "organizations/union/", citations="0")["founded_on"] == "2004-05"


def test_encounter_stands_with_trip_event_official_and_organization(client: Client) -> None:
    trip, call, city = make_trip("autumn"), make_event("call"), make_organization("city")
    lee = make_official("lee")
    office = make_post(key="lee-post", official=lee, organization=city)
    met = make_encounter(
        trip=trip, event=call, key="met", official=lee, organization=city, post=office
    )
    met.roles.create(role="called_on", order=1)
    met.roles.create(role="photographed", order=2)
    common = {
        "key": "met",
        "post": {
            "key": "lee-post",
            "url": address("/api/v1/posts/lee-post/"),
            "html_url": address("/officials/lee/"),
            "title_zh": "",
            "title_en": "Mayor",
        },
        "roles": ["called_on", "photographed"],
        "contact": "explicit",
        "basis": "body",
        "presence": "not_stated",
    }
    where = {"trip": brief("trips", "autumn", "title"), "event": brief("events", "call")}
    whom = {"official": brief("officials", "lee"), "organization": brief("organizations", "city")}
    group = {"group": "", "group_members": []}

    shown = {
        path: get(client, path)["encounters"]
        for path in ("trips/autumn/", "events/call/", "officials/lee/", "organizations/city/")
    }

    assert shown == {
        "trips/autumn/": [common | {"event": where["event"]} | whom | group],
        "events/call/": [common | {"trip": where["trip"]} | whom | group],
        "officials/lee/": [common | where | {"organization": whom["organization"]}],
        "organizations/city/": [common | where | {"official": whom["official"]}],
    }


def test_election_shows_contests_candidates_and_seats(client: Client) -> None:
    cua = make_candidacy(
        key="round-cua",
        contest=make_contest(election=make_election("round")),
        official=make_official("cua"),
        outcome="shared",
        starts_on=dt.date(2025, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2026, 12, 31),
        ends_precision="year",
    )
    SeatAllocation.objects.create(
        contest=cua.contest, place=make_place("korea"), seats=5, is_public=True
    )

    [contest] = get(client, "elections/round/")["contests"]

    assert contest["position_en"] == "President"
    assert contest["candidacies"] == [
        {
            "key": "round-cua",
            "official": brief("officials", "cua"),
            "organization": None,
            "represents": None,
            "seat_basis": "",
            "outcome": "shared",
            "starts_on": "2025",
            "ends_on": "2026",
            "note": "",
            "is_derived": False,
        }
    ]
    assert contest["allocations"] == [{"place": brief("places", "korea"), "seats": 5}]


def test_membership_stands_with_both_organizations(client: Client) -> None:
    union, city = make_organization("union"), make_organization("city")
    Membership.objects.create(
        key="seat", member=city, organization=union, capacity="member", is_public=True
    )
    common: dict[str, Any] = {
        "key": "seat",
        "body": None,
        "capacity": "member",
        "capacity_text": "",
        "status": "current",
        "gained": "",
        "represents": None,
        "starts_on": None,
        "ends_on": None,
    }

    memberships = get(client, "organizations/city/")["memberships"]
    members = get(client, "organizations/union/")["members"]

    assert memberships == [common | {"organization": brief("organizations", "union")}]
    assert members == [common | {"member": brief("organizations", "city")}]


def test_chinese_is_sent_as_it_is(client: Client) -> None:
    make_official("cheng", name_zh="鄭照新")

    response = client.get("/api/v1/officials/cheng/")

    assert "鄭照新".encode() in response.content
    assert response["Content-Type"] == "application/json"


def test_addresses_that_a_browser_opens_show_a_page(client: Client) -> None:
    make_official("cheng", name_zh="鄭照新")

    for path in ("", "officials/", "officials/cheng/"):
        response = client.get(f"/api/v1/{path}", headers={"accept": "text/html"})

        assert response["Content-Type"] == "text/html; charset=utf-8"
        assert "officials" in response.content.decode()


def test_places_show_what_lies_in_them(client: Client) -> None:
    korea = make_place("korea", latitude="36.5", longitude="127.75")
    make_place("goyang", kind="city", country=korea, parent=korea)

    shown = get(client, "places/korea/")

    assert (shown["latitude"], shown["longitude"]) == (36.5, 127.75)
    assert shown["parts"] == [brief("places", "goyang")]


def test_photo_says_whether_there_is_a_picture(client: Client) -> None:
    make_photo(key="caption-only")

    in_json = get(client, "photos/caption-only/", fields="has_picture")
    in_table = client.get("/api/v1/photos/?format=csv&fields=has_picture")

    assert in_json == {"has_picture": False}
    assert in_table.getvalue().decode("utf-8-sig").split() == ["has_picture", "false"]
