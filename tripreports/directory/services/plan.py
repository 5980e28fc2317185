"""What a merge would do, found out without doing it."""

from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, UniqueConstraint
from django.utils.translation import gettext as _

from tripreports.core.models import Alias
from tripreports.core.numbering import numberings
from tripreports.core.references import Reference, references_to
from tripreports.directory.models import Official, Organization

Mergeable = Official | Organization

# What two records may differ in and yet say the same.
_OWN = {"key", "version", "created_at", "updated_at", "is_public"}
_LAST = {"note", "is_derived"}
# A field that means nothing without another.
_WITH = {"parent_relation": "parent"}


class Move(NamedTuple):
    """Rows that will point at the kept record instead."""

    reference: Reference
    kept: Any
    gone: Any
    rows: list[Any]


class Twin(NamedTuple):
    """A row that says what another says of the kept record already."""

    reference: Reference
    stays: Any
    goes: Any


class Fill(NamedTuple):
    """A field that is empty in the kept record, and filled in the other."""

    name: str
    label: str
    value: Any
    shown: str


@dataclass
class Plan:
    """What merging would do, and what stands against it."""

    kept: Mergeable
    gone: Mergeable
    moves: list[Move] = field(default_factory=list)
    # What depends on a twin comes before it.
    twins: list[Twin] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(move.rows) for move in self.moves)


def preview(kept: Mergeable, gone: Mergeable) -> Plan:
    """What would become of everything that refers to the one that goes."""
    plan = Plan(kept, gone)
    if kept.pk == gone.pk:
        plan.obstacles.append(_("Choose another record: this is the same one."))
        return plan
    _compare(plan, kept, gone)
    plan.fills = list(_fills(kept, gone))
    plan.names = _new_names(plan)
    return plan


def _compare(plan: Plan, kept: Any, gone: Any) -> None:
    """Sorts the rows that point at the one into those to move and those that both have."""
    for reference in references_to(type(kept)):
        rows = list(reference.holders(gone.pk))
        if not rows:
            continue
        if reference.is_list:
            plan.moves.append(Move(reference, kept, gone, rows))
            continue
        moving = list(_sorted_out(plan, reference, kept, gone, rows))
        if moving:
            plan.moves.append(Move(reference, kept, gone, moving))


def _sorted_out(
    plan: Plan, reference: Reference, kept: Any, gone: Any, rows: list[Any]
) -> Iterator[Any]:
    """The rows to move. Twins are noted, with what depends on them, and so are collisions."""
    same = {gone.pk: kept.pk}
    present = {_signature(row, same): row for row in reference.holders(kept.pk)}
    taken: dict[tuple[Any, ...], Any] = {}
    for row in present.values():
        taken |= dict.fromkeys(_claims(row, reference, same), row)
    for row in rows:
        if row.pk == gone.pk:
            continue  # goes itself
        signature = _signature(row, same)
        if twin := present.get(signature):
            _compare(plan, twin, row)
            plan.twins.append(Twin(reference, twin, row))
            continue
        claims = _claims(row, reference, same)
        rivals = [taken[claim] for claim in claims if claim in taken]
        if rivals:
            plan.obstacles.append(_rivalry(row, rivals[0]))
            continue
        if complaint := _complaint(row, kept, gone):
            plan.obstacles.append(complaint)
            continue
        present[signature] = row
        taken |= dict.fromkeys(claims, row)
        yield row


def _signature(row: Any, same: dict[str, str]) -> tuple[Any, ...]:
    """All that the row says; two that say the same are twins. Of aliases, the text alone."""
    columns = row._meta.concrete_fields
    if isinstance(row, Alias):
        columns = [row._meta.get_field("text")]
    numbers = {numbering.number for numbering in numberings(type(row))}
    values = (_value(row, column, same) for column in columns if column.name not in _OWN | numbers)
    lists = (tuple(sorted(_listed(row, f, same))) for f in row._meta.many_to_many)
    return (type(row), *values, *lists)


def _value(row: Any, column: Any, same: dict[str, str]) -> Any:
    value = getattr(row, column.attname)
    if isinstance(value, list | dict):
        return repr(value)
    return same.get(value, value) if isinstance(value, str) else value


def _listed(row: Any, lists: Any, same: dict[str, str]) -> Iterator[str]:
    for other in getattr(row, lists.name).all():
        yield same.get(other.pk, other.pk)


