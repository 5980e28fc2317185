"""What changed since, of all resources at once, in the order of its change.

One statement asks every table for its first rows behind the place, by their index, and takes the
first of these.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from tripreports.api.changes.cursor import Place
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.statement import Audience
from tripreports.api.resources import RESOURCES
from tripreports.mirror.models import Tombstone, UnseenChange

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

# It stands for any in what is compiled, and is that of no record.
_ANY = Place(dt.datetime(1900, 1, 1, tzinfo=dt.UTC), key="any place")


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
        side = (resource.name > place.resource) - (resource.name < place.resource)
        sql, given = _compiled(resource.name, side, Audience.of(reader), limit)
        parts.append(f"SELECT moment, {number}, key, is_gone FROM ({sql}) part{number}")  # noqa: S608 (compiled by Django)
        parameters += _filled(given, place)
    with connection.cursor() as cursor:
        statement = f"{' UNION ALL '.join(parts)} ORDER BY 1, 2, 3 LIMIT %s"
        cursor.execute(statement, [*parameters, limit])
        found = cursor.fetchall()
    return [
        Entry(_moment(at), ordered[number], key, bool(is_gone))
        for at, number, key, is_gone in found
    ]


@lru_cache(maxsize=1024)
def _compiled(name: str, side: int, audience: Audience, limit: int) -> tuple[str, list[Any]]:
    """Of one resource, which comes before, with or after that of the place among its changes.

    To compile takes longer than to ask, so it is kept, with a place that stands for any.
    """
    resource, reader = RESOURCES[name], audience.reader
    records: Any = resource.model._default_manager
    visible = records.visible_to(reader).order_by()
    kind = resource.model._meta.model_name
    gone = Tombstone.objects.visible_to(reader).filter(kind=kind)
    # For those who see the record now, it is not gone.
    hidden = gone.exclude(Exists(visible.filter(key=OuterRef("key"))))
    told_of = [(0, visible, "updated_at"), (1, hidden, "gone_at")]
    if audience.sees_drafts:
        told_of[:1] = _with_unseen(visible, UnseenChange.objects.filter(kind=kind))
    parts, parameters = list[str](), list[Any]()
    for number, (is_gone, rows, moment) in enumerate(told_of):
        told = rows.annotate(moment=F(moment)).filter(_behind(side)).order_by("moment", "key")
        sql, given = told.values_list("moment", "key")[:limit].query.sql_with_params()
        parts.append(f"SELECT moment, key, {is_gone} AS is_gone FROM ({sql}) told{number}")  # noqa: S608 (compiled by Django)
        parameters += given
    return " UNION ALL ".join(parts), parameters


def _with_unseen(visible: Any, unseen: Any) -> list[tuple[int, Any, str]]:
    """By what changed last: the record, or a part of it that the public cannot see."""
    later = unseen.filter(key=OuterRef("key"), at__gt=OuterRef("updated_at"))
    earlier = visible.filter(key=OuterRef("key"), updated_at__lt=OuterRef("at"))
    return [
        (0, visible.exclude(Exists(later)), "updated_at"),
        (0, unseen.filter(Exists(earlier)), "at"),
    ]


def _behind(side: int) -> Q:
    if side > 0:
        return Q(moment__gte=_ANY.at)
    if side < 0:
        return Q(moment__gt=_ANY.at)
    return Q(moment__gte=_ANY.at) & (Q(moment__gt=_ANY.at) | Q(key__gt=_ANY.key))


def _filled(parameters: Sequence[Any], place: Place) -> list[Any]:
    adapt = connection.ops.adapt_datetimefield_value
    known = {adapt(_ANY.at): adapt(place.at), _ANY.key: place.key}
    return [known.get(value, value) for value in parameters]


def _moment(value: Any) -> dt.datetime:
    """As SQLite keeps it, or PostgreSQL."""
    moment: dt.datetime = (
        value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
    )
    return moment.replace(tzinfo=dt.UTC) if timezone.is_naive(moment) else moment.astimezone(dt.UTC)
