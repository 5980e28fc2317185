"""What readers are told of a report that was withdrawn or amended, and that no draft leaks by it."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_public, make_superuser, make_trip, make_withdrawn
from tripreports.search import revision
from tripreports.trips.enums import TripState
from tripreports.trips.models import Amendment, Trip
from tripreports.trips.services import begin_amendment, end_amendment, reopen

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def withdrawn() -> Trip:
    """A report that was public, and is not any more."""
    return make_withdrawn(make_public(make_trip("secret-trip", state=TripState.DRAFT)))


def text(client: Client, trip: str) -> str:
    """Without the address of the page, which the form of languages sends."""
    page = client.get(f"/trips/{trip}/").content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(trip, "")


def test_withdrawn_report_says_why_and_nothing_else(reader: Client, withdrawn: Trip) -> None:
    answer = reader.get("/trips/secret-trip/")

    assert answer.status_code == 410
    assert "It was wrong." in answer.content.decode()
    assert "Secret-Trip" not in answer.content.decode()


def test_reopened_report_goes_on_saying_why_it_was_withdrawn(
    reader: Client, withdrawn: Trip
) -> None:
    before = text(reader, withdrawn.key)

    reopen(withdrawn, by=make_superuser())

    assert text(reader, withdrawn.key) == before
    assert reader.get("/api/v1/trips/secret-trip/").status_code == 404


def test_report_published_again_is_read_again(reader: Client, withdrawn: Trip) -> None:
    make_public(withdrawn)

    answer = reader.get("/trips/secret-trip/")

    assert answer.status_code == 200
    assert "It was wrong." not in answer.content.decode()


@pytest.mark.parametrize("state", [state for state in TripState if state != TripState.PUBLISHED])
def test_report_that_never_was_public_answers_as_one_that_is_not_there(
    reader: Client, state: TripState
) -> None:
    make_trip("secret-trip", state=state, withdrawal_reason="Typed somewhere else.")

    assert reader.get("/trips/secret-trip/").status_code == 404
    assert text(reader, "secret-trip") == text(reader, "no-such-trip")


def test_staff_read_a_withdrawn_report(withdrawn: Trip) -> None:
    client = Client()
    client.force_login(User.objects.create_user("wang", is_staff=True))

    assert client.get("/trips/secret-trip/").status_code == 200


def test_amendments_are_announced_newest_first(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    boss, trip = make_superuser(), make_trip("trip")
    for words in ("The <b>route</b>.", "The mayor's name."):
        begin_amendment(trip, by=boss, comment=words)
        end_amendment(trip, by=boss)
    revision.current()

    with django_assert_num_queries(4):
        page = reader.get("/trips/trip/")

    told = re.findall(r"Amended on (\d{4}-\d\d-\d\d) \(ROC .*?\): (.*?)</p>", page.content.decode())
    days = [day.isoformat() for day in Amendment.objects.dates("began_at", "day")]
    assert [what for _day, what in told] == [
        "The mayor&#x27;s name.",
        "The &lt;b&gt;route&lt;/b&gt;.",
    ]
    assert {day for day, _what in told} == set(days)


def test_api_tells_of_amendments(reader: Client) -> None:
    trip = make_trip("trip")
    begin_amendment(trip, by=make_superuser(), comment="The route.")
    amendment = Amendment.objects.get()

    shown = reader.get("/api/v1/trips/trip/").json()["amendments"]

    assert [(one["text"], one["ended_at"]) for one in shown] == [("The route.", None)]
    assert Amendment.objects.visible_to(None).get() == amendment


def test_amendments_and_steps_of_a_withdrawn_report_are_hidden(withdrawn: Trip) -> None:
    Amendment.objects.create(trip=withdrawn, text="The route.", ended_at="2100-01-01T00:00Z")

    assert not Amendment.objects.visible_to(None).exists()
    assert withdrawn.state_changes.exists()
    assert not withdrawn.state_changes.all().visible_to(None).exists()
