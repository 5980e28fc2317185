"""The form of a tab with fields that are no columns of the trip."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from tripreports.core.forms import RecordForm
from tripreports.core.forms.carried import carry, refuse_if_changed_since
from tripreports.trips.admin.tabs import Part
from tripreports.trips.models import Trip


class PartsForm(RecordForm):
    """Its own fields are read and written part by part."""

    parts: ClassVar[tuple[Part, ...]] = ()
    instance: Trip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read: dict[str, Any] = {}
        if not self.instance._state.adding:
            self._read = {part.name: part.read(self.instance) for part in self.parts}
        carry(self, self._read)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for part in self._changed():
            try:
                if part.name in self._read:
                    refuse_if_changed_since(self, part.name, self._read[part.name], part.show)
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
