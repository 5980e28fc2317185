"""Forms that know which version of a record they show, and tell what others did to it since."""

import copy
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.core.changes import Step, Wording, field_of, label, steps_since, when, who
from tripreports.history.models import Change

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Model]
else:
    ModelForm = forms.ModelForm  # it takes no parameter at run time

VERSION = "read_version"


class VersionedForm(ModelForm):
    """The form of a record that others may change while it is being filled in.

    Where they did, what they changed and the editor did not is taken over. If the editor changed
    anything at all, the form is shown once more and says who did what; what both changed keeps
    the editor's words. Saving that form again is a knowing act.
    """

    instance: Any
    data: Any
    # What others did since: in fields of this form, by its names; and at all, by columns.
    steps: dict[str, Step]
    all_steps: dict[str, Step]

    def full_clean(self) -> None:
        if self.is_bound and not hasattr(self, "steps"):
            self.steps, self.all_steps = {}, {}
            self.take_over()
        super().full_clean()

    def version_read(self) -> int | None:
        """The version that the editor saw; none for a new record."""
        raise NotImplementedError

    def take_over(self) -> None:
        version = self.version_read()
        if self.instance._state.adding or version in {None, self.instance.version}:
            return
        steps = self.all_steps = steps_since(self.instance, version or 0)
        self.was = self._form_of(steps)
        shown = [name for name in self.fields if name in self.was.fields and name != VERSION]
        self.now = type(self)(instance=self.instance, prefix=self.prefix)
        self.data = self.data.copy()  # the page's own is shared and fixed
        typed = {name for name in shown if is_typed(self.was[name], self.data, self.files)}
        theirs = {n for n in shown if self.was[n].initial != self.now[n].initial}
        self._fill(theirs - typed)
        for known in ("changed_data", "_changed_names"):
            self.__dict__.pop(known, None)
        if typed and theirs:
            columns = {name: step for name, step in steps.items() if self._of(name) in theirs}
            self.steps = {self._of(name): step for name, step in columns.items()}
            self.clashes = theirs & typed

    def is_stale(self) -> bool:
        """Whether the editor must look at what others did before it is saved."""
        return bool(getattr(self, "steps", {}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._keep_line_ends(cleaned)
        if self.is_stale():
            self._tell()
        return cleaned

    @property
    def changed_data(self) -> list[str]:
        """The fields that say something else than before; line ends and the version do not."""
        if "_changed_names" not in self.__dict__:
            changed = super().changed_data
            self.__dict__["_changed_names"] = [
                name for name in changed if name != VERSION and not self._is_same_text(name)
            ]
        found: list[str] = self.__dict__["_changed_names"]
        return found

    def told(self, steps: dict[str, Step]) -> list[str]:
        """What others did, one line for each field."""
        wording, model = Wording(), type(self.instance)
        return [
            _("%(who)s, %(when)s: %(field)s: “%(before)s” → “%(after)s”.")
            % {
                "who": who(step),
                "when": when(step.at),
                "field": label(model, name),
                "before": wording.text(model, name, step.before),
                "after": wording.text(model, name, step.after),
            }
            for name, step in steps.items()
        ]

    def _tell(self) -> None:
        head = _(
            "“%s” was changed by somebody else while you were editing it, so nothing is saved yet."
            " Their changes are listed here. What you typed is kept. Save again to confirm it."
        )
        self.add_error(None, [ValidationError(head % self.instance, code="stale")])
        self.add_error(
            None, [ValidationError(line, code="stale") for line in self.told(self.steps)]
        )
        for name in self.clashes & self.steps.keys():
            step = self.steps[name]
            after = Wording().text(type(self.instance), name, step.after)
            told = _("%(who)s made this “%(after)s”. Your entry is kept: save again to replace it.")
            self.add_error(name, told % {"who": who(step), "after": after})

    def _form_of(self, steps: dict[str, Step]) -> Any:
        """The form as the editor saw it."""
        was, lists = copy.copy(self.instance), {}
        for name, step in steps.items():
            field = field_of(type(was), name)
            if isinstance(field, ManyToManyField):
                lists[field.name] = step.before
            elif field is not None:
                setattr(was, field.attname, field.to_python(step.before))
        return type(self)(instance=was, prefix=self.prefix, initial=lists)

    def _of(self, name: str) -> str:
        """The name of the form's field for a column."""
        field = field_of(type(self.instance), name)
        return str(field.name) if field is not None else name

    def _fill(self, names: set[str]) -> None:
        """Puts into fields what they would hold, had the page been opened now."""
        for name in names:
            bound = self.now[name]
            for key, values in sent(self.fields[name].widget, bound.html_name, bound.value()):
                self.data.setlist(key, values)

    def _keep_line_ends(self, cleaned: dict[str, Any]) -> None:
        """Browsers send other ends of lines than they were given, and cut spaces off."""
        for name, value in cleaned.items():
            if isinstance(value, str) and name in self.fields:
                was = self.get_initial_for_field(self.fields[name], name)
                is_same = isinstance(was, str) and _line(was) == _line(value)
                cleaned[name] = was if is_same else value.replace("\r\n", "\n")

    def _is_same_text(self, name: str) -> bool:
        data, initial = self[name].data, self[name].initial
        return isinstance(data, str) and isinstance(initial, str) and _line(data) == _line(initial)


class ReadVersionForm(VersionedForm):
    """The form of a record, with a hidden field for the version that it shows."""

    read_version = forms.IntegerField(
        label=gettext_lazy("version"), required=False, widget=forms.HiddenInput
    )

    # Why the database refused it, after all that could be looked at.
    refusal = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial[VERSION] = self.instance.version

    def version_read(self) -> int | None:
        data = str(self[VERSION].data or "")
        return int(data) if data.isdecimal() and len(data) < 10 else None  # noqa: PLR2004 (an integer)

    def take_over(self) -> None:
        super().take_over()
        if self.version_read() not in {None, self.instance.version}:
            self.data[self.add_prefix(VERSION)] = str(self.instance.version)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned


class RowVersionForm(VersionedForm):
    """The form of a row; its form set knows the versions of all rows."""

    version: int | None = None
    # Set where the row was deleted while somebody typed in it.
    is_lost = False
    deletion: Change | None = None

    def version_read(self) -> int | None:
        return self.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_lost:
            self.add_error(None, self._told_of_deletion())
        return cleaned

    def _told_of_deletion(self) -> str:
        if self.deletion is None:
            return _("This row is gone. What you typed is kept: save again to enter it anew.")
        told = _(
            "%(who)s deleted this row on %(when)s. What you typed is kept: save again to enter"
            " it anew, or remove it."
        )
        return told % {"who": who(self.deletion), "when": when(self.deletion.at)}


def is_typed(seen: forms.BoundField, data: Any, files: Any) -> bool:
    """Whether what was sent for a field is something else than what the editor saw there."""
    widget = seen.field.widget
    typed = widget.value_from_datadict(data, files, seen.html_name)
    shown = seen.value()
    if isinstance(typed, str) and isinstance(shown, str) and _line(typed) == _line(shown):
        return False
    if [(seen.html_name, [str(typed)])] == sent(widget, seen.html_name, shown):
        return False
    return bool(seen.field.has_changed(seen.initial, typed))


def sent(widget: Any, name: str, value: Any) -> list[tuple[str, list[str]]]:
    """What a browser would send for a field that holds this value."""
    widget = getattr(widget, "widget", widget)  # what the admin wraps around it
    if isinstance(widget, forms.FileInput):
        return []
    if isinstance(widget, forms.MultiWidget):
        return _sent_in_parts(widget, name, value)
    if isinstance(widget, forms.CheckboxInput):
        return [(name, ["on"] if widget.check_test(value) else [])]
    if isinstance(value, list | tuple):
        return [(name, [str(one) for one in value])]
    shown = widget.format_value(value)
    values = shown if isinstance(shown, list) else [shown]
    return [(name, ["" if one is None else str(one) for one in values])]


def _sent_in_parts(widget: Any, name: str, value: Any) -> list[tuple[str, list[str]]]:
    values = value if isinstance(value, list | tuple) else widget.decompress(value)
    parts = zip(widget.widgets_names, widget.widgets, values, strict=True)
    return [pair for suffix, part, one in parts for pair in sent(part, name + suffix, one)]


def _line(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
