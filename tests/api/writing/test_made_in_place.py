"""A trip that brings with it the events that it was at."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.api.writing.asking import account, client_of, counts, create, errors, send, told
from tests.api.writing.bodies import NEEDED
from tripreports.core.enums import Role
from tripreports.events.models import Event
from tripreports.history.models import Change
from tripreports.trips.models import Encounter, Trip

pytestmark = pytest.mark.usefixtures("world")

CALL: dict[str, Any] = {
    "name_zh": "拜會釜山市政府",
    "kind": "courtesy_call",
    "place": "goyang",
    "starts_on": "2025-09-24",
    "organizers": [{"organization": "city", "role": "organizer"}],
    "parent": "congress",
    "parent_link": "programme",
}
MET: dict[str, Any] = {"official": "kim", "basis": "body", "contact": "explicit", "roles": ["met"]}


def attendance(**given: Any) -> dict[str, Any]:
    return {"event": CALL, "status": "attended", "encounters": [MET]} | given


def body_of(*attendances: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return NEEDED["trips"] | parts | {"attendances": list(attendances)}


def test_attendance_brings_its_event_and_whom_we_met_there(author: Client) -> None:
    key = create(author, "trips", body_of(attendance(), attendance(event="forum")))

    trip = Trip.objects.get(pk=key)
    made = Event.objects.get(name_zh="拜會釜山市政府")
    assert (made.place_id, made.parent_id, made.is_public) == ("goyang", "congress", False)
    assert [organizer.organization_id for organizer in made.organizers.all()] == ["city"]
    assert set(trip.attendances.values_list("event", flat=True)) == {made.pk, "forum"}
    met = Encounter.objects.filter(trip=trip)
    assert set(met.values_list("event", "official")) == {(made.pk, "kim"), ("forum", "kim")}
    assert [tag.role for tag in met.get(event=made).roles.all()] == ["met"]
    assert len(set(Change.objects.filter(trip_key=key).values_list("save_id", flat=True))) == 1


def test_event_comes_with_an_attendance_that_is_added_later(author: Client) -> None:
    key = create(author, "trips", body_of(attendance(event="forum", encounters=[])))
    [there] = Trip.objects.get(pk=key).attendances.all()
    rows = [{"key": there.pk}, attendance()]

    answer = send(author, "PATCH", f"trips/{key}/", {"attendances": rows}, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    made = Event.objects.get(name_zh="拜會釜山市政府")
    assert [row["event"]["key"] for row in answer.json()["encounters"]] == [made.pk]
    assert set(Trip.objects.get(pk=key).attendances.values_list("pk", "event")) >= {
        (there.pk, "forum")
    }


def test_attendance_that_is_there_may_be_of_a_new_event(author: Client) -> None:
    key = create(author, "trips", body_of(attendance(event="forum", encounters=[])))
    [there] = Trip.objects.get(pk=key).attendances.all()
    rows = [{"key": there.pk, "event": CALL}]

    answer = send(author, "PATCH", f"trips/{key}/", {"attendances": rows}, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    there.refresh_from_db()
    assert there.event.name_zh == "拜會釜山市政府"


@pytest.mark.parametrize(
    ("row", "pointer", "message"),
    [
        ({"event": CALL | {"kind": "party"}}, "/event/kind", None),
        ({"event": CALL | {"place": "nowhere"}}, "/event/place", None),
        ({"event": {"kind": "forum"}}, "/event", None),
        ({"event": {"name_zh": "論壇"}}, "/event/kind", "This is needed."),
        ({"event": CALL | {"is_public": True}}, "/event/is_public", None),
        ({"event": CALL | {"ends_on": "2025-09-01"}}, "/event", None),
        (
            {"event": CALL | {"organizers": [{"organization": "city", "role": "x"}]}},
            "/event/organizers/0/role",
            None,
        ),
        ({"event": {"key": "nowhere"}}, "/event", "There is no event with the key “nowhere”."),
        ({"encounters": [MET | {"official": "nobody"}]}, "/encounters/0/official", None),
        (
            {"encounters": [MET | {"event": "forum"}]},
            "/encounters/0/event",
            "This follows from where it stands: leave it out.",
        ),
        ({"encounters": [MET, MET]}, "/encounters/1/official", None),
    ],
)
def test_what_is_wrong_within_is_told_at_its_place_and_stops_all(
    author: Client, row: dict[str, Any], pointer: str, message: str | None
) -> None:
    before = counts()

    found = errors(send(author, "POST", "trips/", body_of(attendance(**row))))

    assert list(found) == [f"/attendances/0{pointer}"]
    assert message in (None, *found.values())
    assert counts() == before


def test_person_is_met_once_an_event_wherever_it_is_written(author: Client) -> None:
    twice = body_of(attendance(event="forum"), encounters=[MET | {"event": "forum"}])
    before = counts()

    found = errors(send(author, "POST", "trips/", twice))

    assert list(found) == ["/encounters/0/official"]
    assert counts() == before


def test_encounters_of_an_attendance_that_is_there_are_written_at_their_address(
    author: Client,
) -> None:
    key = create(author, "trips", body_of(attendance(event="forum", encounters=[])))
    [there] = Trip.objects.get(pk=key).attendances.all()

    for row in (attendance(event="forum"), {"key": there.pk, "encounters": [MET]}):
        answer = send(author, "PATCH", f"trips/{key}/", {"attendances": [row]}, if_match='"1-"')

        told_ = "With a new record only. Write them one by one at /api/v1/encounters/."
        assert errors(answer) == {"/attendances/0/encounters": told_}


def test_bulk_request_makes_no_event_in_place(author: Client) -> None:
    row = {"external_id": "t-1", **body_of(attendance())}

    answer = send(author, "POST", "trips/bulk/", [row])

    [result] = answer.json()["results"]
    assert {error["pointer"]: error["detail"] for error in result["errors"]} == {
        "/0/attendances/0/event": "Not in a bulk request. Write them in one of their own,"
        " at /api/v1/events/bulk/.",
        "/0/attendances/0/encounters": "Not in a bulk request. Write them in one of their own,"
        " at /api/v1/encounters/bulk/.",
    }


def test_new_event_needs_the_right_to_add_events(db: None) -> None:
    user = account(Role.AUTHOR)
    group = user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_event"))
    client = client_of(user)
    before = counts()

    new = send(client, "POST", "trips/", body_of(attendance()))
    create(client, "trips", body_of(attendance(event="forum")))

    assert told(new, 403) == "Your account lacks the permission “events.add_event”."
    assert counts()["events.Event"] == before["events.Event"]
