"""The rules of the archive, looked at in memory, so that a refusal names the place in the body."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from tripreports.api.writing.body import Body
from tripreports.api.writing.drafts import Draft
from tripreports.api.writing.slots import ReferenceSlot
from tripreports.core.conditions import bound_values, broken_checks, fields_in, message_of
from tripreports.trips.models import TripRecord

# What the models say across fields and rows, under no name of its own.
_RULE = "rule"


def check(draft: Draft, body: Body) -> None:
    """Note what is wrong with a record and the rows on it; the database has the last word."""
    for one in draft.all():
        if body.is_good(one.at) and (one.is_new or one.record.has_changes() or one.lists):
            _check_one(one, body)
    _compare((one for one in draft.all() if one.at != draft.at), body)


def _check_one(draft: Draft, body: Body) -> None:
    record = draft.record
    for constraint in broken_checks(record):
        named = {draft.shape.name_of(field) for field in fields_in(constraint.condition)} - {""}
        at = (*draft.at, *named) if len(named) == 1 else draft.at
        body.refuse(at, message_of(constraint, record), constraint.name)
    _stay_in_the_trip(draft, body)
    if not body.is_good(draft.at):
        return
    try:
        record.clean()
    except ValidationError as error:
        note(error, draft, body)


def note(error: ValidationError, draft: Draft, body: Body) -> None:
    """What a rule of the models says, at its field if the client can write it."""
    if not hasattr(error, "error_dict"):
        for message in error.messages:
            body.refuse(draft.at, message, _RULE)
        return
    for name, messages in error.message_dict.items():
        known = draft.shape.name_of(name)
        at = (*draft.at, known) if known else draft.at
        for message in messages:
            body.refuse(at, message, _RULE)


def _stay_in_the_trip(draft: Draft, body: Body) -> None:
    """What a part of a trip points at is of the same trip, or of none."""
    if not isinstance(draft.record, TripRecord):
        return
    trip = draft.record.trip_key()
    named = [(name, [getattr(draft.record, name)]) for name in _to_parts_of_trips(draft)]
    for name, others in [*named, *draft.lists.items()]:
        for other in others:
            if isinstance(other, TripRecord) and other.trip_key() != trip:
                body.refuse((*draft.at, name), _("This belongs to another trip."), "other_trip")


def _to_parts_of_trips(draft: Draft) -> list[str]:
    return [
        name
        for name, slot in draft.shape.columns.items()
        if isinstance(slot, ReferenceSlot) and issubclass(slot.field.related_model, TripRecord)
    ]


def _compare(rows: Iterable[Draft], body: Body) -> None:
    """What may be only once, though it stands in several places."""
    seen: set[Any] = set()
    for row in rows:
        if not body.is_good(row.at):
            continue
        for constraint in row.record._meta.constraints:
            if not isinstance(constraint, UniqueConstraint):
                continue
            values = bound_values(constraint, row.record)
            if values is None:
                continue
            if (constraint.name, values) in seen:
                named = [name for name in constraint.fields if name in row.given]
                at = (*row.at, row.shape.name_of(named[-1])) if named else row.at
                body.refuse(at, message_of(constraint, row.record), constraint.name)
            seen.add((constraint.name, values))
