"""Lookups of the database that compare names as people read them."""

from functools import reduce

from django.db.models import CharField, Q, TextField, Transform

from tripreports.core.text import fold

_DROPPED = " \u3000-‐‑‒–—－·・"
_REPLACED = {"臺": "台", "峯": "峰", "叁": "參", "（": "(", "）": ")", "，": ",", "：": ":"}
_BARE = reduce(
    lambda sql, pair: f"REPLACE({sql}, '{pair[0]}', '{pair[1]}')",
    [*((character, "") for character in _DROPPED), *_REPLACED.items()],
    "%(expressions)s",
)


@CharField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """A column without the differences that `fold` takes away, as far as both databases can.

    They leave the accents of a stored name and most full-width letters as they are; what is
    searched for is folded whole.
    """

    lookup_name = "folded"

    template = f"LOWER({_BARE})"


def name_contains(field: str, text: str) -> Q:
    """The text stands in the field, as typed or folded."""
    found = Q(**{f"{field}__icontains": text})
    if folded := fold(text):
        found |= Q(**{f"{field}__folded__contains": folded})
    return found


def name_is(field: str, text: str) -> Q:
    """The field is the text, as typed or folded."""
    found = Q(**{f"{field}__iexact": text})
    if folded := fold(text):
        found |= Q(**{f"{field}__folded": folded})
    return found
