"""Who may write what: as at the desk."""

import pytest
from django.test import Client

from tests.api.writing.asking import account, client_of, counts, create, send, told
from tests.api.writing.bodies import NEEDED
from tests.factories import make_citation, make_trip
from tripreports.core.enums import Role
from tripreports.directory.models import Official
from tripreports.trips.enums import TripState
from tripreports.trips.models import Amendment, Trip

pytestmark = pytest.mark.usefixtures("world")

_MAY_CREATE = {
    Role.AUTHOR: {"trips", "delegates", "officials"},
    Role.REVIEWER: set[str](),
    Role.PUBLISHER: set[str](),
    Role.REGISTRAR: {"officials"},
    Role.AUDITOR: set[str](),
}


@pytest.mark.parametrize("role", Role)
def test_roles_create_what_they_may_at_the_desk(role: Role) -> None:
    client = client_of(account(role))

    made = set()
    for name in ("trips", "delegates", "officials"):
        before = counts()
        answer = send(client, "POST", f"{name}/", NEEDED[name])
        if answer.status_code == 201:
            made.add(name)
        else:
            assert answer.status_code == 403
            assert counts() == before

    assert made == _MAY_CREATE[role]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_anonymous_callers_write_nothing(client: Client, method: str) -> None:
    address = "officials/" if method == "POST" else "officials/kim/"
    before = counts()

    answer = send(client, method, address, NEEDED["officials"], if_match='"1-"')

    assert answer.status_code == 401
    assert counts() == before


@pytest.mark.parametrize("state", [TripState.IN_REVIEW, TripState.APPROVED, TripState.WITHDRAWN])
def test_closed_report_takes_no_change(author: Client, state: TripState) -> None:
    Trip.objects.filter(pk="draft").update(state=state)
    before = counts()

    for answer in (
        send(author, "PATCH", "trips/draft/", {"note": "x"}, if_match='"1-"'),
        send(author, "POST", "delegates/", NEEDED["delegates"]),
        send(author, "PATCH", "delegates/ours/", {"unit": "x"}, if_match='"1-"'),
        send(author, "DELETE", "delegates/ours/", if_match='"1-"'),
    ):
        assert told(answer, 409)
    assert counts() == before


def test_part_is_not_moved_to_a_closed_report(author: Client) -> None:
    make_trip("closed", state=TripState.IN_REVIEW)

    answer = send(author, "PATCH", "delegates/ours/", {"trip": "closed"}, if_match='"1-"')

    assert told(answer, 409) == (
        "The report is with the reviewers: it can be changed when they return it."
    )


def test_amended_report_shows_its_changes_at_once(author: Client) -> None:
    Trip.objects.filter(pk="draft").update(state=TripState.PUBLISHED)
    Amendment.objects.create(trip_id="draft", text="More people")
    Official.objects.filter(pk="kim").update(is_public=False)

    create(author, "delegates", NEEDED["delegates"])

    assert Official.objects.get(pk="kim").is_public


def test_only_drafts_are_deleted(boss: Client) -> None:
    Trip.objects.filter(pk="draft").update(state=TripState.PUBLISHED)

    said = told(send(boss, "DELETE", "trips/draft/", if_match='"1-"'), 409)

    assert said == "Only drafts are deleted: what was published is withdrawn."


def test_nothing_goes_along_that_the_account_may_not_delete() -> None:
    registrar = client_of(account(Role.REGISTRAR))
    lee = Official.objects.create(key="park", name_en="Park")
    make_citation(lee)
    before = counts()

    said = told(send(registrar, "DELETE", "officials/park/", if_match='"1-"'), 403)

    assert said == "Your account lacks the permission “reports.delete_citation”."
    assert counts() == before


def test_known_names_are_twins_until_they_are_wanted(author: Client) -> None:
    answer = send(author, "POST", "officials/", {"name_en": "KIM"})

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["code"], "kim" in error["detail"]) == (400, "twin", True)
    assert send(author, "POST", "officials/?anyway=1", {"name_en": "KIM"}).status_code == 201
