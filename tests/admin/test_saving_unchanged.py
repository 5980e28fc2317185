"""Saving a form without a change writes nothing at all."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client

from tests.admin.every import RECORDS, address, every_record
from tests.admin.forms import entered
from tripreports.core.models import Record
from tripreports.history.models import Change
from tripreports.trips.admin import tabs
from tripreports.trips.models import Trip

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.untraced,  # as tracing would take as long again
]


def _as_a_browser_sends(values: dict[str, Any]) -> dict[str, Any]:
    """With the ends of lines that browsers give to texts."""
    return {
        name: value.replace("\r\n", "\n").replace("\n", "\r\n") if isinstance(value, str) else value
        for name, value in values.items()
    }


def _state(record: Record) -> list[Any]:
    """The record, and how much was ever written of any other: the example is all first versions."""
    model = type(record)
    lists = [
        sorted(getattr(record, field.name).values_list("pk", flat=True))
        for field in model._meta.many_to_many
    ]
    own = model._base_manager.filter(pk=record.pk).values().get()
    return [own, *lists, *_written(), Change.objects.count(), LogEntry.objects.count()]


def _written() -> list[int]:
    """How many of each kind of record were written again, in one question for all of them."""
    counts = [
        f'(SELECT COUNT(*) FROM "{model._meta.db_table}" WHERE version > 1)'  # noqa: S608 (ours)
        for model in RECORDS
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}")
        return list(cursor.fetchone())


@every_record
def test_form_of_every_record(model: type[Record], clerk: Client) -> None:
    Trip.objects.update(state="draft")
    for record in model._default_manager.order_by("pk")[:3]:
        page = address(model, "change", record.pk)
        sent = _as_a_browser_sends(entered(clerk, page))
        before = _state(record)

        answer = clerk.post(page, sent)

        assert answer.status_code == 302
        assert _state(record) == before


def test_every_tab_of_the_trip(clerk: Client) -> None:
    Trip.objects.update(state="draft")
    trip = Trip.objects.get()
    for tab in tabs.all_tabs():
        if tab.view is None:
            page = tab.address(trip)
            sent = _as_a_browser_sends(entered(clerk, page))
            before = _state(trip)

            answer = clerk.post(page, sent)

            assert answer.status_code == 302, tab.name
            assert _state(trip) == before, tab.name
