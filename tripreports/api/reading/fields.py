"""What a resource shows of a record, said once: reading, export and documentation follow it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

JSONType: TypeAlias = Literal["string", "integer", "number", "boolean", "array", "object"]


class _Led:
    """What a path of relations leads to, which may be called otherwise."""

    name: str
    source: str

    @property
    def path(self) -> str:
        return self.source or self.name


@dataclass(frozen=True)
class Column(_Led):
    """A column of the record itself, or of one to which a path leads: `contest__election`."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class PartialDate:
    """2025-09-23, 2025-09 or 2025, as far as the source says; `starts` for `starts_on`."""

    name: str
    edge: str

    @property
    def on(self) -> str:
        return f"{self.edge}_on"

    @property
    def precision(self) -> str:
        return f"{self.edge}_precision"


@dataclass(frozen=True)
class Ref(_Led):
    """One other record in brief; null where there is none, or none that the reader may see.

    It shows these fields, where there are any, in place of its address and its names.
    """

    name: str
    source: str = ""
    fields: "tuple[Field, ...]" = ()


@dataclass(frozen=True)
class KeyOf:
    """The key of another record, the first on these paths that there is and the reader may see."""

    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """The record that a generic relation names, in brief with its kind; null where hidden.

    `record` reads `record_type` and `record_key`, `subject` its own two.
    """

    name: str

    @property
    def kind_path(self) -> str:
        return f"{self.name}_type__model"

    @property
    def key_path(self) -> str:
        return f"{self.name}_key"


@dataclass(frozen=True)
class Refs(_Led):
    """Other records, each in brief: those of a list of references, or those that refer here."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class Values(_Led):
    """One column of each record that refers here: the roles in which somebody was met."""

    name: str
    column: str
    source: str = ""


@dataclass(frozen=True)
class Rows(_Led):
    """Records that refer here, with the fields that matter from here.

    Before them comes what `first` makes of the record itself, unless that is null.
    """

    name: str
    fields: "tuple[Field, ...]"
    source: str = ""
    first: Callable[[], Any] | None = None


@dataclass(frozen=True)
class Computed:
    """What follows from the record, as a database expression of this type."""

    name: str
    type: JSONType
    expression: Callable[[], Any]
    help_text: Any = ""


@dataclass(frozen=True)
class Address:
    """An address of the site made with the record's key; null where the column is empty."""

    name: str
    view: str
    column: str


Field: TypeAlias = (
    "Column | PartialDate | Ref | KeyOf | Subject | Refs | Values | Rows | Computed | Address"
)


def columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def period(start: str = "starts", end: str = "ends") -> tuple[PartialDate, PartialDate]:
    """The two dates of a period, called `starts_on` and `ends_on`."""
    return PartialDate(f"{start}_on", start), PartialDate(f"{end}_on", end)
