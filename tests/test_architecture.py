"""What a linter of imports cannot see: which tables point at which, and how models are made."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, ManyToManyField, Model

# From the lowest layer to the highest; those in one line are siblings.
LAYERS = (
    ("history",),
    ("search",),
    ("directory",),
    ("events",),
    ("elections",),
    ("trips",),
    ("followup", "reports"),
    ("documents", "mirror"),
    ("api",),
)
LEVELS = {label: level for level, labels in enumerate(LAYERS) for label in labels}
MODELS = sorted(
    (model for label in LEVELS for model in apps.get_app_config(label).get_models()),
    key=lambda model: model._meta.label,
)

Relation: TypeAlias = "ForeignKey[Any, Any] | ManyToManyField[Any, Any]"

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def relations(model: type[Model]) -> Iterator[Relation]:
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if isinstance(field, ForeignKey | ManyToManyField):
            yield field


def label_of(field: Relation) -> str:
    return str(field.related_model._meta.app_label)


def points_down(model: type[Model], field: Relation) -> bool:
    if field.related_model in (model, ContentType, User):
        return True
    own, other = model._meta.app_label, label_of(field)
    return own == other or (other in LEVELS and LEVELS[other] < LEVELS[own])


def test_every_app_with_tables_has_a_layer() -> None:
    with_tables = {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith("tripreports.") and any(config.get_models())
    }

    assert with_tables == set(LEVELS)


@every_model
def test_foreign_keys_point_downward_only(model: type[Model]) -> None:
    upward = [field.name for field in relations(model) if not points_down(model, field)]

    assert upward == []


@every_model
def test_relations_have_a_name_from_the_other_side(model: type[Model]) -> None:
    nameless = [field.name for field in relations(model) if not field.remote_field.related_name]

    assert nameless == []


@every_model
def test_models_have_an_order(model: type[Model]) -> None:
    assert model._meta.ordering


@every_model
def test_models_say_who_may_see_their_records(model: type[Model]) -> None:
    queryset = model._default_manager.get_queryset()

    assert hasattr(queryset, "visible_to")
