"""Many rows at once, by the ids of another system: each is created, updated, unchanged or refused."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.request import Request

from tripreports.api.enums import Scope
from tripreports.api.models import ExternalId
from tripreports.api.parameters import BadParameter, flag, refuse_unknown
from tripreports.api.permissions import require_right, require_scope
from tripreports.api.reader import reader_of
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import resource_of
from tripreports.api.writing import rules
from tripreports.api.writing.answers import as_json
from tripreports.api.writing.body import Body, Steps
from tripreports.api.writing.checking import check
from tripreports.api.writing.declared import SHAPES
from tripreports.api.writing.drafts import Draft, changed, new, references
from tripreports.api.writing.known import by_id, id_in, own_source
from tripreports.api.writing.naming import EXTERNAL_ID, SOURCE
from tripreports.api.writing.once import answered, once
from tripreports.api.writing.refusals import InTheWay
from tripreports.api.writing.shapes import Shape
from tripreports.api.writing.storing import hold, show, store_changed, store_new, trips_of
from tripreports.api.writing.translating import refusals_in_words
from tripreports.core.turns import atomic_in_turn, one_at_a_time
from tripreports.core.versions import Conflict
from tripreports.history.context import recording
from tripreports.trips.models import Trip

MOST = 1_000
# Rows that are written in one go; others get their turn in between.
_TOGETHER = 100


@dataclass
class Row:
    """One row of the request, and what becomes of it."""

    place: int
    external_id: str
    draft: Draft | None = None
    became: str = "refused"

    def told(self, errors: list[dict[str, str]]) -> dict[str, Any]:
        found: dict[str, Any] = {"external_id": self.external_id, "result": self.became}
        if self.draft and self.became != "refused":
            found |= {"key": self.draft.record.pk, "version": self.draft.record.version}
        return found | ({"errors": errors} if errors else {})


def bulk(resource: Resource, request: Request) -> HttpResponse:
    """POST /{name}/bulk/: up to a thousand rows by external id, with a result for each.

    `?source=` names the other system; without it, ids are those of the account. With `?atomic=1`
    one bad row stops all.
    """
    require_scope(request, Scope.WRITE)
    shape = SHAPES[resource.name]
    for verb in ("add", "change"):
        require_right(request, verb, shape.model)
    refuse_unknown(request, ("source", "atomic", *rules.PARAMETERS))
    source, is_atomic = _source(request), flag(request, "atomic")
    sent = _rows_in(request.data)
    if again := answered(request):
        return again
    body = Body(reader_of(request), source)
    known = by_id(shape.model, source, {id_in(one) for one in sent}, body.reader)
    rows = _read(shape, sent, known, body)
    drafts = [row.draft for row in rows if row.draft]
    rules.require_rights(drafts, request)
    rules.of_new([draft for draft in drafts if draft.is_new], request, body)
    if is_atomic:
        body.raise_errors()
    writer = _Writer(resource.name, source, body, is_atomic=is_atomic)
    with recording(by=request.user):  # type: ignore[arg-type]  # staff, as was asked
        return once(request, lambda: writer.store(rows))


def _rows_in(sent: Any) -> list[Any]:
    if not isinstance(sent, list) or not 0 < len(sent) <= MOST:
        raise ParseError(_("Give a list of 1 to %d objects.") % MOST)
    return sent


def _source(request: Request) -> str:
    given = request.query_params.get("source")
    if given is None:
        return own_source(request)
    if not SOURCE.match(given):
        told = _("Name the other system in lower-case letters, digits, hyphens and full stops.")
        raise BadParameter({"source": [told]})
    return given


def _read(shape: Shape, sent: list[Any], known: dict[str, Any], body: Body) -> list[Row]:
    """All rows in memory, with what is wrong with each."""
    body.look_up(wanted for one in sent for wanted in references(shape, one))
    ids = Counter(id_in(one) for one in sent)
    rows = [Row(place, id_in(one)) for place, one in enumerate(sent)]
    for row, one in zip(rows, sent, strict=True):
        at = (row.place,)
        if not isinstance(one, dict):
            body.refuse(at, _("Give an object."))
        elif not EXTERNAL_ID.match(row.external_id):
            body.refuse((*at, "external_id"), _("Give an id, as a text of 1 to 200 characters."))
        elif ids[row.external_id] > 1:
            body.refuse((*at, "external_id"), _("This id stands in another row, too."), "twice")
        else:
            row.draft = _draft(shape, one, known.get(row.external_id), body, at)
    return rows


def _draft(shape: Shape, sent: dict[str, Any], record: Any, body: Body, at: Steps) -> Draft:
    fields = {name: value for name, value in sent.items() if name != "external_id"}
    for name in [name for name in fields if name in shape.parts and shape.parts[name].alone]:
        _refuse_here((*at, name), shape.parts[name].alone, body)
        del fields[name]
    draft = changed(shape, record, fields, body, at) if record else new(shape, fields, body, at)
    for one in draft.all():
        _refuse_apart(one, body)
    check(draft, body)
    if record:
        rules.of_changed(draft, body)
    return draft


def _refuse_apart(draft: Draft, body: Body) -> None:
    """What has addresses of its own would be made again whenever the row is sent."""
    for made in draft.made:
        resource = resource_of(made.shape.model)
        _refuse_here(made.at, resource.name if resource else "", body)
    for name in draft.parts.keys() - draft.shape.own_parts.keys():
        _refuse_here((*draft.at, name), draft.shape.parts[name].alone, body)


def _refuse_here(at: Steps, elsewhere: str, body: Body) -> None:
    told = _("Not in a bulk request. Write them in one of their own, at %s.")
    body.refuse(at, told % f"/api/v1/{elsewhere}/bulk/", "elsewhere")


class _Writer:
    """Writes good rows in portions; where one of them is refused, each of its portion by itself."""

    def __init__(self, resource: str, source: str, body: Body, *, is_atomic: bool) -> None:
        self.resource, self.source, self.body = resource, source, body
        self.is_atomic = is_atomic

    def store(self, rows: Sequence[Row]) -> HttpResponse:
        good = [row for row in rows if row.draft and self.body.is_good((row.place,))]
        size = len(good) if self.is_atomic else _TOGETHER
        for start in range(0, len(good), size):
            self._portion(good[start : start + size])
        counts = Counter(row.became for row in rows)
        results = [row.told(self.body.at((row.place,))) for row in rows]
        told = {became: counts[became] for became in ("created", "updated", "unchanged", "refused")}
        body = orjson.dumps({"source": self.source, **told, "results": results})
        return as_json(body.decode(), status=HTTPStatus.OK)

    def _portion(self, rows: list[Row]) -> None:
        with atomic_in_turn():
            self._refuse_known(rows)
            trips = self._held(rows)
            rows = [row for row in rows if self.body.is_good((row.place,))]
            self._create([row for row in rows if row.draft and row.draft.is_new])
            for row in rows:
                if row.became == "refused" and row.draft and not row.draft.is_new:
                    self._try(row, self._change)
            show(trips)
            if self.is_atomic:
                self.body.raise_errors()

    def _refuse_known(self, rows: Sequence[Row]) -> None:
        """What another request brought in after this one was read would be there twice."""
        one_at_a_time(f"{self.source} {self.resource}")
        ids = {row.external_id for row in rows if row.draft and row.draft.is_new}
        model = SHAPES[self.resource].model
        known = by_id(model, self.source, ids, self.body.reader)
        for row in rows:
            if row.external_id in known.keys() & ids:
                self.body.refuse((row.place,), str(InTheWay.default_detail), "conflict")

    def _held(self, rows: Sequence[Row]) -> list[Trip]:
        """The trips of the rows; those of a closed one are refused."""
        held = []
        of = {row.place: trips_of(row.draft) for row in rows if row.draft}
        for key in sorted(set().union(*of.values())):
            try:
                held += hold([key])
            except InTheWay as error:
                for place in (place for place, keys in of.items() if key in keys):
                    self.body.refuse((place,), str(error.detail), "closed")
        return held

    def _create(self, rows: list[Row]) -> None:
        drafts = [row.draft for row in rows if row.draft]
        try:
            with transaction.atomic():
                store_new(drafts)
        except (IntegrityError, ValidationError, Conflict):
            for draft in drafts:
                for one in draft.all():
                    one.record._state.adding = True
            for row in rows:
                self._try(row, self._create_one)
        else:
            for row in rows:
                row.became = "created"
        self._name([row for row in rows if row.became == "created"])

    def _create_one(self, row: Row, draft: Draft) -> None:
        store_new([draft])
        row.became = "created"

    def _change(self, row: Row, draft: Draft) -> None:
        row.became = "updated" if store_changed(draft) else "unchanged"

    def _try(self, row: Row, write: Callable[[Row, Draft], None]) -> None:
        """One row for itself: what is refused of it leaves nothing behind."""
        if row.draft is None:
            return
        try:
            with refusals_in_words(row.draft, self.body, raising=False), transaction.atomic():
                write(row, row.draft)
        except APIException as error:
            self.body.refuse((row.place,), str(error.detail), "conflict")

    def _name(self, rows: Sequence[Row]) -> None:
        """Remember by which ids the other system knows these records."""
        ExternalId.objects.bulk_create(
            [
                ExternalId(
                    source=self.source,
                    resource=self.resource,
                    external_id=row.external_id,
                    record_key=row.draft.record.pk,
                )
                for row in rows
                if row.draft
            ],
            update_conflicts=True,
            unique_fields=["source", "resource", "external_id"],
            update_fields=["record_key"],
        )
