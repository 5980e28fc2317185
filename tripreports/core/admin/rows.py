"""Rows below a record, on the page of that record."""

from collections.abc import Sequence

from django.db import models
from django.http import HttpRequest
from unfold.admin import StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.forms import DraggedFormSet, LinesField, RowForm, RowFormSet
from tripreports.core.validators import is_record


class RelationsMixin:
    """Records are looked up while one types: lists of them are too long to choose from."""

    model: type[models.Model]
    formfield_overrides = {
        models.JSONField: {"form_class": LinesField},
        models.TextField: {"widget": UnfoldAdminTextareaWidget({"rows": 3})},
    }

    def get_autocomplete_fields(self, _request: HttpRequest) -> Sequence[str]:
        return [
            field.name
            for field in (*self.model._meta.fields, *self.model._meta.many_to_many)
            if field.is_relation and is_record(field.related_model)
        ]


class Rows(RelationsMixin):
    """Rows below a record, on a tab of its page."""

    form = RowForm
    formset: type[RowFormSet] = RowFormSet
    extra = 0
    tab = True
    show_count = True
    show_change_link = True


class TableRows(Rows, TabularInline):
    """Rows of a few fields."""


class DraggedRows(Rows, TabularInline):
    """Rows in an order that is changed by dragging them."""

    ordering_field = "order"
    hide_ordering_field = True
    formset = DraggedFormSet


class StackedRows(Rows, StackedInline):
    """Rows of many fields."""


class AliasRows(TableRows):
    """Other spellings, below what they name."""

    fields = ("text", "kind")
