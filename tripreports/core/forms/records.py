"""The forms of records and of the rows below them."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import F, Model, UniqueConstraint, Value
from django.utils.translation import gettext_lazy as _
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.forms.chosen import tell_what_is_chosen
from tripreports.core.forms.dates import DatedForm
from tripreports.core.forms.rows import VersionedRows
from tripreports.core.forms.versions import ReadVersionForm, RowVersionForm, VersionedForm
from tripreports.core.numbering import Numbering, next_number, numberings

if TYPE_CHECKING:
    KindChoice = forms.ModelChoiceField[ContentType]
else:
    KindChoice = forms.ModelChoiceField  # it takes no parameter at run time


class KindField(KindChoice):
    """A choice among the kinds of records that the archive keeps."""

    def label_from_instance(self, obj: Any) -> str:
        model = obj.model_class()
        return f"{model._meta.app_config.verbose_name}: {model._meta.verbose_name}"


class LinesField(forms.CharField):
    """A list of words, one to a line."""

    widget = UnfoldAdminTextareaWidget

    def __init__(self, **kwargs: Any) -> None:
        # A JSON field of a model hands over its encoder and decoder: lines need neither.
        for unneeded in ("encoder", "decoder"):
            kwargs.pop(unneeded, None)
        kwargs["help_text"] = kwargs.get("help_text") or _("One to a line.")
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.clean(data))


class NumberedForm(VersionedForm, DatedForm):
    """A form whose numbers may be left empty; a new record starts without any."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_what_is_chosen(self, self.instance)
        for numbering in numberings(self._meta.model):
            if numbering.number in self.fields:
                self.fields[numbering.number].required = False
                if self.instance._state.adding:
                    self.initial[numbering.number] = None


class RecordForm(ReadVersionForm, NumberedForm):
    """The form of a record; one without a number goes to the end of its list."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for numbering in numberings(self._meta.model):
            within = cleaned.get(numbering.within)
            if numbering.number in cleaned and cleaned[numbering.number] is None and within:
                cleaned[numbering.number] = self.next_number(numbering, within)
        return cleaned

    def next_number(self, numbering: Numbering, within: Model) -> int:
        return next_number(self._meta.model, numbering, within)


class RowForm(RowVersionForm, NumberedForm):
    """A row among its siblings, all of which are in the same form set."""

    parent_field = ""

    def validate_constraints(self) -> None:
        """All rules but those among siblings: these the form set compares, as they will be."""
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]  # Django's own
        for constraint in self.instance._meta.constraints:
            if is_among(constraint, self.parent_field):
                continue
            try:
                constraint.validate(type(self.instance), self.instance, exclude=exclude)
            except ValidationError as error:
                self._update_errors(error)  # type: ignore[attr-defined]  # Django's own


class RowFormSet(VersionedRows, PaginationInlineFormSet):
    """The rows below a record. Their numbers come by themselves, and two may trade places."""

    # Elsewhere than where rows are dragged, numbers stay as typed.
    counts_anew = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Shown on the tab. In words, because the theme would count a zero again.
        self.count = str(self.initial_form_count())

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        form.parent_field = self.fk.name
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        parent_key = self.instance.pk
        super().add_fields(form, index)
        # Django takes the key of a parent that is being added away; ours is good already, and
        # rules of the row need it.
        self.instance.pk = parent_key

    def clean(self) -> None:
        if not any(self.errors):
            for numbering in numberings(self.model):
                if numbering.within == self.fk.name:
                    self._number(numbering.number)
        super().clean()
        if not any(self.errors):
            self._compare_siblings()

    def save(self, commit: bool = True) -> Any:
        if commit:
            self.delete_first()
            self._part_siblings()
        return super().save(commit)

    def _rows(self) -> list[Any]:
        """The forms whose rows will exist after saving."""
        gone = self.deleted_forms
        return [
            form
            for form in self.forms
            if form not in gone and (form in self.initial_forms or form.has_changed())
        ]

    def _number(self, number: str) -> None:
        rows = [form for form in self._rows() if number in form.fields]
        given = [form.cleaned_data.get(number) for form in rows]
        moved = any(number in form.changed_data for form in rows)
        if not (None in given or moved):
            return
        taken = self._taken(number)
        if self.counts_anew:
            # Sorting is stable: rows without a number stay at the end, in the order of entry.
            rows.sort(key=lambda form: _or_last(form.cleaned_data.get(number)))
            free = (place for place in count(1) if place not in taken)
            for form, place in zip(rows, free, strict=False):
                _set(form, number, place)
            return
        last = max((*taken, *(place for place in given if place is not None)), default=0)
        for form in rows:
            if form.cleaned_data.get(number) is None:
                last += 1
                _set(form, number, last)

    def _taken(self, number: str) -> set[int]:
        """The numbers of rows that are not on the page: on another one, or entered meanwhile."""
        here = [form.instance.pk for form in self.initial_forms]
        rows = self.model._base_manager.filter(**{self.fk.name: self.instance}).exclude(pk__in=here)
        return set(rows.values_list(number, flat=True))

    def _compare_siblings(self) -> None:
        """The rules among siblings that hold for some of them only, such as one head."""
        rows = [form.instance for form in self._rows()]
        for constraint in self._rules_among_siblings():
            if constraint.condition is None:
                continue  # Django compares those
            bound = [row for row in rows if constraint.condition.check(_values(row))]
            others = [name for name in constraint.fields if name != self.fk.name]
            seen = [tuple(getattr(row, name) for name in others) for row in bound]
            if len(set(seen)) < len(seen):
                raise ValidationError(constraint.get_violation_error_message())

    def _rules_among_siblings(self) -> Iterator[UniqueConstraint]:
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and is_among(constraint, self.fk.name):
                yield constraint

    def _part_siblings(self) -> None:
        """Takes the rows that change out of their list, each into one of its own.

        So none stands in the way of another while they are saved one by one. No such parent
        exists, but foreign keys are checked at the end of the transaction, and by then all rows
        are back.
        """
        moving = [
            form.instance.pk
            for form in self.initial_forms
            if form not in self.deleted_forms and form.instance.has_changes()
        ]
        if moving and any(self._rules_among_siblings()):
            rows = self.model._base_manager.filter(pk__in=moving)
            rows.update(**{self.fk.name: F("key")})


class DraggedFormSet(RowFormSet):
    """Rows that staff drag: the page numbers them from nought, we from one, without gaps."""

    counts_anew = True


def is_among(constraint: Any, parent_field: str) -> bool:
    """Whether a rule compares rows that have the same parent."""
    return isinstance(constraint, UniqueConstraint) and parent_field in constraint.fields


def _or_last(number: int | None) -> float:
    return float("inf") if number is None else number


def _set(form: Any, number: str, value: int) -> None:
    form.cleaned_data[number] = value
    setattr(form.instance, number, value)
    changed = value != form.initial.get(number)
    if changed and number not in form.changed_data:
        form.changed_data.append(number)


def _values(row: Model) -> dict[str, Value]:
    return {
        field.name: Value(getattr(row, field.attname), field) for field in row._meta.concrete_fields
    }
