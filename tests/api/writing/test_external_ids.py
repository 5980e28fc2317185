"""References by the ids of another system, wherever a reference is written."""

from typing import Any

import pytest
from django.test import Client

from tests.api.writing.asking import account, counts, create, errors, send
from tests.api.writing.bodies import NEEDED
from tripreports.api.models import ExternalId
from tripreports.directory.models import Official
from tripreports.directory.services import merge
from tripreports.reports.models import Citation
from tripreports.trips.models import Encounter, Trip

pytestmark = pytest.mark.usefixtures("world")
REGISTER = "register.example"
KIM = {"external_id": "p-1", "source": REGISTER}


@pytest.fixture(autouse=True)
def known(world: None) -> None:
    """Records that a register brought in."""
    for resource, external_id, key in (
        ("officials", "p-1", "kim"),
        ("organizations", "o-1", "city"),
        ("events", "e-1", "congress"),
        ("places", "l-1", "korea"),
    ):
        ExternalId.objects.create(
            source=REGISTER, resource=resource, external_id=external_id, record_key=key
        )


def of(external_id: str) -> dict[str, str]:
    return {"external_id": external_id, "source": REGISTER}


def test_references_lists_and_parts_take_the_ids_of_another_system(author: Client) -> None:
    body = NEEDED["trips"] | {
        "government": of("o-1"),
        "regions": [of("l-1"), "korea"],
        "attendances": [{"event": of("e-1"), "status": "attended"}],
        "encounters": [
            {"event": of("e-1"), "official": of("p-1"), "basis": "body", "contact": "explicit"}
        ],
    }

    key = create(author, "trips", body)

    trip = Trip.objects.get(pk=key)
    assert trip.government_id == "city"
    assert [place.pk for place in trip.regions.all()] == ["korea"]
    assert [row.event_id for row in trip.attendances.all()] == ["congress"]
    assert Encounter.objects.filter(trip=trip, event="congress", official="kim").exists()


def test_record_of_any_kind_is_named_by_the_id_of_another_system(author: Client) -> None:
    body = NEEDED["citations"] | {"record": {"kind": "event", **of("e-1")}}

    key = create(author, "citations", body)

    assert Citation.objects.get(pk=key).record_key == "congress"


def test_ids_of_a_bulk_request_are_those_of_its_source(author: Client) -> None:
    people = [{"external_id": "p-9", "name_en": "Nine"}]
    send(author, "POST", f"officials/bulk/?source={REGISTER}", people)
    send(author, "POST", "officials/bulk/", [{"external_id": "p-9", "name_en": "My own"}])
    post = {"external_id": "j-1", "official": {"external_id": "p-9"}, "title_en": "Director"}

    theirs = send(author, "POST", f"posts/bulk/?source={REGISTER}", [post])
    ours = send(author, "POST", "posts/bulk/", [post])
    alone = create(author, "posts", {"official": {"external_id": "p-9"}, "title_en": "Clerk"})

    names = dict(Official.objects.values_list("posts__key", "name_en"))
    keys = [answer.json()["results"][0]["key"] for answer in (theirs, ours)]
    assert [names[key] for key in (*keys, alone)] == ["Nine", "My own", "My own"]


def test_change_names_another_by_its_id(author: Client) -> None:
    answer = send(author, "PATCH", "posts/mayor/", {"official": KIM}, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    assert answer.json()["version"] == 1  # it is theirs already


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (of("p-2"), "There is no official with the id “p-2” of “register.example”."),
        ({"external_id": "p-1"}, "There is no official with the id “p-1” of “@author”."),
        (
            {"key": None, "external_id": "p-1"},
            "There is no official with the id “p-1” of “@author”.",
        ),
        # It is the id of something else there.
        (of("o-1"), "There is no official with the id “o-1” of “register.example”."),
        *(
            (bad, "Give the key of a record, or an object with “key” or “external_id”.")
            for bad in (
                {"external_id": 1},
                {"external_id": ""},
                {"external_id": "p-1", "source": "@boss"},
                {"external_id": "p-1", "source": 1},
                {"external_id": {"id": "p-1"}},
            )
        ),
    ],
)
def test_id_that_names_nothing_is_refused_at_its_place(
    author: Client, named: Any, message: str
) -> None:
    before = counts()

    answer = send(author, "POST", "posts/", {"official": named, "title_en": "Director"})

    assert errors(answer) == {"/official": message}
    assert counts() == before


def test_id_of_a_deleted_record_names_nothing(author: Client) -> None:
    Official.objects.create(key="gone", name_en="Gone").delete()
    ExternalId.objects.create(
        source=REGISTER, resource="officials", external_id="p-3", record_key="gone"
    )

    answer = send(author, "POST", "posts/", {"official": of("p-3"), "title_en": "Director"})

    assert errors(answer) == {
        "/official": "There is no official with the id “p-3” of “register.example”."
    }


def test_id_of_a_merged_record_names_the_one_it_went_into(author: Client) -> None:
    boss = account(None, "merger")
    kept, gone = Official.objects.get(pk="lee"), Official.objects.get(pk="kim")
    Encounter.objects.filter(official=gone).delete()
    merge(kept, gone, by=boss)

    key = create(author, "posts", {"official": KIM, "title_en": "Director"})

    assert Official.objects.get(posts=key) == kept
