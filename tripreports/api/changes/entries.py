"""What changed since, of all resources at once, in the order of its change.

One statement asks every table for its first rows behind the place, by their index, and takes the
first of these.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from tripreports.api.changes.cursor import Place
from tripreports.api.reading.resource import Resource
from tripreports.mirror.models import Tombstone

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class Entry(NamedTuple):
    """One change: of a record that is to be seen now, or of one that is not any more."""

    at: dt.datetime
    resource: Resource
    key: str
    is_gone: bool

    @property
    def place(self) -> Place:
        return Place(self.at, self.resource.name, self.key)


def entries_after(
    place: Place, resources: Sequence[Resource], reader: "Reader | None", limit: int
) -> list[Entry]:
    """The first so many. A record is told of once, as it is now, and never before it was so."""
    ordered = sorted(resources, key=lambda resource: resource.name)
    parts, parameters = list[str](), list[Any]()
    for number, resource in enumerate(ordered):
        for rows in _changes(number, resource, place, reader):
            sql, given = rows[:limit].query.sql_with_params()
            parts.append(f"SELECT * FROM ({sql}) part{len(parts)}")  # noqa: S608 (compiled by Django)
            parameters += given
    with connection.cursor() as cursor:
        statement = f"{' UNION ALL '.join(parts)} ORDER BY 1, 2, 3 LIMIT %s"
        cursor.execute(statement, [*parameters, limit])
        found = cursor.fetchall()
    return [
        Entry(_moment(at), ordered[number], key, bool(is_gone))
        for at, number, key, is_gone in found
    ]


def _changes(
    number: int, resource: Resource, place: Place, reader: "Reader | None"
) -> Iterator[QuerySet[Any, Any]]:
    """What is visible, and what is gone for those who do not see it now."""
    records: Any = resource.model._default_manager
    visible = records.visible_to(reader).order_by()
    yield _told(visible, "updated_at", number, resource, place, is_gone=False)
    gone = Tombstone.objects.visible_to(reader).filter(kind=resource.model._meta.model_name)
    hidden = gone.exclude(Exists(visible.filter(key=OuterRef("key"))))
    yield _told(hidden, "gone_at", number, resource, place, is_gone=True)


def _told(
    rows: QuerySet[Any],
    moment: str,
    number: int,
    resource: Resource,
    place: Place,
    *,
    is_gone: bool,
) -> QuerySet[Any, Any]:
    """In columns that are the same for all: moment, number of the resource, key, whether gone."""
    return (
        rows.filter(_behind(moment, resource.name, place))
        .order_by(moment, "key")
        .values_list(
            F(moment),
            Value(number, IntegerField()),
            F("key"),
            Value(int(is_gone), IntegerField()),
        )
    )


def _behind(moment: str, resource: str, place: Place) -> Q:
    if resource > place.resource:
        return Q(**{f"{moment}__gte": place.at})
    if resource < place.resource:
        return Q(**{f"{moment}__gt": place.at})
    later = Q(**{f"{moment}__gt": place.at}) | Q(key__gt=place.key)
    return Q(**{f"{moment}__gte": place.at}) & later


def _moment(value: Any) -> dt.datetime:
    """As SQLite keeps it, or PostgreSQL."""
    moment: dt.datetime = (
        value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
    )
    return moment.replace(tzinfo=dt.UTC) if timezone.is_naive(moment) else moment.astimezone(dt.UTC)
