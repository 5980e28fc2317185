"""Parting two records again that were made one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from tripreports.core.references import reference_called, references_to
from tripreports.core.versions import Conflict
from tripreports.directory.models import Merge
from tripreports.directory.services.merging import (
    Refused,
    in_batches,
    point_elsewhere,
    records_merged,
    versions_of,
)
from tripreports.history.context import recording
from tripreports.history.recording import plain

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# So many reasons are told at once.
_TOLD = 20


def undo(merge: Merge, *, by: "User | None") -> Merge:
    """Bring back the record that went, and give it all that was taken from it.

    Refused, with what was found, if anything that was moved or made by the merge has been changed
    since. What has come to the kept record later stays there.
    """
    comment = _("The merge of “%(gone)s” into “%(kept)s” was undone.") % {
        "gone": merge.gone_name,
        "kept": merge.kept_name,
    }
    try:
        with transaction.atomic(), recording(by=by, comment=comment):
            return _undo(Merge.objects.select_for_update().get(pk=merge.pk), by)
    except (IntegrityError, ProtectedError, ValidationError, Conflict) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [str(error.args[0])]
        raise Refused(reasons) from error


def _undo(merge: Merge, by: "User | None") -> Merge:
    model: Any = merge.record_type.model_class()
    kept = model._base_manager.select_for_update().filter(pk=merge.kept_key).first()
    reasons = [reason for _at, reason in zip(range(_TOLD), _reasons(merge, kept), strict=False)]
    if reasons:
        raise Refused(reasons)
    done = merge.done
    for name in done["names"]:
        kept.aliases.get(pk=name).delete()
    if done["filled"]:
        for column, (before, _after) in done["filled"].items():
            setattr(kept, column, before)
        kept.save()
    # The last that went comes first: others depend on it.
    for written in (done["gone"], *reversed(done["dropped"])):
        _bring_back(written)
    for entry in done["moved"]:
        reference = reference_called(entry["reference"])
        point_elsewhere(
            reference.model,
            reference.column,
            list(_rows(reference.model, list(entry["rows"]))),
            entry["from"],
        )
    for entry in done["lists"]:
        _give_back(entry)
    merge.undone_at = timezone.now()
    merge.undone_by_name = str(by.get_full_name() or by)[:150] if by else ""
    merge.save()
    records_merged.send(sender=model)
    return merge


def _reasons(merge: Merge, kept: Any) -> Iterator[str]:
    """Everything that has been changed since, and so stands in the way."""
    if merge.undone_at:
        yield _("This merge is undone already.")
        return
    if kept is None:
        yield _("“%s” is not there any more.") % merge.kept_name
        return
    for entry in merge.done["moved"]:
        yield from _changed_rows(entry)
    for entry in merge.done["lists"]:
        reference = reference_called(entry["reference"])
        owner = reference.model._base_manager.filter(pk=entry["owner"]).first()
        if owner is None or not _holds(owner, reference.field.name, entry["to"]):
            yield _changed(reference.model, entry["owner"], owner)
    yield from _changed_in(kept, merge.done)


def _changed_in(kept: Any, done: dict[str, Any]) -> Iterator[str]:
    """What the kept record was given by the merge, and has been changed since."""
    for column, (_before, after) in done["filled"].items():
        if plain(getattr(kept, column)) != after:
            label = next(f.verbose_name for f in kept._meta.fields if f.attname == column)
            yield _("“%(name)s” was changed since: %(field)s.") % {"name": kept, "field": label}
    for name in done["names"]:
        alias = kept.aliases.filter(pk=name).first()
        if alias is None or alias.version != 1 or _is_referred_to(alias):
            yield _changed(kept.aliases.model, name, alias)


def _changed_rows(entry: dict[str, Any]) -> Iterator[str]:
    model = reference_called(entry["reference"]).model
    now = versions_of(model, entry["rows"])
    changed = [key for key, version in entry["rows"].items() if now.get(key) != version]
    found = {str(row.pk): row for row in _rows(model, changed[:_TOLD])}
    for key in changed[:_TOLD]:
        yield _changed(model, key, found.get(key))


def _changed(model: type[Model], key: str, row: Model | None) -> str:
    kind = model._meta.verbose_name
    if row is None:
        return _("%(kind)s %(key)s was deleted since.") % {"kind": kind, "key": key}
    return _("%(kind)s “%(name)s” (%(key)s) was changed since.") % {
        "kind": kind,
        "name": row,
        "key": key,
    }


def _holds(owner: Any, name: str, key: str) -> bool:
    return bool(getattr(owner, name).filter(pk=key).exists())


def _is_referred_to(record: Any) -> bool:
    return any(ref.holders(record.pk).exists() for ref in references_to(type(record)))


def _rows(model: type[Model], keys: list[str]) -> Iterator[Any]:
    for some in in_batches(keys):
        yield from model._base_manager.filter(pk__in=some)


def _bring_back(written: dict[str, Any]) -> None:
    """Makes a deleted record anew, as it was; its version goes on, so that old forms see it."""
    model: Any = apps.get_model(written["model"])
    columns = {f.attname: f for f in model._meta.concrete_fields}
    values = {
        name: columns[name].to_python(value)
        for name, value in written["columns"].items()
        if name in columns
    }
    record = model(**values | {"version": written["columns"]["version"] + 1})
    record.full_clean(validate_unique=False, validate_constraints=False)
    record.save(force_insert=True)
    for name, keys in written["lists"].items():
        getattr(record, name).set(keys)


def _give_back(entry: dict[str, Any]) -> None:
    reference = reference_called(entry["reference"])
    others = getattr(reference.model._base_manager.get(pk=entry["owner"]), reference.field.name)
    others.add(entry["from"])
    if not entry["had"]:
        others.remove(entry["to"])
