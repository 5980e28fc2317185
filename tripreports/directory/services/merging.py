"""Making one record of two that turned out to be the same person or organization."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Model, ProtectedError
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from tripreports.core.references import reference_called
from tripreports.core.versions import Conflict
from tripreports.directory.models import Merge
from tripreports.directory.services.plan import Mergeable, Move, Plan, Twin, preview
from tripreports.history.context import recording
from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.history.recording import change_of, plain

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BATCH = 500

# Sent inside the transaction, when references were moved: what is derived from them is to be
# found out anew by the apps above, of which this one does not know.
records_merged = Signal()


class Refused(Exception):
    """That two records cannot be merged, or parted again, with all the reasons."""

    def __init__(self, reasons: Collection[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = list(reasons)


def merge(
    kept: Mergeable, gone: Mergeable, *, by: "User | None", fill: Collection[str] | None = None
) -> Merge:
    """Let everything that refers to one record refer to the other, and delete the one.

    Rows that say the same of both are kept once. The names of the one that goes become aliases
    of the kept one, whose empty fields are filled from it: all of them, or those named. Refused
    with all reasons if rows would stand in each other's way.
    """
    comment = _("“%(gone)s” was merged into “%(kept)s”.") % {"gone": gone, "kept": kept}
    try:
        with transaction.atomic(), recording(by=by, comment=comment):
            return _merge(_held(kept), _held(gone), by, fill)
    except (IntegrityError, ProtectedError, ValidationError, Conflict) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [str(error.args[0])]
        raise Refused(reasons) from error


def _merge(
    kept: Mergeable, gone: Mergeable, by: "User | None", fill: Collection[str] | None
) -> Merge:
    plan = preview(kept, gone)
    if plan.obstacles:
        raise Refused(plan.obstacles)
    done: dict[str, Any] = {"gone": as_written(gone), "moved": [], "dropped": [], "lists": []}
    # First what depends on the rows that go; then these, each after its own.
    for move in plan.moves:
        if move.reference.is_list:
            done["lists"] += _move_lists(move)
        else:
            done["moved"].append(_move_rows(move))
    done["dropped"] = [_drop(twin) for twin in plan.twins]
    _delete(gone)
    done["filled"] = _fill(plan, fill)
    done["names"] = [_add_name(kept, name) for name in plan.names]
    _note_versions(done["moved"])
    made = Merge.objects.create(
        by=by,
        by_name=str(by.get_full_name() or by)[:150] if by else "",
        record_type=ContentType.objects.get_for_model(kept),
        kept_key=kept.pk,
        kept_name=str(kept)[:300],
        gone_key=gone.pk,
        gone_name=str(gone)[:300],
        done=done,
    )
    records_merged.send(sender=type(kept))
    return made


def _held(record: Mergeable) -> Mergeable:
    """The record as it is now; nobody else changes it until the end."""
    found: Mergeable | None = (
        type(record)._base_manager.select_for_update().filter(pk=record.pk).first()
    )
    if found is None:
        raise Refused([_("“%s” is not there any more.") % record])
    return found


def as_written(record: Any) -> dict[str, Any]:
    """All that a record holds, as JSON: its columns, and the keys in its lists."""
    meta = record._meta
    columns = {f.attname: plain(f.value_from_object(record)) for f in meta.concrete_fields}
    lists = {
        f.name: sorted(getattr(record, f.name).order_by().values_list("pk", flat=True))
        for f in meta.many_to_many
    }
    return {"model": meta.label_lower, "columns": columns, "lists": lists}


def _move_rows(move: Move) -> dict[str, Any]:
    point_elsewhere(move.reference.model, move.reference.column, move.rows, move.kept.pk)
    return {
        "reference": move.reference.name,
        "from": move.gone.pk,
        "to": move.kept.pk,
        "rows": {row.pk: 0 for row in move.rows},
    }


def point_elsewhere(model: type[Model], column: str, rows: list[Any], key: str) -> None:
    """Gives all rows another key in one column, and writes it down in the history."""
    is_versioned = hasattr(model, "raise_version")
    raised = {"version": F("version") + 1, "updated_at": timezone.now()} if is_versioned else {}
    for some in in_batches(rows):
        found = model._base_manager.filter(pk__in=[row.pk for row in some])
        found.update(**{column: key}, **raised)
    if is_versioned:
        changes = []
        for row in rows:
            row.version += 1
            changes.append(change_of(row, Verb.CHANGED, {column: [getattr(row, column), key]}))
        Change.objects.bulk_create(changes, batch_size=BATCH)


def _move_lists(move: Move) -> list[dict[str, Any]]:
    """Puts the kept record into the lists of others in place of the one that goes."""
    name, done = move.reference.field.name, []
    for owner in move.rows:
        others = getattr(owner, name)
        had = any(other.pk == move.kept.pk for other in others.all())
        others.remove(move.gone.pk)
        others.add(move.kept.pk)
        entry = {"reference": move.reference.name, "owner": owner.pk, "had": had}
        done.append(entry | {"from": move.gone.pk, "to": move.kept.pk})
    return done


def _drop(twin: Twin) -> dict[str, Any]:
    row = type(twin.goes)._base_manager.get(pk=twin.goes.pk)
    written = as_written(row)
    _delete(row)
    return written


def _delete(record: Any) -> None:
    # Read again: what pointed at it may be remembered, and would be deleted with it.
    type(record)._base_manager.get(pk=record.pk).delete()


def _fill(plan: Plan, names: Collection[str] | None) -> dict[str, Any]:
    """What was filled, with the values before and after."""
    kept: Any = plan.kept
    columns = [
        (kept._meta.get_field(fill.name).attname, fill.value)
        for fill in plan.fills
        if names is None or fill.name in names
    ]
    filled = {name: [plain(getattr(kept, name)), plain(value)] for name, value in columns}
    for name, value in columns:
        setattr(kept, name, value)
    if filled:
        kept.full_clean()
        kept.save()
    return filled


def _add_name(kept: Mergeable, name: str) -> str:
    return str(kept.aliases.create(text=name, is_public=kept.is_public).pk)


def _note_versions(moved: list[dict[str, Any]]) -> None:
    """Which version each row has when all is done: by that one sees later whether it changed."""
    for entry in moved:
        entry["rows"] = versions_of(reference_called(entry["reference"]).model, entry["rows"])


def versions_of(model: type[Model], keys: Iterable[str]) -> dict[str, int]:
    """The versions that rows have now; those without one have none to change."""
    found: dict[str, int] = {}
    is_versioned = hasattr(model, "raise_version")
    for some in in_batches(list(keys)):
        rows = model._base_manager.filter(pk__in=some).order_by()
        if is_versioned:
            found |= {str(key): version for key, version in rows.values_list("pk", "version")}
        else:
            found |= {str(key): 0 for key in rows.values_list("pk", flat=True)}
    return found


def in_batches(rows: list[Any]) -> Iterable[list[Any]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))
