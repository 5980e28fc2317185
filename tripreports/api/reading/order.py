"""The order of a list, and the rows after or before one of them."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Case, Expression, F, Model, Q, QuerySet, When

from tripreports.core.filters import Ordering
from tripreports.core.models import SharedRecord

Row = tuple[Any, ...]


class BadCursor(ValueError):
    """Not one that this list gave."""


@dataclass(frozen=True)
class Term:
    """One of the values by which a list is sorted; what has none comes last.

    `sign` is how a client names it: `-starts_on`. `name` is what the query calls it.
    """

    sign: str
    name: str
    expression: Expression | F
    is_descending: bool
    is_nullable: bool
    # Backwards through the list, what has no value comes first.
    is_reversed: bool = False

    def by(self) -> Any:
        place = F(self.name)
        nulls = {"nulls_first" if self.is_reversed else "nulls_last": self.is_nullable or None}
        return place.desc(**nulls) if self.is_descending else place.asc(**nulls)

    def beyond(self, value: Any) -> Q:
        """Rows that come later because of this value."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if self.is_reversed else Q(pk__in=[])
        later = Q(**{f"{self.name}__{'lt' if self.is_descending else 'gt'}": value})
        return later | self._unknown_last()

    def not_before(self, value: Any) -> Q:
        """Rows that come later or have the same value: a range that an index can start from."""
        if value is None:
            return Q() if self.is_reversed else Q(**{f"{self.name}__isnull": True})
        later = Q(**{f"{self.name}__{'lte' if self.is_descending else 'gte'}": value})
        return later | self._unknown_last()

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})

    def read(self, value: Any, field: Any) -> Any:
        """A value as it came back from a client."""
        if value is None and not self.is_nullable:
            raise BadCursor
        return None if value is None else field.to_python(value)

    def _unknown_last(self) -> Q:
        is_last = self.is_nullable and not self.is_reversed
        return Q(**{f"{self.name}__isnull": True}) if is_last else Q()

    def turned(self) -> "Term":
        return replace(self, is_descending=not self.is_descending, is_reversed=not self.is_reversed)


class Order(NamedTuple):
    """How a list is sorted; the last term is the key, so that every row has one place."""

    terms: tuple[Term, ...]

    @classmethod
    def of(
        cls, model: type[Model], signs: Sequence[str], ordering: Ordering, *, for_all: bool = False
    ) -> "Order":
        """By names, with a minus where it is descending; `ordering` knows what they stand for.

        What is `for_all` tells nothing of other records that are hidden: a cursor can be read.
        """
        return cls(
            tuple(
                Term(
                    sign,
                    f"sorted_{number}",
                    _value(model, sign.removeprefix("-"), ordering, for_all=for_all),
                    sign.startswith("-"),
                    ordering.may_be_unknown(model, sign.removeprefix("-"))
                    or (for_all and _may_be_hidden(model, sign.removeprefix("-"))),
                )
                for number, sign in enumerate(_up_to_key(signs))
            )
        )

    def turned(self) -> "Order":
        return Order(tuple(term.turned() for term in self.terms))

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        named: QuerySet[Any] = rows.annotate(**{term.name: term.expression for term in self.terms})
        return named.order_by(*(term.by() for term in self.terms))

    def places(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Sorted rows as tuples of the values by which they are sorted."""
        return rows.values_list(*(term.name for term in self.terms))

    def after(self, rows: QuerySet[Any], last: Sequence[Any]) -> QuerySet[Any]:
        """Of sorted rows, those that come after the one with these values, or expressions."""
        first, *_others = self.terms
        found, equal = Q(pk__in=[]), Q()
        for term, value in zip(self.terms, last, strict=True):
            found |= equal & term.beyond(value)
            equal &= term.same(value)
        return rows.filter(first.not_before(last[0]) & found)

    def cursor(self, row: Row) -> str:
        """The place of a row, to go on from in another request."""
        written = json.dumps([self._signs(), *map(_plain, row)], separators=(",", ":"))
        return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")

    def fields(self, rows: QuerySet[Any]) -> tuple[Any, ...]:
        """Of which kind the values are by which these rows are sorted."""
        return tuple(rows.query.annotations[term.name].output_field for term in self.terms)

    def place(self, cursor: str, fields: Sequence[Any]) -> Row:
        """The values in a cursor; BadCursor if it is not one of this order."""
        try:
            signs, *values = json.loads(base64.b64decode(_padded(cursor), b"-_", validate=True))
            if signs != self._signs():
                raise BadCursor
            triples = zip(self.terms, values, fields, strict=True)
            return tuple(term.read(value, field) for term, value, field in triples)
        except (ValueError, TypeError, binascii.Error, RecursionError, ValidationError) as error:
            raise BadCursor from error

    def _signs(self) -> str:
        return ",".join(term.sign for term in self.terms)


def _value(model: type[Model], name: str, ordering: Ordering, *, for_all: bool) -> Any:
    """By what rows are compared: another record by its key."""
    if for_all and _may_be_hidden(model, name):
        shows = {f"{name.partition('__')[0]}__is_public": True}
        return Case(When(**shows, then=ordering.value_of(model, name)), default=None)
    field = None if "__" in name or name in ordering.computed else model._meta.get_field(name)
    is_record = field is not None and field.is_relation
    return F(f"{name}_id") if is_record else ordering.value_of(model, name)


def _may_be_hidden(model: type[Model], name: str) -> bool:
    """Whether it is a value of another record, which may be hidden where this one shows."""
    way, _lookup, rest = name.partition("__")
    other = model._meta.get_field(way).related_model if rest else None
    return isinstance(other, type) and issubclass(other, SharedRecord)


def _up_to_key(signs: Sequence[str]) -> list[str]:
    """Two records never have the same key, so that nothing after it matters."""
    before = takewhile(lambda sign: sign.removeprefix("-") != "key", [*signs, "key"])
    kept = list(dict.fromkeys(before))
    return [*kept, "-key" if "-key" in signs else "key"]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _padded(text: str) -> bytes:
    return text.encode("ascii") + b"=" * (-len(text) % 4)
