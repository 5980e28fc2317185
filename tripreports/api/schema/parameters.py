"""What a list or a detail may be asked, as far as clients are told of it."""

from typing import Any

from django.utils.choices import flatten_choices, normalize_choices
from django_filters import ChoiceFilter, NumberFilter

from tripreports.api.reading import asked, lists
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import resource_of
from tripreports.api.schema.members import PARTIAL_DATE, coded, meanings, sentence
from tripreports.api.schema.operation import Schema, query, ref
from tripreports.core.filters import (
    CodesFilter,
    CountFilter,
    KeysFilter,
    MomentFilter,
    Ordering,
    RecordsFilter,
    YesNoFilter,
)
from tripreports.core.lists import MOST_VALUES
from tripreports.core.periods import CoversFilter, DateFilter, YearFilter
from tripreports.core.reach import follow

_EITHER_CALENDAR = f"{PARTIAL_DATE}|^[0-9]{{1,4}}年([0-9]{{1,2}}月([0-9]{{1,2}}日)?)?$"
# No defaults: clients would send them, and files are no pages.
_FLAG: Schema = {"type": "string", "enum": ["1", "0", "true", "false"]}
_HIGHEST = 1e50  # of the numbers that the filters of django-filter take
_CURSOR: Schema = {"type": "string", "minLength": 1}
_COMMON: dict[str, Schema] = {
    "limit": query(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": 200},
        "The most records on a page; 50 without it.",
    ),
    "after": query("after", _CURSOR, "The page after this place: what `next` links to."),
    "before": query("before", _CURSOR, "The page before this place: what `previous` links to."),
    "count": query("count", _FLAG, "`1` adds `count`, the number of all records of the list."),
    "citations": query(
        "citations",
        _FLAG,
        "`1` adds `citations`, the words of the reports that prove each record, also to its rows "
        "and to what `expand` shows in full.",
    ),
}
_FORMATS = ("json", "api", "csv", "ndjson", "xlsx")


def shared() -> dict[str, Schema]:
    """Those that are the same everywhere, by their names."""
    formats = (("ListFormat", _FORMATS), ("DetailFormat", _FORMATS[:2]))
    return {name.title(): parameter for name, parameter in _COMMON.items()} | {
        name: query("format", {"type": "string", "enum": list(known)}, _about_formats(len(known)))
        for name, known in formats
    }


def _about_formats(number: int) -> str:
    file = " A file holds the whole list, whatever its length, and knows no pages."
    return "The form of the answer, in place of `Accept`; `api` is a page for people." + (
        file if number > len(_FORMATS[:2]) else ""
    )


def of_detail(resource: Resource) -> tuple[Schema, ...]:
    return (*shaping(resource), ref("DetailFormat", "parameters"))


def of_list(resource: Resource) -> tuple[Schema, ...]:
    filters = resource.filterset.base_filters.items()
    asked_for = [_filter(resource, name, each) for name, each in filters]
    names = ("Limit", "After", "Before", "Count", "ListFormat")
    return (*asked_for, *shaping(resource), *(ref(name, "parameters") for name in names))


def shaping(resource: Resource) -> tuple[Schema, ...]:
    """What decides which members an answer has."""
    fields = _several([asked.ALL, *resource.head, *resource.all_fields])
    paths = asked.expandable(resource)
    cited = ref("Citations", "parameters")
    shown = query(
        "fields", fields, "Only these members of each record; `all` is what a detail shows."
    )
    if not paths:
        return shown, cited
    said = "Show these records as their own lists do, and not in brief; at most ten."
    expand = query("expand", _several(paths) | {"maxItems": 10}, said)
    return shown, expand, cited


def _several(codes: list[str]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": codes}, "minItems": 1}


def _filter(resource: Resource, name: str, each: Any) -> Schema:
    if isinstance(each, Ordering):
        said = (
            "By what to sort, the first first; `-` turns the order round. What is unknown is last."
        )
        usual = ",".join(resource.order)
        known = _several(lists.orderings(resource))
        return query(name, known, f"{said} Without it: `{usual}`.")
    more = {"deprecated": True} if name in resource.outgoing else {}
    said = " ".join(filter(None, (sentence(str(each.label)), _hint(resource, each))))
    return query(name, _type(each), said, **more)


def _type(each: Any) -> Schema:
    match each:
        case RecordsFilter() | KeysFilter():
            keys: Schema = {"type": "string", "minLength": 1}
            return {"type": "array", "items": keys, "minItems": 1, "maxItems": MOST_VALUES}
        case CodesFilter():
            codes = coded(_choices(each), may_be_empty=False)
            return {"type": "array", "items": codes, "minItems": 1}
        case YesNoFilter():
            return {"type": "boolean"}
        case MomentFilter():
            return {"type": "string", "format": "date-time"}
        case DateFilter() | CoversFilter():
            return {"type": "string", "pattern": _EITHER_CALENDAR}
        case _:
            return _plain(each)


def _plain(each: Any) -> Schema:
    match each:
        case YearFilter():
            return {"type": "integer", "minimum": 1, "maximum": 9999}
        case CountFilter():
            return {"type": "integer"}
        case NumberFilter():
            return {"type": "number", "maximum": _HIGHEST}
        case ChoiceFilter() if "choices" in each.extra:
            return coded(_choices(each), may_be_empty=False)
        case _:
            longest = each.extra.get("max_length")
            bounds = {"minLength": 1, **({"maxLength": longest} if longest else {})}
            return {"type": "string", **bounds}


def _choices(each: Any) -> list[tuple[Any, Any]]:
    known: Any = flatten_choices(normalize_choices(each.extra["choices"]))
    return list(known)


def _hint(resource: Resource, each: Any) -> str:
    """What the type alone does not tell."""
    match each:
        case CodesFilter() if not isinstance(each, KeysFilter):
            return sentence(meanings(_choices(each)), is_code=True)
        case ChoiceFilter() if "choices" in each.extra and not isinstance(each, YesNoFilter):
            return sentence(meanings(_choices(each)), is_code=True)
        case DateFilter() | CoversFilter():
            return (
                "A day, month or year of either calendar: 2025-09-23, 2025-09, 2025, 114年9月23日."
            )
        case MomentFilter():
            return "A moment with its zone: 2025-09-23T00:00:00Z."
        case _:
            return _key_of(resource, each)


def _key_of(resource: Resource, each: Any) -> str:
    """Of which resource a key is asked for."""
    if not hasattr(each, "queryset") or not hasattr(each, "paths"):
        return ""
    path, _where = each.paths[0]
    other = resource_of(follow(resource.model, path.split("__")))
    number = "Keys" if isinstance(each, RecordsFilter) else "A key"
    return f"{number} of `{other.name}`." if other else f"{number} that records show."
