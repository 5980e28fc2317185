"""What the desk asks of some kinds of record before they are saved."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.utils.translation import gettext as _
from rest_framework.request import Request

from tripreports.api.parameters import flag
from tripreports.api.permissions import require_right
from tripreports.api.writing.body import Body
from tripreports.api.writing.conditions import require_version
from tripreports.api.writing.drafts import Draft
from tripreports.api.writing.refusals import InTheWay
from tripreports.core.text import fold
from tripreports.directory.matching import records_called
from tripreports.directory.models import Official, Organization
from tripreports.followup.models import Commitment, ProgressNote, Recommendation
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

# Whoever knows that there are two of one name says so.
PARAMETERS = ("anyway",)
_NAMES = ("name_zh", "name_en")


def require_rights(drafts: Sequence[Draft], request: Request) -> None:
    """What is new needs the right to add such records, also what records bring with them."""
    new = (type(one.record) for draft in drafts for one in draft.all() if one.is_new)
    for model in dict.fromkeys(new):
        require_right(request, "add", model)


def of_new(drafts: Sequence[Draft], request: Request, body: Body) -> None:
    """Stamp who enters a trip; refuse people and organizations who seem to be there already."""
    for draft in drafts:
        if isinstance(draft.record, Trip):
            draft.record.author = request.user  # type: ignore[assignment]  # staff, as was asked
            of_changed(draft, body)
        if isinstance(draft.record, ProgressNote) and draft.record.about:
            _of_note(draft.record.about, request)
    if not flag(request, "anyway"):
        _refuse_twins(drafts, body)


def _of_note(about: Recommendation | Commitment, request: Request) -> None:
    """Whoever notes progress changes what it is about; with an `If-Match`, the version they saw."""
    require_right(request, "change", type(about))
    if request.headers.get("If-Match"):
        require_version(request, about)


def of_changed(draft: Draft, body: Body) -> None:
    record = draft.record
    if not isinstance(record, Trip) or not record.has_no_recommendations:
        return
    makes_some = draft.parts.get("recommendations") or (
        not draft.is_new and record.has_changes() and record.recommendations.exists()
    )
    if makes_some:
        told = _("The report makes recommendations: delete them first.")
        body.refuse((*draft.at, "has_no_recommendations"), told, "conflict")


def of_deletion(record: Any, request: Request) -> None:
    """A trip goes only as a draft, and nothing goes along that the account may not delete."""
    if isinstance(record, Trip) and record.state != TripState.DRAFT:
        raise InTheWay(_("Only drafts are deleted: what was published is withdrawn."))
    collector: Any = NestedObjects(using=record._state.db, origin=record)
    collector.collect([record])
    for model in collector.model_objs:
        if not model._meta.auto_created:
            require_right(request, "delete", model)


def _refuse_twins(drafts: Sequence[Draft], body: Body) -> None:
    for model in (Official, Organization):
        some = [draft for draft in drafts if type(draft.record) is model]
        names = [getattr(draft.record, name) for draft in some for name in _NAMES]
        called: Any = records_called(model, names) if some else {}
        for draft in some:
            written = {fold(getattr(draft.record, name)) for name in _NAMES} - {""}
            twins = sorted({one.pk for name in written for one in called.get(name, ())})
            if twins and body.is_good(draft.at):
                told = _(
                    "A record of this name is there already: %s."
                    " Use it, or send this again with “?anyway=1”."
                )
                body.refuse(draft.at, told % ", ".join(twins[:5]), "twin")
