"""Row by row the lock on a record: a form set knows which version of each row it shows."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Form, HiddenInput
from django.utils.translation import gettext as _

from tripreports.core.changes import deletion_of
from tripreports.core.forms.versions import is_typed
from tripreports.history.models import Change

VERSIONS = "VERSIONS"


class _CurrentField(forms.CharField):
    """What the database holds now, whatever was sent."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


class VersionedRows:
    """Rows that others may change or delete while they are filled in.

    Rows that this editor left alone follow the others. A row that both changed says so, as does
    one that was deleted meanwhile: what was typed stands in a new row, to be saved or removed.
    """

    model: Any
    prefix: str
    is_bound: bool
    data: Any
    files: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lost: dict[int, Change | None] = {}
        self._gone: set[str] = set()
        if self.is_bound:
            self._find_posted_rows()

    @cached_property
    def management_form(self) -> Form:
        """With the versions of the rows: one hidden field, whichever template shows the rows."""
        form: Form = super().management_form  # type: ignore[misc]  # Django's own
        field = _CurrentField(required=False, widget=HiddenInput, initial=self._current)
        form.fields[VERSIONS] = field
        return form

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Django's own
        form.version = self._posted.get(form.instance.pk) if self.is_bound else None
        if i in self.lost:
            form.deletion, form.is_lost = self.lost[i], True
        return form

    def clean(self) -> None:
        for form in self.deleted_forms:  # type: ignore[attr-defined]  # Django's own
            if lines := form.told(form.all_steps):
                head = _("“%s” was changed while you were about to delete it. Save again to do so.")
                raise ValidationError([head % form.instance, *lines], code="stale")
        super().clean()  # type: ignore[misc]  # Django's own

    def delete_first(self) -> None:
        """Before rows leave their list for a moment: what hangs on one leads to its trip by it."""
        for form in self.deleted_forms:  # type: ignore[attr-defined]  # Django's own
            key = form.instance.pk
            if form in self.initial_forms:  # type: ignore[attr-defined]  # Django's own
                self.delete_existing(form.instance)
                form.instance.pk = key  # Django's own turn passes over rows without
                self._gone.add(key)

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        if obj.pk not in self._gone:
            super().delete_existing(obj, commit)  # type: ignore[misc]  # Django's own

    def _current(self) -> str:
        rows = [form.instance for form in self.initial_forms]  # type: ignore[attr-defined]
        return " ".join(f"{row.pk}:{row.version}" for row in rows)

    @cached_property
    def _posted(self) -> dict[str, int]:
        """The versions that the editor saw, by the keys of the rows."""
        pairs = [
            pair.partition(":") for pair in self.data.get(f"{self.prefix}-{VERSIONS}", "").split()
        ]
        return {key: int(number) for key, _colon, number in pairs if number.isdecimal()}

    def _find_posted_rows(self) -> None:
        """Takes the rows that were sent, whichever page they would be on now."""
        count = self.initial_form_count()  # type: ignore[attr-defined]  # Django's own
        keys = [self.data.get(f"{self.prefix}-{n}-key", "") for n in range(count)]
        rows = {row.pk: row for row in self.queryset.filter(pk__in=keys)}  # type: ignore[attr-defined]
        if len(rows) < count:
            self._move_lost_rows(keys, rows)
        self._queryset = [rows[key] for key in keys if key in rows]

    def _move_lost_rows(self, keys: list[str], rows: dict[str, Any]) -> None:
        """Puts rows that are gone behind all others, as new ones; untouched ones are dropped."""
        total = self.total_form_count()  # type: ignore[attr-defined]  # Django's own
        present = [n for n, key in enumerate(keys) if key in rows]
        gone = {n: deletion_of(self.model, key) for n, key in enumerate(keys) if key not in rows}
        kept = [n for n in gone if self._is_worth_keeping(n, gone[n])]
        order = [*present, *range(len(keys), total), *kept]
        self.data, self.files = (
            self._renumbered(self.data, order),
            self._renumbered(self.files, order),
        )
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(present))
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))
        for place, n in enumerate(order):
            if n in kept:
                self.data.pop(f"{self.prefix}-{place}-key", None)
                self.lost[place] = gone[n]
        self.__dict__.pop("management_form", None)

    def _renumbered(self, given: Any, order: list[int]) -> Any:
        places = {str(n): str(place) for place, n in enumerate(order)}
        head = f"{self.prefix}-"
        moved = given.copy()
        for name in [name for name in given if name.startswith(head)]:
            number, _dash, field = name.removeprefix(head).partition("-")
            if number.isdecimal() and field:
                del moved[name]
        for name in given:
            number, _dash, field = name.removeprefix(head).partition("-")
            if name.startswith(head) and field and number in places:
                moved.setlist(f"{head}{places[number]}-{field}", given.getlist(name))
        return moved

    def _is_worth_keeping(self, number: int, deletion: Change | None) -> bool:
        """Whether the editor had changed a row that is gone, and not ticked it for deletion."""
        head = f"{self.prefix}-{number}"
        if self.data.get(f"{head}-DELETE"):
            return False
        if deletion is None:
            return True
        stood = self.model()
        stood._state.adding = False
        for name, (before, _after) in deletion.changes.items():
            field = next((f for f in stood._meta.concrete_fields if f.attname == name), None)
            if field is not None:
                setattr(stood, name, field.to_python(before))
        lists = {f.name: deletion.changes.get(f.name, [[]])[0] for f in stood._meta.many_to_many}
        form = self.form(instance=stood, prefix=head, initial=lists)  # type: ignore[attr-defined]
        return any(is_typed(field, self.data, self.files) for field in form)
