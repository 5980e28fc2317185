"""The calendar: what is to come, no more exactly than the source says, and no drafts."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.browse.machine.reading import body
from tests.factories import (
    make_candidacy,
    make_contest,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
)
from tripreports.directory.models import Official
from tripreports.search import revision

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 6, 15)
DAY = {"starts_precision": "day", "ends_precision": "day"}
IN_JULY = {"starts_on": dt.date(2026, 7, 1), "ends_on": dt.date(2026, 7, 3), **DAY}
IN_2027: dict[str, Any] = {
    "starts_on": dt.date(2025, 1, 1),
    "starts_precision": "year",
    "ends_on": dt.date(2027, 12, 31),
    "ends_precision": "year",
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_at: TODAY)


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


def entries(client: Client, asked: str = "") -> list[Any]:
    return list(Calendar.from_ical(body(client, f"/calendar.ics{asked}")).walk("VEVENT"))


def told(client: Client, asked: str = "") -> list[tuple[str, dt.date, dt.date]]:
    """Title, first day, and the day after the last."""
    return [
        (str(one["SUMMARY"]), one.decoded("DTSTART"), one.decoded("DTEND"))
        for one in entries(client, asked)
    ]


def test_event_takes_its_days(reader: Client) -> None:
    make_event("forum", **IN_JULY)

    assert told(reader) == [("Forum", dt.date(2026, 7, 1), dt.date(2026, 7, 4))]


def test_event_that_goes_on_today_is_told_and_one_that_is_over_is_not(reader: Client) -> None:
    make_event("today", starts_on=TODAY, starts_precision="day")
    make_event("yesterday", starts_on=TODAY - dt.timedelta(days=1), starts_precision="day")
    make_event("undated")

    assert [title for title, *_days in told(reader)] == ["Today"]


def test_event_known_to_the_month_spans_the_month_and_says_so(reader: Client) -> None:
    make_event("expo", starts_on=dt.date(2026, 6, 1), starts_precision="month")

    (entry,) = entries(reader)

    assert told(reader) == [
        ("Expo (2026-06, day not stated)", dt.date(2026, 6, 1), dt.date(2026, 7, 1))
    ]
    assert "names no day" in str(entry["DESCRIPTION"])
    assert entry["TRANSP"] == "TRANSPARENT"


def test_event_known_to_the_year_spans_the_year(reader: Client) -> None:
    make_event("expo", starts_on=dt.date(2026, 1, 1), starts_precision="year")

    assert told(reader) == [
        ("Expo (2026, day not stated)", dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    ]


def test_seat_and_office_end(reader: Client) -> None:
    body, city = make_organization("congress"), make_organization("taichung")
    make_membership(member=city, organization=body, **IN_2027)
    make_post(official=make_official("kim"), organization=body, **IN_2027)

    in_2027 = (dt.date(2027, 1, 1), dt.date(2028, 1, 1))
    assert told(reader) == [
        ("End of term: Kim, Congress Mayor (2027, day not stated)", *in_2027),
        ("End of term: Taichung in Congress (member) (2027, day not stated)", *in_2027),
    ]


def test_end_on_a_known_day_is_that_day(reader: Client) -> None:
    make_post(official=make_official("kim"), ends_on=dt.date(2026, 8, 31), ends_precision="day")

    assert told(reader) == [("End of term: Kim, Mayor", dt.date(2026, 8, 31), dt.date(2026, 9, 1))]


def test_election_tells_of_an_end_that_no_post_tells(reader: Client) -> None:
    contest = make_contest(**IN_2027)
    kim, lee, park = (make_official(name) for name in ("kim", "lee", "park"))
    post = make_post(official=lee, **IN_2027)
    make_candidacy(contest=contest, order=1, official=kim, outcome="elected")
    make_candidacy(contest=contest, order=2, official=lee, outcome="elected", post=post)
    make_candidacy(contest=contest, order=3, official=park, outcome="not_elected")

    titles = [title for title, *_days in told(reader)]

    assert titles == [
        "End of term: Kim, President (2027, day not stated)",
        "End of term: Lee, Mayor (2027, day not stated)",
    ]


def test_what_is_over_ends_no_more(reader: Client) -> None:
    make_membership(status="ended", **IN_2027)
    make_membership(status="not_member", **IN_2027)
    make_post(status="former", **IN_2027)

    assert told(reader) == []


def test_calendar_of_one_organization_and_one_country(reader: Client) -> None:
    korea, goyang = make_place("kr"), make_organization("goyang")
    make_event("call", body=goyang, **IN_JULY)
    make_event("expo", country=korea, **IN_JULY)
    make_membership(member=goyang, organization=make_organization("union"), **IN_2027)
    make_post(official=make_official("kim", country=korea), **IN_2027)

    of_goyang = [title.partition(" (")[0] for title, *_days in told(reader, "?organization=goyang")]
    of_korea = [title.partition(" (")[0] for title, *_days in told(reader, "?country=kr")]

    assert of_goyang == ["Call", "End of term: Goyang in Union"]
    assert of_korea == ["Expo", "End of term: Kim, Mayor"]


def test_nothing_hidden_is_in_the_calendar_not_even_for_staff(reader: Client) -> None:
    hidden: dict[str, Any] = {"is_public": False}
    make_event("withheld-event", **IN_JULY, **hidden)
    body = make_organization("withheld-body", **hidden)
    make_membership(organization=body, **IN_2027)
    make_membership(member=body, **IN_2027)
    make_membership(**IN_2027, **hidden)
    make_membership(member=make_organization("open"), body=body, **IN_2027)
    make_post(official=make_official("withheld-person", **hidden), **IN_2027)
    make_post(official=make_official("open-person"), organization=body, **IN_2027)
    make_event("open-event", venue=make_place("withheld-venue", **hidden), **IN_JULY)
    staff = Client(headers={"accept-language": "en"})
    staff.force_login(User.objects.create_user("wang", is_staff=True))

    for client in (reader, staff):
        titles = [title.partition(" (")[0] for title, *_days in told(client)]
        assert titles == [
            "Open-Event",
            "End of term: Open in Goyang City",
            "End of term: Open-Person, Mayor",
        ]
        assert "withheld" not in str(entries(client)).lower()
        assert client.get("/calendar.ics?organization=withheld-body").status_code == 400


def test_entry_is_known_again_after_a_change(reader: Client) -> None:
    make_post(official=make_official("kim"), **IN_2027)
    (before,) = entries(reader)

    post = Official.objects.get(key="kim").posts.get()
    post.title_en = "Chair"
    post.save()
    (after,) = entries(reader)

    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")
    assert "Chair" in after["SUMMARY"]


def test_what_is_read_and_written_again_is_the_same(reader: Client) -> None:
    make_event("forum", name_en="A; b, c\\ “d”", name_zh="論壇，第一屆", **IN_JULY)

    first = body(reader, "/calendar.ics")

    assert Calendar.from_ical(first).to_ical() == first
    assert Calendar.from_ical(first).errors == []
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))


def test_address_names_the_language(reader: Client) -> None:
    make_event("forum", name_zh="論壇", **IN_JULY)

    (entry,) = entries(reader, "?lang=zh-hant")

    assert entry["SUMMARY"] == "論壇"
    assert entry["SUMMARY"].params["LANGUAGE"] == "zh-Hant"


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_takes_the_same_queries_for_one_entry_and_three(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_event(f"event-{number}", place=make_place(f"place-{number}"), **IN_JULY)
        make_membership(**IN_2027)
        make_post(**IN_2027)
        make_candidacy(outcome="elected", **IN_2027)
    revision.current()

    with django_assert_num_queries(6):
        answer = reader.get("/calendar.ics")

    assert answer.content.count(b"BEGIN:VEVENT") == 4 * count


@pytest.mark.parametrize(
    "asked",
    ["x=1", "organization=none", "country=none", "lang=fr", "country=%00", "lang=en&lang=zh"],
)
def test_what_a_calendar_does_not_know_is_refused(reader: Client, asked: str) -> None:
    assert reader.get(f"/calendar.ics?{asked}").status_code == 400
