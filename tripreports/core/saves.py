"""The history as people read it: save by save, with what each changed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import F, Model, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.text import capfirst

from tripreports.core.changes import Difference, Wording, page_of
from tripreports.history.models import Change, ChangeQuerySet

_PER_PAGE = 20
# Of one save, so many records are shown; the rest is counted.
_SHOWN = 25


class Entry(NamedTuple):
    """What happened to one record."""

    change: Change
    kind: str
    url: str
    differences: Sequence[Difference]


class Save(NamedTuple):
    """What one person did at once."""

    save_id: str
    moment: Any
    by_name: str
    comment: str
    entries: list[Entry]
    more: int


class Choices(NamedTuple):
    """By what a history can be narrowed."""

    people: list[str]
    kinds: list[tuple[str, str]]


def saves_of(changes: ChangeQuerySet, number: str | None) -> tuple[Page[Any], list[Save]]:
    """A page of saves, with a fixed number of queries however many there are."""
    page = Paginator(changes.saves(), _PER_PAGE).get_page(number)
    rows = list(page.object_list)
    newest = Window(RowNumber(), partition_by=F("save_id"), order_by="-pk")
    shown = changes.filter(save_id__in=[row["save_id"] for row in rows]).annotate(place=newest)
    by_save: dict[Any, list[Entry]] = {}
    for entry in entries_of(shown.filter(place__lte=_SHOWN).order_by("pk")):
        change = entry.change
        by_save.setdefault((change.save_id, change.by_name, change.comment), []).append(entry)
    return page, [_save(row, by_save) for row in rows]


def entries_of(changes: QuerySet[Change] | Sequence[Change]) -> list[Entry]:
    known = [(change, _model(change)) for change in changes]
    wording = Wording((model, change.changes) for change, model in known if model is not None)
    return [_entry(change, model, wording) for change, model in known]


def choices_of(changes: ChangeQuerySet) -> Choices:
    """Who did something, and to which kinds of record."""
    people = changes.order_by("by_name").values_list("by_name", flat=True).distinct()
    kinds = changes.order_by().values_list("record_type", flat=True).distinct()
    named = [(str(kind), _kind_name(ContentType.objects.get_for_id(kind))) for kind in kinds]
    return Choices([name for name in people if name], sorted(named, key=lambda pair: pair[1]))


def narrowed(changes: ChangeQuerySet, *, by: str, kind: str) -> ChangeQuerySet:
    if by:
        changes = changes.filter(by_name=by)
    return changes.filter(record_type=int(kind)) if kind.isdecimal() and len(kind) < 10 else changes  # noqa: PLR2004 (an integer)


def _save(row: dict[str, Any], by_save: dict[Any, list[Entry]]) -> Save:
    entries = by_save.get((row["save_id"], row["by_name"], row["comment"]), [])
    return Save(
        row["save_id"],
        row["moment"],
        row["by_name"],
        row["comment"],
        entries,
        row["size"] - len(entries),
    )


def _entry(change: Change, model: type[Model] | None, wording: Wording) -> Entry:
    if model is None:
        return Entry(change, "", "", [])
    return Entry(
        change,
        capfirst(str(model._meta.verbose_name)),
        page_of(model, change.record_key),
        wording.differences(model, change.changes),
    )


def _model(change: Change) -> type[Model] | None:
    return ContentType.objects.get_for_id(change.record_type_id).model_class()


def _kind_name(kind: ContentType) -> str:
    model = kind.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else kind.model
