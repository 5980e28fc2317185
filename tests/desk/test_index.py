"""The first page of the desk: what waits for whom."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_official, make_organization, make_recommendation, make_trip
from tripreports.core.enums import Role
from tripreports.desk.blocks import Block
from tripreports.history.context import recording
from tripreports.history.models import Change
from tripreports.trips.enums import TripState
from tripreports.trips.models import StateChange, Trip

pytestmark = pytest.mark.django_db

Staff = Callable[..., User]
AtDesk = Callable[[User], Client]
EVERYTHING = ["drafts", "review", "publish", "due", "advice", "published", "changes"]


def blocks(client: Client) -> dict[str, Block]:
    return {block.name: block for block in client.get("/admin/").context["blocks"]}


def names(block: Block) -> list[str]:
    return [row.name for row in block.rows]


def facts(block: Block) -> list[str]:
    return [f"{fact.label}: {fact.words}".removeprefix(": ") for fact in block.rows[0].facts]


def trip_of(key: str, author: User, state: TripState, **given: Any) -> Trip:
    home = make_organization(f"{key}-city")
    return make_trip(key, government=home, author=author, state=state, **given)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.AUTHOR, ["drafts", "due", "advice", "published", "changes"]),
        (Role.REVIEWER, ["review", "due", "advice", "published", "changes"]),
        (Role.PUBLISHER, ["publish", "due", "advice", "published", "changes"]),
        (Role.AUDITOR, ["due", "advice", "published", "changes"]),
    ],
)
def test_desk_shows_what_a_role_is_for(
    staff: Staff, at_desk: AtDesk, role: Role, expected: list[str]
) -> None:
    client = at_desk(staff("lin", role))

    assert list(blocks(client)) == expected


def test_desk_of_an_account_without_a_role_says_so(staff: Staff, at_desk: AtDesk) -> None:
    page = at_desk(staff("lin")).get("/admin/")

    assert page.context["blocks"] == []
    assert "An administrator gives it a role." in page.content.decode()


def test_empty_desk_says_what_to_do(staff: Staff, at_desk: AtDesk) -> None:
    page = at_desk(staff("lin", Role.AUTHOR)).get("/admin/").content.decode()

    assert "No drafts. Enter a trip to begin one." in page
    assert 'href="/admin/trips/trip/add/"' in page


def test_drafts_are_ones_own(staff: Staff, at_desk: AtDesk) -> None:
    lin, wu = staff("lin", Role.AUTHOR), staff("wu", Role.AUTHOR)
    trip_of("mine", lin, TripState.DRAFT)
    trip_of("others", wu, TripState.DRAFT)
    trip_of("done", lin, TripState.PUBLISHED)

    assert names(blocks(at_desk(lin))["drafts"]) == ["Mine"]


def test_draft_that_was_returned_says_why(staff: Staff, at_desk: AtDesk) -> None:
    lin = staff("lin", Role.AUTHOR)
    trip = trip_of("mine", lin, TripState.DRAFT)
    StateChange.objects.create(
        trip=trip,
        verb="send_back",
        from_state="in_review",
        to_state="draft",
        reason="empty",
        comment="Add the itinerary.",
    )

    told = facts(blocks(at_desk(lin))["drafts"])[0]

    assert told == (
        "returned: It is empty, too short, or lacks parts that are required. Add the itinerary."
    )


def test_review_waits_for_somebody_else(staff: Staff, at_desk: AtDesk) -> None:
    lin, wu = staff("lin", Role.REVIEWER), staff("wu", Role.AUTHOR)
    trip_of("own", lin, TripState.IN_REVIEW)
    sent = trip_of("sent-in", wu, TripState.IN_REVIEW)
    trip_of("others", wu, TripState.IN_REVIEW)
    trip_of("draft", wu, TripState.DRAFT)
    StateChange.objects.create(
        trip=sent, verb="submit", from_state="draft", to_state="in_review", by=lin
    )

    assert names(blocks(at_desk(lin))["review"]) == ["Others"]


def test_approved_reports_wait_for_publishers(staff: Staff, at_desk: AtDesk) -> None:
    wu = staff("wu", Role.AUTHOR)
    trip_of("ready", wu, TripState.APPROVED)
    trip_of("draft", wu, TripState.DRAFT)

    assert names(blocks(at_desk(staff("lin", Role.PUBLISHER)))["publish"]) == ["Ready"]


def test_what_is_overdue_names_its_rule(staff: Staff, at_desk: AtDesk) -> None:
    lin, wu = staff("lin", Role.AUTHOR), staff("wu", Role.AUTHOR)
    trip_of("mine", lin, TripState.DRAFT)
    trip_of("others", wu, TripState.DRAFT)
    trip_of("out", lin, TripState.PUBLISHED)

    mine = blocks(at_desk(lin))["due"]
    everybody = blocks(at_desk(staff("hsu", Role.REVIEWER)))["due"]

    assert names(mine) == ["Mine"]
    assert sorted(names(everybody)) == ["Mine", "Others"]
    assert mine.rows[0].is_late
    assert facts(mine)[0].startswith("Report due on ")
    assert "month" in facts(mine)[0]


def test_advice_is_listed_by_when_it_is_due(staff: Staff, at_desk: AtDesk) -> None:
    trip = make_trip("korea")
    today = timezone.localdate()
    city = make_organization("bureau")
    make_recommendation(trip=trip, order=1, title="Undated")
    make_recommendation(trip=trip, order=2, title="Next year", due_on=today + dt.timedelta(400))
    make_recommendation(
        trip=trip, order=3, title="Late", due_on=today - dt.timedelta(1), responsible=city
    )
    make_recommendation(trip=trip, order=4, title="Done", progress="done")

    advice = blocks(at_desk(staff("lin", Role.AUTHOR)))["advice"]

    assert names(advice) == ["Late", "Next year", "Undated"]
    assert [row.is_late for row in advice.rows] == [True, False, False]
    assert facts(advice) == [
        "by whom: Bureau",
        f"by when: {today - dt.timedelta(1)}",
        "trip: Korea",
    ]


def test_changes_are_listed_by_save(staff: Staff, at_desk: AtDesk) -> None:
    wu = staff("wu", Role.AUTHOR)
    with recording(by=wu):
        make_official("kim")
        make_official("lee")
    with recording(by=wu):
        trip_of("korea", wu, TripState.DRAFT)
    Change.objects.filter(record_key="korea-city").update(at=timezone.now() - dt.timedelta(days=2))

    found = blocks(at_desk(staff("lin", Role.AUDITOR)))["changes"]

    assert [(row.name, row.url) for row in found.rows] == [
        ("Korea", "/admin/trips/trip/korea/history/"),
        ("Kim", "/admin/directory/official/kim/change/"),
    ]
    assert [row.facts[1].words for row in found.rows] == ["wu", "wu"]
    assert found.rows[1].facts[2].words == "created: Kim, created: Lee"


def test_record_that_was_deleted_leads_to_what_it_was(staff: Staff, at_desk: AtDesk) -> None:
    with recording(by=staff("wu")):
        make_official("kim")
    with recording():
        Trip.objects.none().delete()
        make_official("lee").delete()
    gone = Change.objects.filter(verb="deleted").get()
    Change.objects.filter(verb="created", record_key="lee").delete()

    found = blocks(at_desk(staff("lin", Role.AUDITOR)))["changes"]

    assert found.rows[0].url == f"/admin/history/change/{gone.pk}/change/"
    assert found.rows[0].facts[1].words == "the software"


def test_long_list_is_cut_and_counted(staff: Staff, at_desk: AtDesk) -> None:
    lin = staff("lin", Role.AUTHOR)
    for number in range(8):
        trip_of(f"trip-{number}", lin, TripState.DRAFT)

    client = at_desk(lin)
    found = blocks(client)["drafts"]

    assert (len(found.rows), found.count) == (6, 8)
    assert "All 8: My drafts" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_asks_as_many_questions_for_one_row_as_for_three(
    rows: int, clerk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = User.objects.get()
    states = [TripState.DRAFT, TripState.IN_REVIEW, TripState.APPROVED, TripState.PUBLISHED]
    for number in range(rows):
        for state in states:
            trip_of(f"{state}-{number}".replace("_", "-"), user, state)
        make_recommendation(trip_id=f"draft-{number}", title="Join")
    clerk.get("/admin/")  # kinds of records are looked up once

    with django_assert_num_queries(17):
        found = blocks(clerk)

    assert list(found) == EVERYTHING


@pytest.fixture
def clerk(db: None, at_desk: AtDesk) -> Client:
    return at_desk(User.objects.create_superuser("clerk"))
