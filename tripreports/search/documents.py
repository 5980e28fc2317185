"""Composes the documents: the text of a record with its related rows, as each audience sees it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from tripreports.core.enums import Precision
from tripreports.core.text import fold
from tripreports.search import tokens
from tripreports.search.kinds import Kind, Related
from tripreports.search.models import Audience, Document

_PUBLIC = AnonymousUser()
_STAFF = User(is_staff=True, is_active=True)
_MOST_YEARS, _MOST_MONTHS, _MOST_DAYS = 100, 24, 62

Days = list[tuple[dt.date, str]]


class Text(NamedTuple):
    """What one audience may read of a record."""

    names: str
    body: str
    dates: str
    newest_on: dt.date | None


def compose(kind: Kind, keys: Collection[str]) -> Iterator[Document]:
    """The documents of the records with these keys: none of one that is gone."""
    public, staff = (_texts(kind, keys, reader) for reader in (_PUBLIC, _STAFF))
    for key, text in staff.items():
        if public.get(key) == text:
            yield _document(kind, key, Audience.ALL, text)
            continue
        yield _document(kind, key, Audience.STAFF, text)
        if key in public:
            yield _document(kind, key, Audience.PUBLIC, public[key])


def tokens_of(document: Document) -> list[str]:
    """All by which a document is found; the same whenever they are made of the same document."""
    found = set(tokens.tokens_of_names(document.names.split("\n")))
    for line in document.body.split("\n"):
        found |= tokens.tokens_in(line)
    found.add(tokens.kind(document.kind))
    found.add(tokens.neighbourhood(document.pk))
    found |= {tokens.date(written) for written in document.dates.split()}
    if document.audience != Audience.STAFF:
        found.add(tokens.audience(is_public=True))
    if document.audience != Audience.PUBLIC:
        found.add(tokens.audience(is_public=False))
    return [tokens.written(token) for token in found]


def _document(kind: Kind, key: str, audience: Audience, text: Text) -> Document:
    return Document(
        kind=kind.name,
        key=key,
        audience=audience,
        names=text.names,
        body=text.body,
        dates=text.dates,
        newest_on=text.newest_on,
    )


def _texts(kind: Kind, keys: Collection[str], reader: Any) -> dict[str, Text]:
    names: dict[str, list[str]] = defaultdict(list)
    body: dict[str, list[str]] = defaultdict(list)
    days: dict[str, Days] = {}
    precisions = [_precision_of(kind.model, path) for path in kind.period]
    columns = [*kind.names, *kind.texts, *kind.period, *(path for path in precisions if path)]
    for row in (
        kind.records.visible_to(reader).filter(pk__in=keys).order_by().values("pk", *columns)
    ):
        key = row["pk"]
        names[key] += [row[column] for column in kind.names]
        body[key] += _flat(row[column] for column in kind.texts)
        days[key] = _days(row, kind.period, precisions)
    # The days of a trip are those of its sections only by the year.
    is_own = not any("__" in path for path in kind.period)
    for related in kind.related:
        texts = names if related.are_names else body
        for key, text in _of_related(related, keys, reader):
            texts[key].append(text)
    return {
        key: Text(_lines(names[key]), _lines(body[key]), _dates(found, is_own), _newest(found))
        for key, found in days.items()
    }


def _of_related(related: Related, keys: Collection[str], reader: Any) -> Iterator[tuple[str, str]]:
    seen = related.seen(keys, reader)
    for key, *values in seen.values_list(related.owner, *related.texts):
        for text in _flat(values):
            yield key, text


def _flat(values: Iterable[Any]) -> list[str]:
    """Texts, and those in lists."""
    found: list[str] = []
    for value in values:
        found += value if isinstance(value, list) else [value]
    return found


def _lines(texts: Iterable[str]) -> str:
    """Each once, folded: no line break is left in a folded text."""
    return "\n".join(dict.fromkeys(folded for text in texts if text and (folded := fold(text))))


def _precision_of(model: type[Model], path: str) -> str:
    """The path of the column that says how exactly a date is known, if there is one."""
    *steps, name = path.split("__")
    for step in steps:
        other: Any = model._meta.get_field(step).related_model
        model = other
    precision = f"{name.removesuffix('_on')}_precision"
    try:
        model._meta.get_field(precision)
    except FieldDoesNotExist:
        return ""
    return "__".join([*steps, precision])


def _days(row: dict[str, Any], period: Iterable[str], precisions: Iterable[str]) -> Days:
    return [
        (row[path], row[precision] if precision else Precision.DAY)
        for path, precision in zip(period, precisions, strict=True)
        if row[path]
    ]


def _dates(days: Days, is_own: bool) -> str:
    """The years, and the months and days as far as they are known and few."""
    if not days:
        return ""
    (first, first_known), (last, last_known) = days[0], days[-1]
    years = range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)
    found = [str(year) for year in years]
    known = {first_known, last_known} if is_own else {Precision.YEAR}
    if Precision.YEAR not in known:
        months = range(_month(first), _month(last) + 1)
        found += [f"{m // 12}-{m % 12 + 1:02}" for m in months if len(months) <= _MOST_MONTHS]
    if known == {Precision.DAY} and (last - first).days < _MOST_DAYS:
        span = range(first.toordinal(), last.toordinal() + 1)
        found += [dt.date.fromordinal(day).isoformat() for day in span]
    return " ".join(found)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _newest(days: Days) -> dt.date | None:
    return max((day for day, _known in days), default=None)
