"""The models of the archive and the addresses of their admin pages."""

import pytest
from django.apps import apps
from django.urls import reverse

from tripreports.core.models import Record

RECORDS: list[type[Record]] = sorted(
    (model for model in apps.get_models() if issubclass(model, Record)),
    key=lambda model: model._meta.label,
)

every_record = pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)

# An amendment is begun and ended on the way of its trip, and not by a form.
every_entered_record = pytest.mark.parametrize(
    "model",
    [model for model in RECORDS if model._meta.label != "trips.Amendment"],
    ids=lambda model: model._meta.label,
)


def address(model: type[Record], page: str, *arguments: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)
