"""Drafts become rows of the database, in one transaction that is as short as can be."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from tripreports.api.writing.drafts import Draft
from tripreports.api.writing.refusals import InTheWay
from tripreports.api.writing.shapes import Part
from tripreports.core.creating import New, Prepared, create_together, prepare
from tripreports.core.numbering import Numbering, next_number
from tripreports.reports.models import Paragraph, Photo
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip, TripRecord
from tripreports.trips.services import refresh_publication, why_closed

_ASIDE = 10_000
_INTERLEAVED = (Paragraph, Photo)


def trips_of(draft: Draft) -> set[str]:
    """The trips of which a record is a part, now and as it was read."""
    record = draft.record
    if isinstance(record, Trip):
        return set() if draft.is_new else {record.pk}
    if not isinstance(record, TripRecord) or record.comes_afterwards:
        return set()
    before = record.before().get("trip_id")
    return {record.trip_key(), before or record.trip_key()}


def hold(keys: Collection[str]) -> list[Trip]:
    """The trips, held until the end of the transaction; refused where one is closed to changes."""
    held = []
    for key in sorted(keys):
        trip = Trip.objects.select_for_update().filter(key=key).first()
        if trip is None:
            raise InTheWay(_("The trip was deleted in the meantime."))
        if not trip.is_open_to_changes():
            raise InTheWay(why_closed(trip))
        held.append(trip)
    return held


def show(trips: Iterable[Trip]) -> None:
    """What was changed in a public trip shows at once; one look at the archive does for all."""
    published = next((trip for trip in trips if trip.state == TripState.PUBLISHED), None)
    if published:
        refresh_publication(published)


def store_new(drafts: Sequence[Draft]) -> None:
    """Records that are not there yet, with all that hangs on them."""
    _number(drafts)
    create_together(_rows_of(drafts))
    for draft in drafts:
        if draft.shape.afterwards:
            draft.shape.afterwards(draft.record)


def prepared(draft: Draft) -> Prepared | None:
    """A new record ready to be written, if nothing of it has yet to be found out or done."""
    if draft.shape.afterwards or any(_unnumbered(draft)):
        return None
    return prepare(_rows_of([draft]))


def store_changed(draft: Draft) -> bool:
    """A record that was read and changed; whether anything of it or of its rows differs now."""
    record, before = draft.record, draft.record.version
    record.save()
    for name, members in draft.lists.items():
        getattr(record, name).set(members)
    rows = [_store_rows(record, draft.shape.parts[name], r) for name, r in draft.parts.items()]
    differs = bool(record.version != before)
    if any(rows) and not differs:
        record.raise_version()  # whoever read the rows with it must know
    return differs or any(rows)


def _store_rows(owner: Any, part: Part, rows: Sequence[Draft]) -> bool:
    """Make these the rows of a record, in this order."""
    model, stay = part.shape.model, {row.record.pk for row in rows}
    gone = [
        one for one in model._default_manager.filter(**{part.owner: owner}) if one.pk not in stay
    ]
    for one in gone:
        _let_go(one)
    moved = [row.record for row in rows if not row.is_new and row.record.has_changes()]
    if moved and part.numbers:
        # Out of the way of each other; versions and history are written when they are saved.
        aside = {number: F(number) + _ASIDE for number in part.numbers}
        model._base_manager.filter(pk__in=[one.pk for one in moved]).update(**aside)
    for one in moved:
        one.save()
    fresh = [one for one in _rows_of(rows) if one.record._state.adding]
    create_together(fresh)
    return bool(gone or moved or fresh)


def _let_go(row: Any) -> None:
    """Delete a row, but none out of which a citation lives."""
    quote = row.citations_of_text.first() if isinstance(row, Paragraph) else None
    if quote is not None:
        told = _("A citation quotes these words, so they must stay: “%s”.")
        raise ValidationError(told % quote.quote)
    row.delete()


def _number(drafts: Iterable[Draft]) -> None:
    """New records without a number go to the end of their list, one behind the other."""
    last: dict[Any, int] = {}
    for draft in drafts:
        for numbering in _unnumbered(draft):
            within = getattr(draft.record, f"{numbering.within}_id")
            of_list = (type(draft.record), numbering, within)
            last[of_list] = last.get(of_list) or _last(draft.record, numbering, within)
            last[of_list] += 1
            setattr(draft.record, numbering.number, last[of_list])


def _last(record: Any, numbering: Numbering, within: Any) -> int:
    together = numbering.number == "position" and isinstance(record, _INTERLEAVED)
    models: Sequence[Any] = _INTERLEAVED if together else (type(record),)
    return max(next_number(model, numbering, within) for model in models) - 1


def _unnumbered(draft: Draft) -> Iterator[Numbering]:
    """The lists to the end of which a new record goes."""
    for numbering in draft.shape.numberings:
        within = getattr(draft.record, f"{numbering.within}_id", None)
        if within is not None and numbering.number not in draft.given:
            yield numbering


def _rows_of(drafts: Iterable[Draft]) -> list[New]:
    return [New(one.record, one.lists) for draft in drafts for one in draft.all()]