def _claims(row: Any, reference: Reference, same: dict[str, str]) -> list[tuple[Any, ...]]:
    """What, by the rules of the model, only one row may be: each rule with the values."""
    claims = []
    for rule in row._meta.constraints:
        if not isinstance(rule, UniqueConstraint) or not _touches(rule, reference):
            continue
        if rule.condition is not None and not rule.condition.check(_values(row)):
            continue
        columns = [row._meta.get_field(name) for name in rule.fields]
        values = [_value(row, column, same) for column in columns]
        if None not in values:
            claims.append((rule.name, *values))
    if getattr(reference.field, "unique", False):
        claims.append((reference.name, _value(row, reference.field, same)))
    return claims


def _touches(rule: UniqueConstraint, reference: Reference) -> bool:
    return bool({reference.field.name, reference.column} & set(rule.fields))


def _values(row: Any) -> dict[str, Any]:
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields}


def _complaint(row: Any, kept: Model, gone: Model) -> str:
    """What a rule of the model would say to the row, once both of its sides are one record."""
    keys = [f for f in row._meta.fields if isinstance(f, ForeignKey)]
    sides = [f for f in keys if getattr(row, f.attname) in (kept.pk, gone.pk)]
    ours = [f for f in sides if f.related_model is type(kept)]
    is_kept_itself = isinstance(row, type(kept)) and row.pk == kept.pk
    if len(ours) + is_kept_itself <= 1:
        return ""  # only one side of the row is one of the two
    after = copy(row)
    for side in ours:
        setattr(after, side.attname, kept.pk)
    try:
        after.validate_constraints()
    except ValidationError as error:
        reason = " ".join(error.messages)
        return _("%(row)s — %(reason)s Change or delete it first.") % {
            "row": _named(row),
            "reason": reason,
        }
    return ""


def _rivalry(row: Any, rival: Any) -> str:
    return _(
        "%(one)s (%(one_key)s) and %(other)s (%(other_key)s) cannot stand beside each other, and "
        "do not say the same. Make them alike, or delete one."
    ) % {"one": _named(rival), "one_key": rival.pk, "other": _named(row), "other_key": row.pk}


def _named(row: Any) -> str:
    return _("%(kind)s “%(name)s”") % {"kind": row._meta.verbose_name, "name": row}


def _fills(kept: Any, gone: Any) -> Iterator[Fill]:
    filled: set[str] = set()
    for column in kept._meta.concrete_fields:
        name = column.name
        if name in _OWN | {"is_derived"} or _WITH.get(name, name) not in filled | {name}:
            continue
        value = getattr(gone, column.attname)
        if getattr(kept, column.attname) or not value or value == kept.pk:
            continue
        filled.add(name)
        yield Fill(name, str(column.verbose_name), value, _told(gone, column))


def _new_names(plan: Plan) -> list[str]:
    """Names of the one that goes by which the kept one is not known yet."""
    kept, gone = plan.kept, plan.gone
    known = {kept.name_zh, kept.name_en, ""}
    known |= set(kept.aliases.values_list("text", flat=True))
    known |= set(gone.aliases.values_list("text", flat=True))
    known |= {fill.value for fill in plan.fills if fill.name in {"name_zh", "name_en"}}
    return list(dict.fromkeys(n for n in (gone.name_zh, gone.name_en) if n not in known))


def counted(plan: Plan) -> list[dict[str, Any]]:
    """The moves by kind of reference, for people: title, count, and some of the names."""
    kinds: dict[str, list[Any]] = defaultdict(list)
    for move in plan.moves:
        kinds[move.reference.title] += move.rows
    return [{"title": title, "rows": rows} for title, rows in kinds.items()]


def compared(kept: Any, gone: Any) -> list[dict[str, Any]]:
    """What the two records say, field by field."""
    rows = []
    # The model's own fields first: what all records have would come before them.
    for column in sorted(kept._meta.concrete_fields, key=lambda c: c.name in _LAST):
        if column.name not in _OWN:
            one, other = _told(kept, column), _told(gone, column)
            label = str(column.verbose_name)
            rows.append({"label": label, "kept": one, "gone": other, "differs": one != other})
    return rows


def _told(record: Any, column: Any) -> str:
    shown = getattr(record, f"get_{column.name}_display", None)
    value = shown() if shown else getattr(record, column.name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)
