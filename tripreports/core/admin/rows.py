"""Rows below a record, on the page of that record."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.forms import DraggedFormSet, LinesField, RowForm, RowFormSet
from tripreports.core.forms.chosen import ChosenSelect, ChosenSelectMultiple
from tripreports.core.forms.dates import form_field_of_date
from tripreports.core.validators import is_record


class RelationsMixin:
    """Records are looked up while one types: lists of them are too long to choose from.

    Dates are written in either calendar.
    """

    model: type[models.Model]
    admin_site: Any
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

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if is_record(db_field.related_model):
            kwargs.setdefault("widget", ChosenSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # of the admin

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if is_record(db_field.related_model):
            kwargs.setdefault("widget", ChosenSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # of the admin

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if type(db_field) is models.DateField:  # not a moment, which is one by inheritance
            return form_field_of_date(db_field)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # the admin's own


class Rows(RelationsMixin):
    """Rows below a record, on a tab of its page."""

    form = RowForm
    formset: type[RowFormSet] = RowFormSet
    extra = 0
    tab = True
    show_count = True
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with what is chosen in them: however many rows, as many queries."""
        shown = set(getattr(self, "fields", None) or ())
        shown |= {name for line in shown if isinstance(line, tuple) for name in line}
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]  # of the admin
        opts = self.model._meta
        chosen = [f.name for f in opts.fields if f.name in shown and f.is_relation]
        lists = [f.name for f in opts.many_to_many if f.name in shown]
        return (rows.select_related(*chosen) if chosen else rows).prefetch_related(*lists)


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
