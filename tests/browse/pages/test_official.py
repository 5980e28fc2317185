"""The page of a person: posts in time, sources that disagree side by side, encounters by trip."""

import datetime as dt

import pytest
from django.test import Client

from tests.browse.pages.asking import part_of
from tests.browse.test_korea import text_of
from tests.factories import (
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_post,
    make_trip,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


@pytest.mark.usefixtures("korea_2025")
def test_sources_that_disagree_stand_side_by_side(reader: Client) -> None:
    posts = part_of(reader, "/officials/li-xiaoqin/", "posts")

    (group,) = posts.groups
    told = [(text_of(one.lead), one.tag, 'class="source"' in one.sources) for one in group.entries]
    assert (text_of(group.title), group.tone) == (
        "Sources disagree Guangzhou Municipal People's Congress",
        "disputed",
    )
    assert sorted(told) == [
        ("主任", "sources disagree", True),
        ("人大常委會務主任", "sources disagree", True),
        ("副主席", "sources disagree", True),
    ]


@pytest.mark.usefixtures("korea_2025")
def test_disagreement_on_the_office_itself_is_one_group(reader: Client) -> None:
    posts = part_of(reader, "/officials/hwang-kyong-seon/", "posts")

    (group,) = posts.groups
    assert text_of(group.title) == "Sources disagree"
    assert [text_of(one.lead) for one in group.entries] == ["觀光政策組長", "文化政策科"]
    assert posts.entries == []


@pytest.mark.usefixtures("korea_2025")
def test_dated_posts_stand_on_a_line_of_time(reader: Client) -> None:
    posts = part_of(reader, "/officials/tri-rismaharini/", "posts")

    told = [(text_of(row.name), text_of(row.value)) for row in posts.chart.rows]
    assert told == [
        ("United Cities and Local Governments-Asia Pacific 大使", "2025–2027 ends in 2027"),
        ("印尼共和國社會事務部 社會事務部長", "2020–2024 former"),
        ("United Cities and Local Governments-Asia Pacific 主席", "2018–2021 former"),
        ("Surabaya 市長", "2010–2020 former"),
    ]
    assert posts.total == 4


@pytest.mark.usefixtures("korea_2025")
def test_head_tells_how_often_and_when_last_somebody_was_met(reader: Client) -> None:
    facts = text_of(reader.get("/officials/li-xiaoqin/").context["facts"])

    assert "Met by us 2 encounters" in facts
    assert "2025-09-23–2025-10-01" in facts


def test_two_titles_at_one_time_are_no_disagreement_that_editors_marked(reader: Client) -> None:
    person, city = make_official("person"), make_organization("city")
    make_post(key="p-1", official=person, organization=city, title_en="Vice Mayor")
    make_post(key="p-2", official=person, organization=city, title_en="Spokesperson")
    make_post(key="p-3", official=person, organization=city, title_en="Clerk", status="former")

    posts = part_of(reader, "/officials/person/", "posts")

    (group,) = posts.groups
    assert (text_of(group.title), group.tone) == ("Two titles at the same time City", "")
    assert [one.lead for one in group.entries] == ["Vice Mayor", "Spokesperson"]
    assert [one.lead for one in posts.entries] == ["Clerk"]


def test_titles_of_different_years_do_not_clash(reader: Client) -> None:
    person, city = make_official("person"), make_organization("city")
    for number, year in enumerate((2019, 2023)):
        make_post(
            key=f"p-{number}",
            official=person,
            organization=city,
            title_en=f"Title of {year}",
            starts_on=dt.date(year, 1, 1),
            starts_precision="year",
            ends_on=dt.date(year + 3, 12, 31),
            ends_precision="year",
        )

    posts = part_of(reader, "/officials/person/", "posts")

    assert posts.groups == []
    assert [row.name for row in posts.chart.rows] == [
        '<a href="/organizations/city/">City</a> Title of 2023',
        '<a href="/organizations/city/">City</a> Title of 2019',
    ]


def test_encounters_stand_under_their_trip_the_newest_first(reader: Client) -> None:
    person, home = make_official("person"), make_organization("home")
    event = make_event("congress")
    for year in (2023, 2025):
        trip = make_trip(
            f"trip-{year}",
            government=home,
            starts_on=dt.date(year, 5, 1),
            ends_on=dt.date(year, 5, 9),
        )
        make_encounter(key=f"e-{year}", trip=trip, event=event, official=person)

    met = part_of(reader, "/officials/person/", "encounters")

    assert [text_of(group.title) for group in met.groups] == [
        "Trip-2025 2025-05-01–2025-05-09",
        "Trip-2023 2023-05-01–2023-05-09",
    ]
    assert [[text_of(one.lead) for one in group.entries] for group in met.groups] == [
        ["Congress"],
        ["Congress"],
    ]


@pytest.mark.usefixtures("korea_2025")
def test_own_journeys_are_led_by_trip_and_event(reader: Client) -> None:
    travelled = part_of(reader, "/officials/cheng-taichung/", "travelled")
    acts = part_of(reader, "/officials/cheng-taichung/", "acts")

    (journey,) = travelled.entries
    assert 'href="/trips/taichung-korea-2025/"' in journey.lead
    assert acts.total == len(acts.entries) == 11
    assert {"/events/" in entry.lead and bool(entry.tag) for entry in acts.entries} == {True}
