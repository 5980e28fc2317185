"""Every model is in the admin, with search, filters and autocomplete."""

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Field
from django.test import RequestFactory

from tests.admin.every import every_record
from tripreports.core.admin import RecordAdmin
from tripreports.core.forms.dates import precision_of
from tripreports.core.models import Alias, Named, Record
from tripreports.core.validators import is_record
from tripreports.trips.admin import tabs
from tripreports.trips.models import Trip


def _admin_of(model: type[Record]) -> RecordAdmin:
    registered = admin.site.get_model_admin(model)
    assert isinstance(registered, RecordAdmin)
    return registered


def _fieldsets(model: type[Record]) -> list[Any]:
    """Those of a trip stand on several pages."""
    if model is Trip:
        return [fieldset for tab in tabs.all_tabs() for fieldset in tab.fieldsets]
    return list(_admin_of(model).get_fieldsets(RequestFactory().get("/"), model()))


def _asks_for_a_filter(field: "Field[object, object]") -> bool:
    """Choices and yes-or-no; how exactly a date is known is nothing one looks for."""
    return bool(field.choices or isinstance(field, BooleanField)) and not (
        field.name.endswith("_precision")
    )


@every_record
def test_model_can_be_searched_and_names_its_columns(model: type[Record]) -> None:
    model_admin = _admin_of(model)

    assert "key" in model_admin.search_fields
    assert model_admin.list_display != ("__str__",)
    assert _fieldsets(model) or isinstance(model(), Alias)


@every_record
def test_named_model_is_searched_in_both_languages(model: type[Record]) -> None:
    names = {"name_zh", "name_en"} if issubclass(model, Named) else set()
    names |= {"aliases__text"} if hasattr(model, "aliases") else set()

    assert names <= set(_admin_of(model).search_fields)


@every_record
def test_choices_have_a_filter(model: type[Record]) -> None:
    asked = {field.name for field in model._meta.fields if _asks_for_a_filter(field)}

    assert asked - set(_admin_of(model).list_filter) == set()


@every_record
def test_relations_are_looked_up_while_typing(model: type[Record]) -> None:
    request = RequestFactory().get("/")
    model_admin = _admin_of(model)
    pages = [model_admin, *(rows(model, admin.site) for rows in model_admin.inlines)]

    chosen_from_a_list = [
        f"{page.model._meta.label}.{field.name}"
        for page in pages
        for field in (*page.model._meta.fields, *page.model._meta.many_to_many)
        if is_record(field.related_model)
        and field.name not in page.get_autocomplete_fields(request)
    ]

    assert chosen_from_a_list == []


@every_record
def test_fields_of_a_model_are_all_on_its_form(model: type[Record]) -> None:
    shown = {
        name
        for _title, options in _fieldsets(model)
        for row in options["fields"]
        for name in ([row] if isinstance(row, str) else row)
    }
    # How exactly a date is known is read from what is written as the date.
    known = {precision_of(model, name) for name in shown}
    fields = (*model._meta.fields, *model._meta.many_to_many)

    assert {field.name for field in fields} - shown - known == set()
