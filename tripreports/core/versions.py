"""Records that know what they were when they were read, and refuse to overwrite another's work."""

from copy import deepcopy
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.history.recording import plain, values_of


class Conflict(Exception):
    """Somebody else changed or deleted the record after it was read."""

    def __init__(self, record: models.Model) -> None:
        super().__init__(_("“%s” was changed by somebody else in the meantime.") % record)
        self.record = record


class Versioned(models.Model):
    """A row with a version that goes up by one with every change.

    Saving what was not changed writes nothing. Saving what somebody else changed since it was
    read raises `Conflict`: the update asks for the version that was read.
    """

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    _read: dict[str, Any]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            super().save(*args, **kwargs)
        elif self.has_changes():
            self._save_changes(*args, **kwargs)
        else:
            return
        self._read = {field.attname: self._own(field) for field in self._meta.concrete_fields}

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        record = super().from_db(db, field_names, values, **kwargs)
        # As it came: turning it into JSON waits until somebody asks.
        read = deepcopy(values) if cls._nests() else values
        record._read = dict(zip(field_names, read, strict=True))  # noqa: SLF001 (its own)
        return record

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self._read = {
            field.attname: self._own(field)
            for field in self._meta.concrete_fields
            if field.attname in self.__dict__
        }

    def before(self) -> dict[str, Any]:
        """The values with which the record was read, as JSON holds them."""
        return {name: plain(value) for name, value in getattr(self, "_read", {}).items()}

    def has_changes(self) -> bool:
        """Whether it differs from what was read; lists of references are not looked at."""
        before = self.before()
        return any(
            name not in before or before[name] != now for name, now in values_of(self).items()
        )

    def trip_key(self) -> str:
        """The trip to which the record belongs; none for records of the world."""
        return ""

    def _save_changes(self, *args: Any, **kwargs: Any) -> None:
        if (update_fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*update_fields, "version", "updated_at"}
        # Not auto_now: a fixture leaves the column out, and a raw save would write a null.
        read, changed_at = self.version, self.updated_at
        with transaction.atomic():
            same = type(self)._base_manager.filter(pk=self.pk, version=read)
            if not same.update(version=F("version") + 1):
                raise Conflict(self)
            self.version, self.updated_at = read + 1, timezone.now()
            try:
                super().save(*args, **kwargs)
            except BaseException:
                self.version, self.updated_at = read, changed_at
                raise

    def _own(self, field: Any) -> Any:
        value = field.value_from_object(self)
        return deepcopy(value) if isinstance(value, list | dict) else value

    @classmethod
    def _nests(cls) -> bool:
        return any(isinstance(field, models.JSONField) for field in cls._meta.concrete_fields)
