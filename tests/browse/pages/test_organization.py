"""The page of an organization: seats and when they end, members, people, who of us met it."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.browse.pages.asking import chart_rows, leads, part_of
from tests.browse.test_korea import text_of
from tests.factories import (
    make_draft,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.directory.models import Organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def make_met(number: int) -> Organization:
    """An organization, met as often as this on one trip."""
    body = make_organization("body")
    trip = make_trip("trip", government=make_organization("home"))
    for one in range(number):
        event = make_event(f"event-{one:03}")
        make_encounter(key=f"met-{one:03}", trip=trip, event=event, organization=body)
    return body


@pytest.mark.usefixtures("korea_2025")
def test_seats_stand_on_a_line_of_time_with_their_ends(reader: Client) -> None:
    seats = part_of(reader, "/organizations/taichung-city-government/", "memberships")

    assert (seats.total, len(seats.chart.rows), len(seats.entries)) == (10, 6, 4)
    rows = [row for row in chart_rows(seats) if "Council" in row[0]]
    this_year = timezone.localdate().year
    ends = {year: "ends in" if year >= this_year else "ended in" for year in (2025, 2027)}
    assert rows == [
        (
            "United Cities and Local Governments-Asia Pacific Council",
            f"2025–2027, 理事, by election {ends[2027]} 2027",
        ),
        (
            "United Cities and Local Governments-Asia Pacific Council",
            f"2023–2025, 理事 {ends[2025]} 2025",
        ),
    ]


@pytest.mark.usefixtures("korea_2025")
def test_ends_of_seats_are_told_in_the_calendar_of_the_reader() -> None:
    chinese = Client(headers={"accept-language": "zh-hant"})

    seats = part_of(chinese, "/organizations/taichung-city-government/", "memberships")

    assert "116年（2027）" in chart_rows(seats)[0][1]


@pytest.mark.usefixtures("korea_2025")
def test_what_it_is_explicitly_not_a_member_of_stands_apart(reader: Client) -> None:
    apart = part_of(reader, "/organizations/taichung-city-government/", "not-members")

    (entry,) = apart.entries
    assert entry.tag == "explicitly not a member"
    assert 'href="/organizations/metta/"' in entry.lead
    assert 'class="source"' in entry.sources


@pytest.mark.usefixtures("korea_2025")
def test_members_are_counted_by_what_they_are(reader: Client) -> None:
    members = part_of(reader, "/organizations/uclg-aspac/", "members")

    assert (members.total, len(members.entries)) == (17, 17)
    assert members.note == ("member of the Council 4, member of the Executive Bureau 1, member 12")


@pytest.mark.usefixtures("korea_2025")
def test_people_in_office_come_before_those_who_left(reader: Client) -> None:
    officials = part_of(reader, "/organizations/uclg-aspac/", "officials")

    assert [group.title for group in officials.groups][:2] == ["in office", "former"]
    assert officials.total == sum(len(group.entries) for group in officials.groups)


@pytest.mark.usefixtures("korea_2025")
def test_who_was_met_from_it_stands_under_the_trip(reader: Client) -> None:
    met = part_of(reader, "/organizations/busan-city/", "encounters")

    (group,) = met.groups
    assert "2025-09-23–2025-10-01" in group.title
    assert leads(group.entries) == ["Seong Heui-yeob", "Kim So-Hyun"]
    assert "Busan 副市長" in text_of(group.entries[0].facts)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_queries_do_not_grow(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_met(count)
    reader.get("/organizations/home/")

    with django_assert_num_queries(4):
        response = reader.get("/organizations/body/")

    (met,) = [part for part in response.context["parts"] if part.key == "encounters"]
    assert met.total == count
    assert len(met.groups[0].entries) == min(count, 25)


def test_long_part_leads_to_all_of_it(reader: Client) -> None:
    make_met(60)

    page = reader.get("/organizations/body/").content.decode()
    whole = reader.get("/organizations/body/?part=encounters")

    assert '<a href="?part=encounters">Show all 60</a>' in page
    assert [part.key for part in whole.context["parts"]] == ["encounters"]
    assert len(whole.context["parts"][0].groups[0].entries) == 60


def test_part_with_more_than_a_leaf_is_turned_over(reader: Client) -> None:
    make_met(130)

    first = part_of(reader, "/organizations/body/?part=encounters", "encounters")
    second = part_of(reader, "/organizations/body/?part=encounters&page=2", "encounters")

    assert (first.leaf, first.before, first.after) == (
        "1–100",
        "",
        "?part=encounters&page=2",
    )
    assert (second.leaf, second.before, second.after) == ("101–130", "?part=encounters", "")
    assert len(second.groups[0].entries) == 30


@pytest.mark.parametrize(
    "asked",
    [
        "part=secrets",
        "part=encounters&page=2",
        "part=encounters&page=1000000000",
        "part=encounters&page=x",
        "part=encounters&page=-1",
        "part=encounters&page=",
    ],
)
def test_part_or_leaf_that_is_not_there_is_not_found(reader: Client, asked: str) -> None:
    make_met(3)

    response = reader.get(f"/organizations/body/?{asked}")

    assert response.status_code == 404


def test_page_alone_does_not_turn_anything(reader: Client) -> None:
    make_met(3)

    response = reader.get("/organizations/body/?page=7")

    assert response.context["parts"][0].total == 3


def test_hidden_encounters_are_neither_shown_nor_counted(reader: Client) -> None:
    body = make_met(1)
    draft = make_draft("draft", government=Organization.objects.get(key="home"))
    event = make_event("withheld", is_public=False)
    make_encounter(key="withheld-met", trip=draft, event=event, organization=body)

    response = reader.get("/organizations/body/?part=encounters")

    assert response.context["parts"][0].total == 1
    assert "withheld" not in response.content.decode()


def test_hidden_people_and_members_are_neither_shown_nor_counted(reader: Client) -> None:
    body = make_organization("body")
    hidden = make_organization("withheld-city", is_public=False)
    person = make_official("withheld-person", is_public=False)
    make_post(key="open-post", official=make_official("open"), organization=body)
    make_post(key="withheld-post", official=person, organization=body, is_public=False)
    make_membership(key="open-seat", member=make_organization("city"), organization=body)
    make_membership(key="withheld", member=hidden, organization=body, is_public=False)

    response = reader.get("/organizations/body/")

    totals = {part.key: part.total for part in response.context["parts"]}
    assert totals == {"members": 1, "officials": 1}
    assert "withheld" not in response.content.decode()


def test_term_that_is_over_is_told_as_past(reader: Client) -> None:
    year = timezone.localdate().year
    body, city = make_organization("body"), make_organization("city")
    for number in (year - 1, year, year + 1):
        make_membership(
            key=f"seat-{number}",
            member=city,
            organization=body,
            ends_on=dt.date(number, 12, 31),
            ends_precision="year",
        )

    seats = part_of(reader, "/organizations/city/", "memberships")

    told = [(text_of(row.value), row.bars[0].tone) for row in seats.chart.rows]
    assert told == [
        (f"until {year + 1}, member ends in {year + 1}", "one since-unknown"),
        (f"until {year}, member ends in {year}", "one since-unknown"),
        (f"until {year - 1}, member ended in {year - 1}", "five since-unknown"),
    ]
