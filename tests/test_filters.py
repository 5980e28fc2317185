"""What a record says of itself, a list can be asked."""

from typing import Any

import pytest

from tripreports.api.resources import RESOURCES
from tripreports.core.filters import RecordFilterSet
from tripreports.core.subjects import KindFilter
from tripreports.search.kinds import kind_called

# One FilterSet for each kind of record that has a list.
FILTER_SETS = [resource.filterset for resource in RESOURCES.values()]
# Of no use to somebody who asks: house-keeping, precisions of dates, free words beside a field.
WITHOUT_A_FILTER = {
    "author",
    "created_at",
    "date_note",
    "ends_precision",
    "founded_precision",
    "image",
    "is_public",
    "key",
    "latitude",
    "longitude",
    "note",
    "order",
    "organizer_note",
    "phone",
    "phone_extension",
    "starts_precision",
    "updated_at",
    "venue_text",
    "version",
    "withdrawal_reason",
}

every_filter_set = pytest.mark.parametrize(
    "filter_set", FILTER_SETS, ids=lambda filter_set: filter_set.__name__
)


def fields_filtered(filter_set: type[RecordFilterSet]) -> set[str]:
    """The first step of every path, and of the paths beside it; what a search finds it by."""
    kind = kind_called(str(filter_set._meta.model._meta.model_name))
    names = {*kind.names, *kind.fields} if kind and "q" in filter_set.base_filters else set()
    for candidate in filter_set.base_filters.values():
        paths = [candidate.field_name or "", *(p for p, _ in getattr(candidate, "paths", []))]
        names |= {path.split("__")[0] for path in paths}
        if isinstance(candidate, KindFilter):
            names |= {f"{candidate.relation}_type", f"{candidate.relation}_key"}
    return names


@every_filter_set
def test_every_field_has_a_filter(filter_set: Any) -> None:
    model = filter_set._meta.model
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}

    assert fields - fields_filtered(filter_set) - WITHOUT_A_FILTER == set()


@every_filter_set
def test_every_filter_has_a_label(filter_set: Any) -> None:
    unlabelled = [name for name, each in filter_set.base_filters.items() if not each.label]

    assert unlabelled == []


@every_filter_set
def test_every_record_can_be_put_in_order(filter_set: Any) -> None:
    assert "ordering" in filter_set.base_filters


def test_no_field_is_excused_in_vain() -> None:
    models = [filter_set._meta.model for filter_set in FILTER_SETS]
    fields = {field.name for model in models for field in model._meta.fields}

    assert fields >= WITHOUT_A_FILTER
