"""Elections, with their contests and who stood."""

from django.db.models import F, IntegerField
from django.db.models.functions import Cast, Coalesce

from tripreports.api.reading.fields import (
    Column,
    Computed,
    Field,
    Ref,
    Refs,
    Rows,
    columns,
    period,
)
from tripreports.api.reading.resource import Page, Resource
from tripreports.elections.filters import CandidacyFilterSet, ContestFilterSet, ElectionFilterSet

_ELECTION_PAGE = "browse:election-detail"


def _seats_total() -> Cast:
    """Seats stated and moved in; unknown where none is stated."""
    return Cast(F("seats_stated") + Coalesce(F("seats_moved_in"), 0), IntegerField())


_OF_CANDIDACY: tuple[Field, ...] = (
    Ref("official"),
    Ref("organization"),
    Ref("represents"),
    *columns("seat_basis", "outcome"),
    *period(),
)
_OF_CONTEST: tuple[Field, ...] = (
    *columns("position_zh", "position_en"),
    Ref("parent"),
    Ref("body"),
    Ref("constituency"),
    *period(),
    *columns("seats_stated", "seats_moved_in"),
    Computed("seats_total", "integer", _seats_total, "Seats stated and moved in."),
    *columns("nominees_stated", "is_contested", "decided_by", "decision_text"),
)
_CANDIDACY_ROWS = Rows(
    "candidacies", (Column("key"), *_OF_CANDIDACY, *columns("note", "is_derived"))
)
_ALLOCATION_ROWS = Rows("allocations", (Ref("place"), Column("seats")))

_ELECTIONS = Resource(
    name="elections",
    filterset=ElectionFilterSet,
    page=Page(_ELECTION_PAGE),
    fields=(
        *columns("name_zh", "name_en"),
        Ref("body"),
        Ref("event"),
        Column("held_on"),
        *period(),
    ),
    detail=(Rows("contests", (Column("key"), *_OF_CONTEST, _CANDIDACY_ROWS, _ALLOCATION_ROWS)),),
)

_CONTESTS = Resource(
    name="contests",
    filterset=ContestFilterSet,
    page=Page(_ELECTION_PAGE, "election", "{key}"),
    fields=(Ref("election"), *_OF_CONTEST),
    detail=(Refs("parts"), _CANDIDACY_ROWS, _ALLOCATION_ROWS),
    order=("election", "order", "key"),
)

_CANDIDACIES = Resource(
    name="candidacies",
    filterset=CandidacyFilterSet,
    page=Page(_ELECTION_PAGE, "contest__election", "{key}", anchored_by=("contest",)),
    fields=(
        Ref("election", "contest__election"),
        Ref("contest"),
        *_OF_CANDIDACY,
        Ref("post"),
        Ref("membership"),
    ),
    order=("contest", "order", "key"),
    brief=("outcome",),
)

RESOURCES = (_ELECTIONS, _CONTESTS, _CANDIDACIES)
