"""Every list and form of the admin, with the records of a whole report."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address, every_entered_record
from tests.factories import make_recommendation
from tripreports.core.models import Record
from tripreports.followup.models import ProgressNote
from tripreports.trips.admin import tabs
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025", "_notes")]


@pytest.fixture
def _notes(db: None) -> None:
    """Three notes: the report is too young to have any."""
    advice = make_recommendation(trip_id="taichung-korea-2025", order=99)
    for key in ("one", "two", "three"):
        ProgressNote.objects.create(
            key=key,
            trip_id="taichung-korea-2025",
            recommendation=advice,
            noted_on="2026-02-01",
            progress="accepted",
            text=f"Note {key}",
        )


@every_entered_record
def test_list_shows_records_and_finds_one_by_its_key(model: type[Record], clerk: Client) -> None:
    record = model._default_manager.order_by("-key")[0]
    lists = address(model, "changelist")

    everything = clerk.get(lists)
    found = clerk.get(lists, {"q": record.key})

    assert everything.context["cl"].result_count == model._default_manager.count()
    assert record in found.context["cl"].result_list
    assert f"/{record.key}/change/" in found.content.decode()


@pytest.mark.anywhere
@every_entered_record
def test_list_asks_the_same_number_of_questions_for_one_row_and_for_three(
    model: type[Record], clerk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = model._default_manager.values_list("key", flat=True)[:3]
    one, three = keys[0], ",".join(keys)
    # Session, account, newest change, count and rows; of a row of years, its first and last day.
    queries = 7 if admin.site.get_model_admin(model).date_hierarchy else 5

    with django_assert_num_queries(queries):
        clerk.get(address(model, "changelist"), {"key__in": one})
    with django_assert_num_queries(queries):
        clerk.get(address(model, "changelist"), {"key__in": three})


@pytest.mark.anywhere
@every_entered_record
def test_form_of_a_new_record_asks_for_its_fields(model: type[Record], clerk: Client) -> None:
    page = clerk.get(address(model, "add"))

    assert page.context["adminform"].form.fields
    assert model is Trip or 'name="note"' in page.content.decode()


@pytest.mark.anywhere
@every_entered_record
def test_form_of_a_record_shows_its_particulars(model: type[Record], clerk: Client) -> None:
    record = model._default_manager.order_by("-key")[0]

    # The trip has a tab for them.
    page = clerk.get(address(model, "record" if model is Trip else "change", record.key))

    assert page.context["original"] == record
    assert {"key", "version", "evidence", "usage"} <= set(page.context["adminform"].readonly_fields)


@every_entered_record
def test_record_can_be_looked_up_while_typing(model: type[Record], clerk: Client) -> None:
    """As a form would: for the first relation that leads to the model."""
    record = model._default_manager.order_by("-key")[0]
    relation = next(iter(model._meta.related_objects), None)
    if relation is None:
        return
    source = relation.related_model._meta
    asked: dict[str, str] = {
        "app_label": source.app_label,
        "model_name": str(source.model_name),
        "field_name": relation.field.name,
        "term": record.key,
    }

    answer = clerk.get("/admin/autocomplete/", asked)

    assert record.key in [result["id"] for result in answer.json()["results"]]


@pytest.mark.anywhere
@every_entered_record
def test_passers_by_are_sent_to_the_door(model: type[Record], client: Client) -> None:
    lists = address(model, "changelist")

    answer = client.get(lists)

    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={lists}")


@pytest.mark.parametrize("state", ["draft", "published"])
def test_every_tab_of_the_example_opens(clerk: Client, state: str) -> None:
    Trip.objects.update(state=state)
    trip = Trip.objects.get()

    answers = {tab.name: clerk.get(tab.address(trip)).status_code for tab in tabs.all_tabs()}

    assert set(answers.values()) == {200}


def test_accounts_without_the_office_are_sent_to_the_door(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))

    answer = client.get("/admin/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/admin/")
