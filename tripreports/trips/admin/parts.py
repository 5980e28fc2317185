"""The form of a tab with fields that are no columns of the trip."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tripreports.core.forms import RecordForm
from tripreports.trips.admin.tabs import Part
from tripreports.trips.models import Trip


class PartsForm(RecordForm):
    """Such a field carries what was read, so that nobody overwrites what another wrote since."""

    parts: ClassVar[tuple[Part, ...]] = ()
    instance: Trip
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read: dict[str, Any] = {}
        if not self.instance._state.adding:
            self._read = {part.name: part.read(self.instance) for part in self.parts}
        for part in self.parts:
            if part.name in self.fields:
                self.fields[part.name].show_hidden_initial = True
        self.initial.update(self._read)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for part in self._changed():
            try:
                self._refuse_if_changed_since(part)
                part.check(self.instance, cleaned[part.name])
            except ValidationError as error:
                self.add_error(part.name, error)
        return cleaned

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]  # Django's own
        for part in self._changed():
            part.write(self.instance, self.cleaned_data[part.name])

    def _changed(self) -> list[Part]:
        known = set(self.changed_data) & set(self.cleaned_data)
        return [part for part in self.parts if part.name in known]

    def _refuse_if_changed_since(self, part: Part) -> None:
        box = self[part.name]
        hidden = box.field.hidden_widget()
        opened_with = hidden.value_from_datadict(self.data, self.files, box.html_initial_name)
        now = self._read.get(part.name)
        if now is None or not box.field.has_changed(now, opened_with):
            return
        # Who saves once more has seen what stands there now.
        self.data = self.data.copy()
        self.data.setlist(box.html_initial_name, now if isinstance(now, list) else [now])
        told = _("Somebody else changed this meanwhile. Save again to replace what stands now: %s")
        raise ValidationError(told % part.show(now), code="conflict")
