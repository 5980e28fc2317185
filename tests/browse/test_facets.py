"""Facets: as many records as a plain count finds, under the other filters, and no draft."""

import datetime as dt
import random
import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from tests.asking import staff
from tests.browse.facets import every_subject, wrong_counts
from tests.factories import (
    make_attendance,
    make_day,
    make_delegate,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_recommendation,
    make_trip,
)
from tripreports.browse.lists.catalogue import Subject, catalogue
from tripreports.browse.lists.subjects import (
    TRIPS,
)
from tripreports.directory.models import Place
from tripreports.trips.models import CategoryTick, ItineraryStop, Trip

pytestmark = [pytest.mark.django_db, pytest.mark.untraced]  # as tracing would take as long again


def make_trips(count: int) -> list[Trip]:
    """Trips of all kinds to three countries, the same each time; every third is a draft."""
    dice = random.Random(7)  # noqa: S311 (no secret: the same each time)
    lands = [make_place(f"land-{n}") for n in range(3)]
    cities = [make_place(f"city-{n}", kind="city", country=lands[n % 3]) for n in range(6)]
    bodies = [make_organization(f"body-{n}") for n in range(5)]
    people = [make_official(f"person-{n}") for n in range(8)]
    for person in people[:5]:
        status = dice.choice(["current", "former"])
        make_post(official=person, organization=dice.choice(bodies), status=status)
    events = [
        make_event(f"event-{n}", starts_on=dt.date(2020 + n, 5, 1), starts_precision="day")
        for n in range(4)
    ]
    return [make_one_trip(n, dice, lands, cities, bodies, people, events) for n in range(count)]


def make_one_trip(number: int, dice: random.Random, *world: list[Any]) -> Trip:
    lands, cities, bodies, people, events = world
    start = dt.date(2020 + dice.randrange(5), 12, 28)
    trip = make_trip(
        f"trip-{number}",
        government=dice.choice(bodies),
        state="draft" if number % 3 == 2 else "published",
        starts_on=start,
        ends_on=start + dt.timedelta(days=dice.randrange(9)),
    )
    trip.regions.set(dice.sample(lands, dice.randrange(3)))
    day = make_day(trip=trip, on=start)
    for order, city in enumerate(dice.sample(cities, 3)):
        transit = dice.random() < 0.3
        ItineraryStop.objects.create(day=day, place=city, order=order, is_transit=transit)
    for order, category in enumerate(dice.sample(["other", "training", "conference"], 2)):
        ticked = dice.random() < 0.7
        CategoryTick.objects.create(trip=trip, category=category, is_ticked=ticked, order=order)
    for order, person in enumerate(dice.sample(people, 2)):
        make_delegate(trip=trip, official=person, order=order)
    event = dice.choice(events)
    make_attendance(trip=trip, event=event)
    make_encounter(trip=trip, event=event, official=dice.choice(people))
    group = make_encounter(trip=trip, event=event, organization=dice.choice(bodies))
    group.group_members.set(dice.sample(bodies, 2))
    for order in range(dice.randrange(3)):
        progress = dice.choice(["open", "done"])
        make_recommendation(trip=trip, order=order, progress=progress)
    return trip


@every_subject
def test_facets_count_what_their_filters_find(subject: Subject) -> None:
    make_trips(15)

    assert wrong_counts(subject) == []
    assert wrong_counts(subject, staff()) == []


@pytest.mark.parametrize(
    "chosen",
    [
        {"year": "2021"},
        {"country": "land-1", "category": "other"},
        {"met_organization": "body-1", "progress": "open"},
        {"official": "person-2", "city": "city-1"},
    ],
)
def test_facets_count_under_all_other_filters(chosen: dict[str, str]) -> None:
    make_trips(30)

    assert wrong_counts(TRIPS, **chosen) == []


def test_facets_count_as_one_would_by_hand() -> None:
    trips = [trip for trip in make_trips(15) if trip.state == "published"]

    held = catalogue(TRIPS, None)

    assert held.count("year") == Counter(
        str(year) for trip in trips for year in {trip.starts_on.year, trip.ends_on.year}
    )
    assert held.count("country") == Counter(
        key for trip in trips for key in trip.regions.values_list("key", flat=True)
    )
    assert held.count("official") == Counter(
        key for trip in trips for key in trip.delegates.values_list("official_id", flat=True)
    )


