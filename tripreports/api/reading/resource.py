"""A kind of record that has addresses in the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Q

from tripreports.api.reading.deprecation import Deprecated
from tripreports.api.reading.fields import Column, Field, Subject
from tripreports.core.filters import RecordFilterSet
from tripreports.core.models import Record, RecordQuerySet

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_NAMES = ("name_zh", "name_en", "title_zh", "title_en", "position_zh", "position_en")
ADDRESSES = ("key", "url", "html_url")
_TAIL = (Column("note"), Column("is_derived"), Column("version"), Column("updated_at"))


@dataclass(frozen=True)
class Page:
    """Where a record is shown on the site: its own page, or a place on another's.

    `column` holds the key of the page's record, which may be null: then there is no page. The
    anchor may contain `{key}`, for which the first that is filled of `anchored_by` stands.
    """

    view: str
    column: str = "key"
    anchor: str = ""
    anchored_by: tuple[str, ...] = ("key",)


@dataclass(frozen=True)
class Cited:
    """How the words that prove a record are shown on request: as citations, or as these fields."""

    name: str = "citations"
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, eq=False)  # each stands for itself: statements are kept by it
class Resource:
    """What its lists and its details show, in which order, and how it may be asked.

    Without a page of its own, a record stands on that of its subject. `detail` comes on top of
    `fields` in details, and in lists where a client asks for it. `brief` are the columns by which other records name one; without any, its names. `deprecated`
    announces the end of all of it, `outgoing` that of a field or parameter of this name.

    A form that others have laid down says with what it begins and ends (`head`, `tail`), how it cites
    (`cited`), which records of the model it has (`among`), and its own addresses (`route`).
    """

    name: str
    filterset: type[RecordFilterSet]
    page: Page | Subject
    fields: tuple[Field, ...]
    detail: tuple[Field, ...] = ()
    order: tuple[str, ...] = ("key",)
    brief: tuple[str, ...] = ()
    deprecated: Deprecated | None = None
    outgoing: Mapping[str, Deprecated] = field(default_factory=dict, hash=False)
    head: tuple[str, ...] = ADDRESSES
    tail: tuple[Field, ...] = _TAIL
    cited: Cited = Cited()
    among: Q | None = None
    route: str = ""

    @cached_property
    def model(self) -> type[Record]:
        model: type[Record] = self.filterset._meta.model
        return model

    def visible_to(self, reader: "Reader | None") -> RecordQuerySet[Any]:
        """The records that the reader may see, in no order."""
        records = cast("RecordQuerySet[Any]", self.model._default_manager.order_by())
        seen = records.visible_to(reader)
        return seen.filter(self.among) if self.among else seen

    def view(self, kind: str) -> str:
        """The name of its list or detail among the addresses of the API."""
        return f"api:{self.route or self.model._meta.model_name}-{kind}"

    @cached_property
    def listed(self) -> tuple[Field, ...]:
        return (*self.fields, *self.tail)

    @cached_property
    def all_fields(self) -> dict[str, Field]:
        """By name, in the order in which details show them."""
        return {one.name: one for one in (*self.fields, *self.detail, *self.tail)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns that stand for a record where another mentions it."""
        return self.brief or names_of(self.model)


def names_of(model: type[Record]) -> tuple[str, ...]:
    own = {column.name for column in model._meta.concrete_fields}
    return tuple(name for name in _NAMES if name in own)


def model_at(model: Any, path: str) -> Any:
    """The model to which a path of relations leads."""
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model
