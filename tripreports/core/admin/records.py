"""What the admin pages of all records have in common."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import reduce, wraps
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    ChoicesDropdownFilter,
)

from tripreports.core.admin.back import BackMixin
from tripreports.core.admin.history import HistoryMixin
from tripreports.core.admin.rows import RelationsMixin
from tripreports.core.admin.safety import SafetyMixin
from tripreports.core.forms import KindField, RecordForm
from tripreports.core.kept import unsaved
from tripreports.core.lookups import name_contains
from tripreports.core.validators import is_record

# The fields of a period, for the fieldsets of records that have one.
PERIOD = (
    _("Period"),
    {"fields": [("starts_on", "ends_on")]},
)


LONGEST_SEARCH = 300


def once_a_page(method: Callable[[Any, Any], SafeString]) -> Callable[[Any, Any], SafeString]:
    """Keeps what a method shows of a record: the theme asks for it several times a page."""

    @wraps(method)
    def kept(admin: Any, record: Any) -> SafeString:
        shown: dict[str, SafeString] = record.__dict__.setdefault("_shown", {})
        if method.__name__ not in shown:
            shown[method.__name__] = method(admin, record)
        return shown[method.__name__]

    return kept


class RecordAdmin(BackMixin, SafetyMixin, HistoryMixin, RelationsMixin, ModelAdmin):
    """The admin of a record: its own fields, its evidence, what refers to it, its particulars."""

    list_display: tuple[str, ...]
    list_filter: tuple[str, ...]
    list_select_related: tuple[str, ...] = ()
    search_fields: tuple[str, ...]
    form = RecordForm
    compressed_fields = False
    list_filter_submit = True
    list_fullwidth = True
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True
    # Parts of other records are found through these, and left out of the list of all lists.
    is_listed = True
    particulars: tuple[str, ...] = ("key", "version", "created_at", "updated_at")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return unsaved(request, super().get_form(request, obj, change, **kwargs))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = self.get_list_select_related(request)
        queryset: QuerySet[Any] = super().get_queryset(request)
        # Not only in the list: the choices of an autocomplete field are read here as well.
        return queryset.select_related(*related) if isinstance(related, tuple) else queryset

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Each word stands in one of the fields, whichever way names are written: 臺 or 台."""
        # Every word becomes a pattern; SQLite refuses endless ones.
        words = search_term[:LONGEST_SEARCH].split()
        fields = self.get_search_fields(request)
        for word in words:
            found = (name_contains(str(field), word) for field in fields)
            queryset = queryset.filter(reduce(or_, found))
        return queryset, any(lookup_spawns_duplicates(self.opts, str(f)) for f in fields)

    def describe(self, _records: Collection[Any]) -> Mapping[str, str]:
        """What tells records of one name apart, by their keys, for the lists of choices."""
        return {}

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        permissions: dict[str, bool] = super().get_model_perms(request)
        return permissions if self.is_listed else {}

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [self._filter(name) for name in super().get_list_filter(request)]

    def _filter(self, name: Any) -> Any:
        if not isinstance(name, str):
            return name
        field = self.opts.get_field(name)
        if field.is_relation:
            return (name, AutocompleteSelectFilter)
        if getattr(field, "choices", None):
            return (name, ChoicesDropdownFilter)
        return (name, BooleanRadioFilter) if isinstance(field, models.BooleanField) else name

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        own = (*super().get_readonly_fields(request, obj), *self._particulars())
        return (*own, "evidence", "usage")

    def get_fieldsets(self, _request: HttpRequest, obj: Any = None) -> list[Any]:
        notes = (_("Notes"), {"fields": ["note", "is_derived"]})
        sets = [*self.fieldsets, notes] if self.fieldsets else [notes]
        if obj is None:
            return sets
        return [
            *sets,
            (_("Evidence"), {"fields": ["evidence"], "classes": ["tab"]}),
            (_("Referred to by"), {"fields": ["usage"], "classes": ["tab"]}),
            (_("Particulars"), {"fields": [self._particulars()], "classes": ["tab"]}),
        ]

    def _particulars(self) -> tuple[str, ...]:
        known = {field.name for field in self.opts.fields}
        return (*self.particulars, "is_public") if "is_public" in known else self.particulars

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is ContentType:
            records = [model for model in apps.get_models() if is_record(model)]
            kinds = ContentType.objects.get_for_models(*records).values()
            kwargs["form_class"] = KindField
            kwargs["queryset"] = ContentType.objects.filter(
                pk__in=[kind.pk for kind in kinds]
            ).order_by("app_label", "model")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("name"), ordering="name_zh")
    def name(self, record: Any) -> str:
        return str(record.name)

    @admin.display(description=_("in the other language"), ordering="name_en")
    def other_name(self, record: Any) -> str:
        return str(record.other_name)

    @admin.display(description=_("period"), ordering="starts_on")
    def period(self, record: Any) -> str:
        return str(record.period)

    @admin.display(description=_("evidence"))
    @once_a_page
    def evidence(self, record: Any) -> SafeString:
        """The words of reports that prove the record, each with the way to its place."""
        citations = record.citations.select_related("trip")
        citations = citations.order_by("trip__starts_on", "trip_id", "order", "key")
        return render_to_string("admin/records/_evidence.html", {"citations": citations})

    @admin.display(description=_("referred to by"))
    @once_a_page
    def usage(self, record: Any) -> SafeString:
        return render_to_string("admin/records/_usage.html", {"uses": list(self._uses(record))})

    def _uses(self, record: Any) -> Iterator[dict[str, Any]]:
        """Lists of other records that refer to this one, but for those on its own page."""
        inlined = {inline.model for inline in self.inlines}
        for relation in self.opts.related_objects:
            model = relation.related_model
            if model in inlined or not self.admin_site.is_registered(model):
                continue
            name = relation.field.name
            count = model._default_manager.filter(**{name: record}).count()
            if count:
                opts = model._meta
                url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
                yield {
                    "title": f"{capfirst(opts.verbose_name_plural)}: {relation.field.verbose_name}",
                    "count": count,
                    "url": f"{url}?{name}__key__exact={record.key}",
                }


class AliasAdmin(RecordAdmin):
    """Other spellings as a list of their own."""

    is_listed = False
    list_display = ("text", "kind", "named")
    list_filter = ("kind", "is_public", "is_derived")
    search_fields = ("text", "key")

    def get_list_select_related(self, _request: HttpRequest) -> tuple[str, ...]:
        return (self._named(),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        own = (None, {"fields": [self._named(), "text", "kind"]})
        return [own, *super().get_fieldsets(request, obj)]

    @admin.display(description=_("of"))
    def named(self, alias: Any) -> str:
        return str(getattr(alias, self._named()))

    def _named(self) -> str:
        """The field that leads to what the alias names."""
        names: list[str] = [field.name for field in self.opts.fields if field.is_relation]
        return names[0]
