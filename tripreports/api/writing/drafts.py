"""A body becomes records in memory: new ones, or one that is there with what is to change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from tripreports.api.writing.body import Body, Steps, Wanted
from tripreports.api.writing.naming import is_reference
from tripreports.api.writing.shapes import Part, Shape
from tripreports.api.writing.strange import refuse_strange
from tripreports.core.keys import key_beside
from tripreports.history.recording import plain
from tripreports.reports.models import Section

Sent = dict[str, Any]
# As many as in a bulk request; a report has some two hundred paragraphs.
_MOST_ROWS = 1_000


@dataclass
class Draft:
    """One record as it is to be written, with the rows that hang on it.

    `given` are the columns that the client named. A list or a part that is not among `lists` or
    `parts` stays as it is. `made` are the new records to which its columns refer.
    """

    shape: Shape
    record: Any
    at: Steps = ()
    given: set[str] = field(default_factory=set)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    parts: dict[str, list["Draft"]] = field(default_factory=dict)
    made: list["Draft"] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return bool(self.record._state.adding)

    def all(self) -> Iterator["Draft"]:
        """Itself and what hangs on it, after what is made for it."""
        for made in self.made:
            yield from made.all()
        yield self
        for rows in self.parts.values():
            for row in rows:
                yield from row.all()


def references(shape: Shape, sent: Any) -> Iterator[Wanted]:
    """All records that a body names, to be looked up at once."""
    if not isinstance(sent, dict):
        return
    for name, value in sent.items():
        if _is_made(shape, name, value):
            yield from references(shape.makes[name], value)
        elif slot := shape.slots.get(name):
            yield from slot.wanted(value)
        elif (part := shape.parts.get(name)) and isinstance(value, list):
            for row in value:
                yield from references(part.shape, row)


def new(
    shape: Shape, sent: Any, body: Body, at: Steps = (), below: tuple[Part, Any] | None = None
) -> Draft:
    """A record that is not there yet; `below` another, if it is one of its rows."""
    draft, implied = Draft(shape, shape.model(), at), frozenset[str]()
    if below:
        part, owner = below
        part.hang(draft.record, owner)
        draft.record.key = key_beside(owner.key)
        implied = part.implied
    if not _is_object(sent, body, at):
        return draft
    refuse_strange(shape, sent, body, at, implied)
    for name in shape.needed:
        if name not in sent and name not in implied:
            body.refuse((*at, name), _("This is needed."), "required")
    _fill(draft, sent, body)
    if shape.complete:
        shape.complete(draft.record)
    for name, part in shape.parts.items():
        if name in sent:
            draft.parts[name] = _new_rows(draft, name, part, sent[name], body)
    return draft


def changed(
    shape: Shape, record: Any, sent: Any, body: Body, at: Steps = (), *, whole: bool = False
) -> Draft:
    """A record that is there: some of its fields as they are to be, or the whole of it."""
    draft = Draft(shape, record, at)
    if not _is_object(sent, body, at):
        return draft
    own = shape.own_parts
    refuse_strange(shape, sent, body, at, only=own)
    if whole:
        _empty_the_rest(draft, sent, body)
    _fill(draft, sent, body)
    for name, part in own.items():
        if name in sent or whole:
            draft.parts[name] = _rows(draft, name, part, sent.get(name, []), body)
    return draft


def _fill(draft: Draft, sent: Sent, body: Body) -> None:
    columns, lists = draft.shape.columns, draft.shape.lists
    for name, value in sent.items():
        if _is_made(draft.shape, name, value):
            _make(draft, name, value, body)
        elif slot := columns.get(name):
            slot.fill(draft.record, value, (*draft.at, name), body)
            draft.given.add(slot.field.name)
        elif several := lists.get(name):
            draft.lists[name] = several.read(value, (*draft.at, name), body)


def _is_made(shape: Shape, name: str, value: Any) -> bool:
    return name in shape.makes and not is_reference(value)


def _make(draft: Draft, name: str, sent: Any, body: Body) -> None:
    """A new record in place of a reference to one."""
    made = new(draft.shape.makes[name], sent, body, (*draft.at, name))
    column = draft.shape.columns[name].field.name
    setattr(draft.record, column, made.record)
    draft.made.append(made)
    draft.given.add(column)


def _empty_the_rest(draft: Draft, sent: Sent, body: Body) -> None:
    """What a whole record leaves out is as in a new one; its number in a list stays."""
    shape, at = draft.shape, draft.at
    numbers = {numbering.number for numbering in shape.numberings}
    for name, slot in shape.slots.items():
        if name in sent or slot.field.name in numbers:
            continue
        if name in shape.needed:
            body.refuse((*at, name), _("This is needed."), "required")
        elif name in shape.lists:
            draft.lists[name] = []
        else:
            slot.empty(draft.record)


def _new_rows(draft: Draft, name: str, part: Part, sent: Any, body: Body) -> list[Draft]:
    """Rows below a new record; without numbers of their own they are numbered as they come."""
    at = (*draft.at, name)
    if not _is_list(sent, body, at):
        return []
    rows = [_new_row(draft.record, part, one, body, (*at, n)) for n, one in enumerate(sent)]
    for number in part.numbers:
        last = max((getattr(row.record, number) for row in rows if number in row.given), default=0)
        for row in rows:
            if number not in row.given:
                last += 1
                setattr(row.record, number, last)
    if part.arrange and body.is_good(at):
        part.arrange([row.record for row in rows])
    return rows


def _new_row(owner: Any, part: Part, sent: Any, body: Body, at: Steps) -> Draft:
    if part.value:
        sent = {part.value: sent}
    return new(part.shape, sent, body, at, (part, owner))


def _rows(draft: Draft, name: str, part: Part, sent: Any, body: Body) -> list[Draft]:
    """The rows below a record as they are to be, in this order.

    One that is there stays, named by its key or told by what it says; the others go.
    """
    at = (*draft.at, name)
    if not _is_list(sent, body, at):
        return []
    of_record = {part.owner: draft.record.pk}
    there = {row.pk: row for row in part.shape.model._default_manager.filter(**of_record)}
    rows = [_row(draft.record, part, one, there, body, (*at, n)) for n, one in enumerate(sent)]
    for number in part.numbers:
        _renumber(draft.record, rows, number)
    return rows


def _renumber(owner: Any, rows: list[Draft], number: str) -> None:
    """As they come, past what stands between them: photos among the paragraphs of a section."""
    taken: set[int] = set()
    if isinstance(owner, Section):
        taken = set(owner.photos.values_list("position", flat=True))
    free = (place for place in count(1) if place not in taken)
    for row in rows:
        setattr(row.record, number, next(free))


def _row(owner: Any, part: Part, sent: Any, there: dict[str, Any], body: Body, at: Steps) -> Draft:
    if isinstance(sent, dict) and "key" in sent:
        known = there.pop(sent["key"], None) if isinstance(sent["key"], str) else None
        if known is None:
            told = _("There is no such row here. Leave the key out to add one.")
            body.refuse((*at, "key"), told, "does_not_exist")
            return Draft(part.shape, part.shape.model(), at)
        setattr(known, part.owner, owner)
        return changed(part.shape, known, {n: v for n, v in sent.items() if n != "key"}, body, at)
    fresh = _new_row(owner, part, sent, body, at)
    said = _said(fresh.record, fresh)
    same = next((row for row in there.values() if _said(row, fresh) == said), None)
    if same is None or not body.is_good(at):
        return fresh
    if isinstance(sent, dict):
        refuse_strange(part.shape, sent, body, at, only=part.shape.own_parts)
    setattr(same, part.owner, owner)
    return Draft(part.shape, there.pop(same.pk), at)


def _said(row: Any, named: Draft) -> list[Any]:
    """What a row says in the fields that the client named, as JSON holds it."""
    slots = (slot for slot in named.shape.columns.values() if slot.field.name in named.given)
    return [plain(getattr(row, column)) for slot in slots for column in slot.columns]


def _is_object(sent: Any, body: Body, at: Steps) -> TypeGuard[Sent]:
    if isinstance(sent, dict):
        return True
    body.refuse(at, _("Give an object."))
    return False


def _is_list(sent: Any, body: Body, at: Steps) -> TypeGuard[list[Any]]:
    if isinstance(sent, list) and len(sent) <= _MOST_ROWS:
        return True
    told = _("Give a list of at most %d rows.") % _MOST_ROWS
    body.refuse(at, told if isinstance(sent, list) else _("Give a list."))
    return False
