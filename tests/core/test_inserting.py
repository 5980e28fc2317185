"""What is written without asking the fields is what the fields would have answered."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from tripreports.core.inserting import insertions
from tripreports.core.models import Record
from tripreports.history.models import Change
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_models() if issubclass(model, Record)]


def written_by_django(record: Model) -> list[Any]:
    return [
        field.get_db_prep_save(field.value_from_object(record), connection)
        for field in record._meta.concrete_fields
    ]


def shown(values: list[Any]) -> list[str]:
    """What PostgreSQL gets as JSON is equal to nothing but itself."""
    return [str(getattr(value, "obj", value)) for value in values]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.usefixtures("korea_2025")
def test_every_value_is_written_as_its_field_writes_it(model: type[Model]) -> None:
    records = list(model._base_manager.order_by("pk"))

    statements = list(insertions(model, records))

    found = [value for _sql, values in statements for value in values]
    assert shown(found) == shown([v for one in records for v in written_by_django(one)])


def test_rows_without_a_key_are_numbered() -> None:
    [(sql, values)] = insertions(Change, [Change(record_key="a")])

    assert '"id"' not in sql
    assert len(values) == len(Change._meta.concrete_fields) - 1


def test_more_rows_than_the_database_takes_at_once_go_in_several_statements() -> None:
    trips = [Trip(key=f"t{number}") for number in range(1_000)]

    statements = list(insertions(Trip, trips))

    columns = len(Trip._meta.concrete_fields)
    together = connection.ops.bulk_batch_size(Trip._meta.concrete_fields, trips)
    sizes = [len(values) // columns for _sql, values in statements]
    assert sum(sizes) == 1_000
    assert max(sizes) == together


def test_no_rows_need_no_statement() -> None:
    assert list(insertions(Trip, [])) == []
