"""Records that know what they were when they were read, and refuse to overwrite another's work."""

from collections.abc import Collection, Sequence
from copy import deepcopy
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.history.recording import plain

# They are no part of what the record says, and change with every save.
_OWN = frozenset({"version", "updated_at"})


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

    # What was read: names of columns, and the values that they had.
    _row: tuple[Sequence[str], Sequence[Any]] = ((), ())
    # Columns whose values can change without being replaced, by class.
    _nested: ClassVar[dict[type, frozenset[str]]] = {}

    def save(self, *args: Any, **kwargs: Any) -> None:
        only = kwargs.get("update_fields")
        if self._state.adding:
            super().save(*args, **kwargs)
        elif self.has_changes(only):
            self._save_changes(*args, **kwargs)
        else:
            return
        self._remember(only)

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        record = super().from_db(db, field_names, values, **kwargs)
        nesting = cls._nested.get(cls)
        if nesting is None:
            nesting = cls._nested[cls] = _nesting(cls)
        # As it came: sorting it by name, or turning it into JSON, waits until somebody asks.
        record._row = (field_names, _copied(field_names, values, nesting) if nesting else values)  # noqa: SLF001 (its own)
        return record

    def refresh_from_db(
        self, using: str | None = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        """Also how a column that was left out is read later: the others stay as typed."""
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        self._remember(fields)

    def before(self) -> dict[str, Any]:
        """The values with which the record was read, as JSON holds them."""
        return {name: plain(value) for name, value in self._read().items()}

    def has_changes(self, only: Collection[str] | None = None) -> bool:
        """Whether it differs from what was read; lists of references are not looked at."""
        before = self.before()
        return any(
            field.attname not in before
            or before[field.attname] != plain(field.value_from_object(self))
            for field in self._held(only)
            if field.name not in _OWN
        )

    def trip_key(self) -> str:
        """The trip to which the record belongs; none for records of the world."""
        return ""

    def raise_version(self) -> None:
        """Counts a change that is in no column of the record, such as one to a list of others."""
        read, moment = self.version, timezone.now()
        same = type(self)._base_manager.filter(pk=self.pk, version=read)
        if not same.update(version=F("version") + 1, updated_at=moment):
            raise Conflict(self)
        self.version, self.updated_at = read + 1, moment

    def _save_changes(self, *args: Any, **kwargs: Any) -> None:
        if (update_fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*update_fields, *_OWN}
        # Not auto_now: a fixture leaves the column out, and a raw save would write a null.
        read, changed_at = self.version, self.updated_at
        try:
            with transaction.atomic():
                self.raise_version()
                super().save(*args, **kwargs)
        except BaseException:
            self.version, self.updated_at = read, changed_at
            raise

    def _remember(self, only: Collection[str] | None = None) -> None:
        now = {field.attname: _kept(field.value_from_object(self)) for field in self._held(only)}
        known = {**self._read(), **now}
        self._row = (tuple(known), tuple(known.values()))

    def _read(self) -> dict[str, Any]:
        return dict(zip(*self._row, strict=True))

    def _held(self, only: Collection[str] | None) -> list[Any]:
        """The fields that are in memory, of all or of some."""
        return [
            field
            for field in self._meta.concrete_fields
            if field.attname in self.__dict__
            and (only is None or field.name in only or field.attname in only)
        ]


def _nesting(model: type[models.Model]) -> frozenset[str]:
    columns = model._meta.concrete_fields
    return frozenset(f.attname for f in columns if isinstance(f, models.JSONField))


def _copied(names: Sequence[str], values: Sequence[Any], nesting: frozenset[str]) -> list[Any]:
    """The values, those that can be changed in place each by a copy of its own."""
    return [
        deepcopy(value) if name in nesting else value
        for name, value in zip(names, values, strict=True)
    ]


def _kept(value: Any) -> Any:
    """A value that stays what it is, whatever becomes of the record: a file changes its name."""
    if isinstance(value, list | dict):
        return deepcopy(value)
    return plain(value) if isinstance(value, models.fields.files.FieldFile) else value