def shown(client: Client, address: str) -> dict[str, list[tuple[str, str]]]:
    """The values of each facet with their counts, as a page shows them."""
    found = {}
    for facet in client.get(address, headers={"accept-language": "en"}).context["facets"]:
        rows = re.findall(r"<span>(.*?)</span> <span class=.count.>(.*?)</span>", facet.rows)
        found[facet.name] = [(facet.only, "")] if facet.only else rows
    return found


def test_value_that_narrows_nothing_down_is_no_link(client: Client) -> None:
    for name in ("one", "two"):
        make_trip(name, government=make_organization(f"of-{name}")).regions.add(
            make_place("kr", name_en="South Korea") if name == "one" else Place.objects.get()
        )

    facets = shown(client, "/trips/")

    assert facets["country"] == [("South Korea", "")]
    assert facets["year"] == [("2025 (ROC 114)", "")]
    assert facets["agency"] == [("Of-One", "1"), ("Of-Two", "1")]


def test_chosen_value_leads_to_the_list_without_it(client: Client) -> None:
    make_trip("one").regions.add(make_place("kr"))
    make_trip("two").regions.add(make_place("jp"))

    page = client.get("/trips/?country=kr&size=50&page=1&ordering=starts_on").content.decode()

    without = "/trips/?size=50&amp;ordering=starts_on"
    assert f'aria-current="true" href="{without}"' in page
    assert f'href="{without}&amp;country=jp"' in page
    assert f'<a href="{without}">' in page  # the chip


def test_year_of_either_calendar_is_the_same_choice(client: Client) -> None:
    make_trip("old", starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 1, 2))
    make_trip("new")

    page = client.get("/trips/?year=114", headers={"accept-language": "en"})

    assert page.context["chips"][0].value == "2025 (ROC 114)"
    assert page.context["pages"].total == 1


def test_facet_with_many_values_keeps_the_rest_out_of_sight(client: Client) -> None:
    trip = make_trip("trip")
    make_trip("other")
    for number in range(45):
        make_attendance(trip=trip, event=make_event(f"event-{number:02}"))

    response = client.get("/trips/", headers={"accept-language": "en"})

    events = next(facet for facet in response.context["facets"] if facet.name == "event")
    assert (events.rows.count("<li>"), events.more.count("<li>")) == (10, 30)
    assert events.beyond == '<a href="/events/">5 others: choose them in their list.</a>'


def test_facets_hide_what_only_drafts_have(client: Client) -> None:
    make_trip("open").regions.add(make_place("kr"))
    draft = make_trip("draft", state="draft", government=make_organization("secret"))
    draft.regions.add(make_place("jp"))

    facets = shown(client, "/trips/")

    assert facets["country"] == [("Kr", "")]
    assert facets["agency"] == [("Goyang City", "")]


def test_facets_follow_what_is_written(client: Client) -> None:
    trip = make_trip("trip")
    trip.regions.add(make_place("kr"))
    make_trip("other").regions.add(make_place("jp"))
    before = shown(client, "/trips/")["country"]

    trip.state = "withdrawn"
    trip.save()

    assert before == [("Jp", "1"), ("Kr", "1")]
    assert shown(client, "/trips/")["country"] == [("Jp", "")]


def test_wrong_value_shows_no_facets_and_how_to_take_it_away(client: Client) -> None:
    make_trip("trip")

    response = client.get("/trips/?country=nowhere&year=2025", headers={"accept-language": "en"})

    assert response.status_code == 200
    assert response.context["facets"] == []
    problem = response.context["asked"].problems[0]
    assert (problem.title, problem.address) == ("country visited", "/trips/?year=2025")


@pytest.mark.parametrize(
    "query",
    [
        "page=1000000000",
        "page=x",
        "size=x&size=1",
        "ordering=nothing",
        "year=99999999999999999999",
        "year=1&year=x",
        "country=%00",
        "q=%FF%FE",
        "q=" + "x" * 10_000,
        "%FF=%00&" + "y" * 5_000 + "=1",
        "country=kr%27%20OR%201=1",
        "met_organization=" + "z" * 5_000,
    ],
)
def test_whatever_is_asked_gets_a_plain_page(client: Client, query: str) -> None:
    make_trip("trip")

    response = client.get(f"/trips/?{query}")

    assert response.status_code in (200, 400, 404)
    assert "<h1>" in response.content.decode()


def test_names_that_a_list_does_not_know_are_passed_over(client: Client) -> None:
    make_trip("trip")

    response = client.get("/trips/?nonsense=1&size=7", headers={"accept-language": "en"})

    assert response.context["pages"].total == 1
    assert "<code>nonsense</code>, <code>size</code>" in response.content.decode()
