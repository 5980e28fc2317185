"""The feed of changes: in order, without gaps, and never with what the reader may not see."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.api.asking import ROOT, get, keys, refusal
from tests.factories import (
    make_attendance,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_public,
    make_superuser,
    make_withdrawn,
)
from tripreports.api.changes.cursor import MARGIN, Cursor, Place, read, since
from tripreports.api.reading.fields import Rows, Values
from tripreports.api.resources import RESOURCES, resource_of
from tripreports.directory.models import Official, OfficialAlias
from tripreports.directory.models import Place as Land
from tripreports.directory.services import merge
from tripreports.events.models import Event
from tripreports.mirror.models import Tombstone
from tripreports.mirror.watching import followed_models
from tripreports.search.indexing import flush
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_tombstones")]

LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def told(client: Client, **asked: str) -> list[tuple[str, str, str]]:
    rows = get(client, "changes/", **asked)["results"]
    return [(row["op"], row["resource"], row["key"]) for row in rows]


def staff() -> Client:
    client = Client()
    client.force_login(make_superuser())
    return client


def age() -> None:
    """Has all records changed, and gone, long ago."""
    for model in followed_models():
        model._default_manager.update(updated_at=LONG_AGO)
    Tombstone.objects.update(gone_at=LONG_AGO)


def test_change_tells_what_to_fetch(client: Client) -> None:
    event = make_event("forum")

    (change,) = get(client, "changes/")["results"]

    assert change == {
        "resource": "events",
        "key": "forum",
        "url": "http://testserver/api/v1/events/forum/",
        "at": event.updated_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "op": "upsert",
    }


def test_changes_come_in_their_order(client: Client) -> None:
    moments = [LONG_AGO + dt.timedelta(days=days) for days in (2, 1, 1)]
    for key, moment in zip(("a", "c", "b"), moments, strict=True):
        make_event(key)
        Event.objects.filter(key=key).update(updated_at=moment)
    make_place("b")
    Land.objects.update(updated_at=moments[1])

    assert told(client) == [
        ("upsert", "events", "b"),
        ("upsert", "events", "c"),
        ("upsert", "places", "b"),
        ("upsert", "events", "a"),
    ]


def test_deleted_record_is_to_be_forgotten(client: Client) -> None:
    make_event("forum").delete()

    assert told(client) == [("delete", "events", "forum")]


def test_withdrawn_trip_is_to_be_forgotten_by_the_public_only(client: Client) -> None:
    trip = make_public(make_draft("korea"))
    make_withdrawn(trip)
    asked = {"resource": "trips"}

    assert told(client, **asked) == [("delete", "trips", "korea")]
    assert told(staff(), **asked) == [("upsert", "trips", "korea")]


def test_trip_that_is_public_again_is_there(client: Client) -> None:
    trip = make_public(make_draft("korea"))
    make_withdrawn(trip)
    Trip.objects.update(state="draft")

    make_public(trip)

    assert told(client, resource="trips") == [("upsert", "trips", "korea")]


def test_draft_is_told_to_staff_only(client: Client) -> None:
    draft = make_draft("secret")
    make_delegate(key="secret.d-1", trip=draft)
    draft_only = {"resource": "trips,delegates"}
    before = (told(client, **draft_only), told(staff(), **draft_only))

    Trip.objects.all().delete()

    assert before == ([], [("upsert", "trips", "secret"), ("upsert", "delegates", "secret.d-1")])
    assert told(client, **draft_only) == []
    assert sorted(told(staff(), **draft_only)) == [
        ("delete", "delegates", "secret.d-1"),
        ("delete", "trips", "secret"),
    ]


def test_merged_record_leads_to_the_one_that_was_kept(client: Client) -> None:
    merge(make_official("kim-min-ji"), make_official("kim-m-j"), by=make_superuser())

    gone = [row for row in get(client, "changes/")["results"] if row["op"] == "delete"]

    assert [(row["key"], row["merged_into"]) for row in gone] == [
        ("kim-m-j", "http://testserver/api/v1/officials/kim-min-ji/")
    ]


def test_merge_into_a_hidden_record_is_not_told(client: Client) -> None:
    merge(make_official("secret"), make_official("kim-m-j"), by=make_superuser())
    Official.objects.update(is_public=False)

    rows = get(client, "changes/")["results"]

    assert [row.get("merged_into") for row in rows] == [None, None]


def test_pages_leave_nothing_out(client: Client) -> None:
    for number in range(5):
        make_event(f"e-{number}")
        make_place(f"p-{number}")
    age()

    pages = list(walk(client, limit="3"))

    assert [len(page) for page in pages] == [3, 3, 3, 1]
    assert len({(row["resource"], row["key"]) for page in pages for row in page}) == 10


def test_next_can_be_asked_for_ever(client: Client) -> None:
    make_event("old")
    age()
    first = get(client, "changes/")
    second = client.get(first["next"]).json()

    make_event("new")
    third = client.get(second["next"]).json()

    assert [row["key"] for row in first["results"]] == ["old"]
    assert second["results"] == []
    assert [row["key"] for row in third["results"]] == ["new"]
    assert (first["has_more"], second["has_more"], third["has_more"]) == (False, False, False)


def test_what_shows_late_is_told(client: Client) -> None:
    """As if a transaction had written it before others, and ended after them."""
    make_event("early")
    make_event("late")
    first = get(client, "changes/", resource="events")
    Event.objects.filter(key="late").update(updated_at=timezone.now() - MARGIN / 2)

    again = client.get(first["next"]).json()["results"]

    assert [row["key"] for row in again] == ["late", "early"]


def test_moment_is_asked_with_what_was_written_shortly_before(client: Client) -> None:
    make_event("old")
    age()
    make_event("new")
    Event.objects.filter(key="new").update(updated_at=timezone.now() - MARGIN / 2)

    assert told(client, since=timezone.now().isoformat()) == [("upsert", "events", "new")]


def test_feed_of_some_resources(client: Client) -> None:
    make_event("forum")
    make_place("korea")
    make_organization("city")

    assert sorted(told(client, resource="places,events")) == [
        ("upsert", "events", "forum"),
        ("upsert", "places", "korea"),
    ]


def test_what_cannot_be_understood_is_refused(client: Client) -> None:
    names = ", ".join(sorted(RESOURCES))

    assert refusal(client, "changes/", resource="trips,cats", since="yesterday", limit="10") == {
        "since": ["Give a moment, as 2025-09-23T00:00:00Z, or follow “next”."]
    }
    assert refusal(client, "changes/", resource="trips,cats") == {
        "resource": [f"Unknown: cats. Known here: {names}."]
    }
    assert refusal(client, "changes/", limit="1001") == {
        "limit": ["Give a whole number from 1 to 1000."]
    }


@pytest.mark.parametrize("text", ["%00", "WyJhIl0", "\ud800", "W1tbW1tb", "9" * 5000, "2025-01-01"])
def test_broken_cursor_is_refused(client: Client, text: str) -> None:
    response = client.get(f"{ROOT}changes/", {"since": text.encode("utf-8", "surrogatepass")})

    assert response.status_code == 400


def test_unchanged_feed_is_not_sent_again(client: Client) -> None:
    make_event("forum")
    flush()
    first = client.get(f"{ROOT}changes/")

    again = client.get(f"{ROOT}changes/", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, first["Cache-Control"]) == (304, "public, no-cache")


def test_account_that_is_no_staff_is_the_public(client: Client) -> None:
    make_draft("secret")
    client.force_login(User.objects.create_user("reader"))

    assert told(client, resource="trips") == []


def test_cursor_goes_back_to_where_nothing_can_come_in() -> None:
    now = timezone.now()
    old, new = now - 2 * MARGIN, now - MARGIN / 5
    start = since(old)

    on_the_way = start.after(Place(new, "events", "a"), now=now)
    further = on_the_way.after(Place(now, "events", "b"), now=now + MARGIN)
    end = further.after(None, now=now + MARGIN)

    assert (on_the_way.place.at, on_the_way.safe) == (new, now - MARGIN)
    assert (further.place.at, further.safe) == (now, now - MARGIN)
    assert end == Cursor(Place(now - MARGIN), now - MARGIN)
    assert end.after(None, now=now + 3 * MARGIN).safe == now + 2 * MARGIN


def test_cursor_is_read_as_it_was_written() -> None:
    cursor = Cursor(Place(timezone.now(), "events", "forum"), LONG_AGO)

    assert read(cursor.written()) == cursor


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_tells_what_changed_since(client: Client, name: str) -> None:
    make_event("old")
    age()
    make_event("new")
    wanted = ["new"] if name == "events" else []

    found = get(client, f"{name}/", updated_since="2026-01-01T00:00:00Z")["results"]

    assert [record["key"] for record in found] == wanted


def test_every_resource_is_followed() -> None:
    assert {resource.model for resource in RESOURCES.values()} == set(followed_models())


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda resource: resource.name)
def test_what_a_record_shows_of_others_moves_it(resource: Any) -> None:
    """All parts; and in lists, also rows that have an address of their own."""
    silent = [
        field.name
        for field in (*resource.fields, *resource.detail)
        if isinstance(field, Rows | Values)
        and (field in resource.fields or not _is_resource(resource.model, field.path))
        and not _moves(resource.model, field.path)
    ]

    assert silent == []


def _is_resource(model: Any, path: str) -> bool:
    return resource_of(model._meta.get_field(path).related_model) is not None


def _moves(model: Any, path: str) -> bool:
    relation = model._meta.get_field(path)
    return relation.remote_field.name in relation.related_model.part_of


def walk(client: Client, **asked: str) -> Iterator[list[Any]]:
    page = get(client, "changes/", **asked)
    yield page["results"]
    while page["has_more"]:
        page = client.get(page["next"]).json()
        yield page["results"]


def test_public_is_told_nothing_of_a_draft_that_touches_its_records(client: Client) -> None:
    event, official = make_event("forum"), make_official("kim")
    draft = make_draft("korea")
    age()
    lately = {"updated_since": "2025-06-01T00:00:00Z"}
    before = [get(client, "changes/"), get(client, "events/forum/"), get(client, "events/")]

    attendance = make_attendance(trip=draft, event=event)
    make_encounter(trip=draft, event=event, official=official)
    OfficialAlias.objects.create(official=official, text="金", is_public=False)

    after = [get(client, "changes/"), get(client, "events/forum/"), get(client, "events/")]
    assert [one["results"] for one in (before[0], after[0])] == [before[0]["results"]] * 2
    assert before[1:] == after[1:]
    assert get(client, "events/", **lately)["results"] == []
    assert get(client, "officials/", **lately)["results"] == []
    make_public(attendance.trip)
    assert keys(client, "events/", **lately) == ["forum"]


def test_who_sees_drafts_is_told_of_what_they_change(client: Client) -> None:
    official = make_official("kim")
    age()

    OfficialAlias.objects.create(official=official, text="金", is_public=False)

    since_then = "2025-06-01T00:00:00Z"
    assert told(staff(), since=since_then) == [("upsert", "officials", "kim")]
    assert told(staff()) == [("upsert", "officials", "kim")]
    assert told(client, since=since_then) == []
    Official.objects.update(name_en="Park")
    assert told(staff()) == [("upsert", "officials", "kim")]
