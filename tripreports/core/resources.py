"""Records as tables: which columns they have, how rows become records again."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import tablib  # type: ignore[import-untyped]  # it ships no types
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import RowResult

from tripreports.core.columns import Column, KeyColumn, KeysColumn, NameColumn, column_of
from tripreports.core.numbering import next_number, numberings
from tripreports.core.sheets import Problem, Table, Unreadable, as_entered, bare
from tripreports.core.versions import Conflict
from tripreports.history.models import Change

_BATCH = 1_000


class RecordRow(RowResult):
    """What becomes of one row: `changes` are column, value before and value after."""

    def __init__(self) -> None:
        super().__init__()
        self.line = 0
        self.changes: list[tuple[str, str, str]] = []


class ExistingLoader(BaseInstanceLoader):
    """Finds the record of a row among those that were read at once."""

    def get_instance(self, row: dict[str, str]) -> Any:
        return self.resource.existing.get(bare(as_entered(row["key"])))


class RecordResource(ModelResource):
    """The records of one model as a table.

    A row is the record with its key; one without a key is a new record. The version says which
    state of the record the row was written from: where somebody has changed it since, the row is
    refused. All rows are taken in, or none.
    """

    columns: ClassVar[tuple[str, ...]]

    class Meta:
        fields = ()
        import_id_fields = ("key",)
        instance_loader_class = ExistingLoader
        use_transactions = True
        clean_model_instances = True
        skip_diff = True  # the copies that it needs are made here at less cost
        report_skipped = True
        store_instance = False

    def __init__(self, *, lines: Sequence[int] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lines = lines
        self.existing: dict[str, Any] = {}
        self.seen: set[str] = set()
        self.changes: list[tuple[str, str, str]] = []
        model = self._meta.model
        own = {name: column_of(model._meta.get_field(name)) for name in self._names()}
        self.own: dict[str, Column] = {n: c for n, c in own.items() if n not in {"key", "version"}}
        self.fields = {}
        for name, column in own.items():
            self.fields[name] = column
            if isinstance(column, KeyColumn | KeysColumn):
                self.fields[f"{name}_name"] = NameColumn(column)

    @classmethod
    def get_row_result_class(cls) -> type[RecordRow]:
        return RecordRow

    def get_import_fields(self) -> list[Column]:
        return list(self.own.values())

    # Out

    def filter_export(self, queryset: QuerySet[Any], **_kwargs: Any) -> QuerySet[Any]:
        return self._with_names(queryset)

    def iter_queryset(self, queryset: QuerySet[Any]) -> Iterable[Any]:
        return queryset.iterator(chunk_size=_BATCH)

    def export_resource(self, instance: Any, *_args: Any, **_kwargs: Any) -> list[Any]:
        return [column.export(instance) for column in self.fields.values()]

    # In

    def dataset(self, table: Table) -> Any:
        """The rows of a file, if it has the columns of this table."""
        missing = [name for name in self._names() if name not in table.header]
        strange = [name for name in table.header if name not in self.fields]
        if missing:
            raise Unreadable(
                _("These columns are missing: %s. Add them to the first row, as they are exported.")
                % ", ".join(missing)
            )
        if strange:
            raise Unreadable(
                _("These columns are not known: %s. Take them out, or name them as exported.")
                % ", ".join(strange)
            )
        self.lines = [row.line for row in table.rows]
        return tablib.Dataset(*(row.cells for row in table.rows), headers=list(table.header))

    def before_import(self, dataset: Any, **_kwargs: Any) -> None:
        rows = [dict(zip(dataset.headers, cells, strict=True)) for cells in dataset]
        keys = sorted({bare(as_entered(row["key"])) for row in rows} - {""})
        for start in range(0, len(keys), _BATCH):
            some = self.get_queryset().filter(pk__in=keys[start : start + _BATCH])
            self.existing |= {record.pk: record for record in self._with_keys(some)}
        for name, column in self.own.items():
            now = (column.text(record) for record in self.existing.values())
            column.prepare([*(row[name] for row in rows), *now])
        self._part_siblings(rows)

    def before_import_row(self, row: dict[str, str], **_kwargs: Any) -> None:
        key = bare(as_entered(row["key"]))
        if key and key not in self.existing:
            kind = self._meta.model._meta.verbose_name
            message = _(
                "There is no %(kind)s with the key “%(key)s”. Leave the key empty to add a new one."
            )
            raise ValidationError({"key": message % {"kind": kind, "key": key[:80]}})
        if key in self.seen:
            raise ValidationError({"key": _("“%s” stands in a row above already.") % key})
        self.seen |= {key} - {""}

    def import_instance(self, instance: Any, row: dict[str, str], **_kwargs: Any) -> None:
        """Gives the record what the row says. Raises what is wrong, by column."""
        errors: dict[str, Any] = {}
        before = {name: column.text(instance) for name, column in self.own.items()}
        after: dict[str, str] = {}
        for name, column in self.own.items():
            try:
                column.save(instance, row)
                after[name] = column.after(instance, row)
            except ValueError as error:
                errors[name] = ValidationError(str(error))
        if instance._state.adding:
            before = dict.fromkeys(before, "")
            self._number(instance, row)
        self.changes = [
            (name, self.own[name].told(before[name]), self.own[name].told(text))
            for name, text in after.items()
            if text != before[name]
        ]
        if self.changes:
            errors |= self.objections(instance, row)
        if errors:
            raise ValidationError(errors)

    def objections(self, record: Any, row: dict[str, str]) -> dict[str, ValidationError]:
        """What stands against changing or adding the record, by column."""
        version = bare(row["version"])
        if record._state.adding or version == str(record.version):
            return {}
        return {"version": ValidationError(_since(record, version))}

    def skip_row(
        self, instance: Any, _original: Any, _row: dict[str, str], errors: Any = None
    ) -> bool:
        return not (errors or self.changes or instance._state.adding)

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        try:
            instance.save(force_insert=is_create)
        except (Conflict, IntegrityError) as error:
            raise ValidationError(_("A rule of the archive is broken: %s.") % error) from error

    def save_m2m(self, instance: Any, row: dict[str, str], **_kwargs: Any) -> None:
        for column in self.own.values():
            if isinstance(column, KeysColumn):
                column.save(instance, row, is_m2m=True)

    def after_import_row(self, _row: Any, row_result: RecordRow, **kwargs: Any) -> None:
        row_result.line = self.line(kwargs["row_number"])
        row_result.changes = self.changes

    def after_import(self, _dataset: Any, result: Any, **kwargs: Any) -> None:
        if not (kwargs["dry_run"] or result.has_errors() or result.has_validation_errors()):
            self.finish()

    def finish(self) -> None:
        """What is to be done once for all rows that were taken in."""

    def line(self, number: int) -> int:
        """Where the row of this number stands in the file."""
        return self.lines[number - 1] if self.lines else number

    def problems(self, result: Any) -> list[Problem]:
        """All that is wrong with the rows, from the top."""
        found = [Problem(0, "", str(error.error)) for error in result.base_errors]
        found += [
            Problem(self.line(row.number), "" if column == "__all__" else column, message)
            for row in result.invalid_rows
            for column, messages in row.error_dict.items()
            for message in messages
        ]
        found += [
            Problem(self.line(row.number), "", str(error.error))
            for row in result.error_rows
            for error in row.errors
        ]
        return sorted(found, key=lambda problem: problem.line)

    def _names(self) -> tuple[str, ...]:
        return ("key", "version", *self.columns, "note", "is_derived")

    def _with_keys(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        lists = [field.name for field in self._meta.model._meta.many_to_many]
        return queryset.prefetch_related(*(name for name in lists if name in self._names()))

    def _with_names(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        keyed = [n for n, c in self.own.items() if isinstance(c, KeyColumn)]
        # The columns of the list may follow other relations than those of the table.
        return self._with_keys(queryset.select_related(None).select_related(*keyed))

    def _number(self, record: Any, row: dict[str, str]) -> None:
        """A new record without a number goes to the end of its list."""
        model = self._meta.model
        for numbering in numberings(model):
            column = self.own.get(numbering.number)
            within = getattr(record, f"{numbering.within}_id")
            if column and within and not bare(row[numbering.number]):
                setattr(record, numbering.number, next_number(model, numbering, within))

    def _part_siblings(self, rows: Iterable[dict[str, str]]) -> None:
        """Takes the records whose number changes out of their list, each into one of its own.

        So two may trade places though they are saved one by one. No such list exists; by the end
        of the transaction all are back.
        """
        for numbering in numberings(self._meta.model):
            moving = [
                key
                for row in rows
                if (key := bare(as_entered(row["key"]))) in self.existing
                and bare(row[numbering.number])
                != str(getattr(self.existing[key], numbering.number))
            ]
            for start in range(0, len(moving), _BATCH):
                some = self._meta.model._base_manager.filter(pk__in=moving[start : start + _BATCH])
                some.update(**{numbering.within: F("key")})


def _since(record: Any, version: str) -> str:
    """Who changed the record after the table was made."""
    if not version:
        return _("The version is empty. Export the record again and change it there.")
    last = Change.objects.of(record).order_by("-id").first()
    by = (last.by_name if last else "") or _("somebody")
    at = date_format(localtime(last.at if last else record.updated_at), "Y-m-d H:i")
    return _(
        "Changed by %(by)s on %(at)s, after the table was exported (version %(now)d, the row has "
        "%(then)s). Export it again and enter your change there."
    ) % {"by": by, "at": at, "now": record.version, "then": version[:10]}
