"""What may be written of each kind of record, and what together with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tripreports.api.writing.slots import ListSlot, Slot, slot_of
from tripreports.core.models import Record
from tripreports.core.numbering import Numbering, numberings

# Every record has them.
_NOTES = ("note", "is_derived")


@dataclass(frozen=True)
class Part:
    """Rows that are written with the record on which they hang by the field `owner`.

    Those that have addresses of their own, under the name of `alone`, are taken with a new
    record only. Rows of a single column are lists of its values. Rows with something in `shares`
    hang on the same records as this one, by these fields.
    """

    shape: "Shape"
    owner: str
    alone: str = ""
    value: str = ""
    arrange: Callable[[list[Any]], None] | None = None
    shares: tuple[str, ...] = ()

    @cached_property
    def implied(self) -> frozenset[str]:
        """What follows from the place of a row: where it hangs, and what arranging finds out."""
        found = (self.owner, *self.shares, *(["parent"] if self.arrange else []))
        return frozenset(n for n, slot in self.shape.slots.items() if slot.field.name in found)

    def hang(self, row: Any, owner: Any) -> None:
        """Let a row hang where it stands in the body."""
        if not self.shares:
            setattr(row, self.owner, owner)
        for name in self.shares:
            if getattr(owner, f"{name}_id"):  # of a bad one there is none
                setattr(row, name, getattr(owner, name))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The columns that number the rows below one record."""
        found = self.shape.numberings
        return tuple(one.number for one in found if one.within == self.owner)


@dataclass(frozen=True)
class Shape:
    """The fields of a record that clients write; all others are the server's.

    A field that clients know by another name than the model is `theirs=ours`. In a field that is
    among `makes`, a record that is not there yet may stand in place of a reference. `complete` fills
    in what of a new record follows from the rest; `afterwards` does what goes with writing one.
    """

    model: type[Record]
    fields: tuple[str, ...]
    parts: Mapping[str, Part] = field(default_factory=dict)
    makes: Mapping[str, "Shape"] = field(default_factory=dict)
    complete: Callable[[Any], None] | None = None
    afterwards: Callable[[Any], None] | None = None

    @cached_property
    def slots(self) -> dict[str, Slot]:
        named = [one.split("=") for one in (*self.fields, *_NOTES)]
        return {names[0]: slot_of(self.model, names[0], names[-1]) for names in named}

    @cached_property
    def columns(self) -> dict[str, Slot]:
        return {n: slot for n, slot in self.slots.items() if not isinstance(slot, ListSlot)}

    @cached_property
    def lists(self) -> dict[str, ListSlot]:
        return {n: slot for n, slot in self.slots.items() if isinstance(slot, ListSlot)}

    @cached_property
    def own_parts(self) -> dict[str, Part]:
        """Those that are written with a record that is there, too."""
        return {name: part for name, part in self.parts.items() if not part.alone}

    @cached_property
    def numberings(self) -> tuple[Numbering, ...]:
        return numberings(self.model)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """What a new record cannot be without; numbers come by themselves."""
        numbers = {numbering.number for numbering in self.numberings}
        needed = [n for n, slot in self.slots.items() if slot.is_required]
        return tuple(name for name in needed if self.slots[name].field.name not in numbers)

    def name_of(self, field: str) -> str:
        """How clients know a field of the model; nothing for one that they do not write."""
        return next((n for n, slot in self.slots.items() if slot.field.name == field), "")
