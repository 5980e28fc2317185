"""What one page needs from the archive: many tables in few queries, and no draft among them.

A page shows rows of up to fifty tables. An `Extract` fetches any number of them in one query, as
JSON that the database writes; every table starts from `visible_to` its reader, and so do the names
behind the keys. A key whose record the reader may not see has no name, and is not shown.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404

from tripreports.browse.asking import WantedByKind
from tripreports.browse.kinds import (
    Kind,
    Row,
    columns,
    in_order,
    kind_named,
    lists,
    name_columns,
    references,
    title_of,
)
from tripreports.browse.statement import Asked, fetch
from tripreports.core.given import Given
from tripreports.events.models import Event

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class Extract:
    """Rows by kind of record, and the names and citations that go with them."""

    def __init__(self, reader: "Reader | None", subject: Kind, key: str) -> None:
        self.reader = reader
        self.subject = (subject, key)
        self._rows: dict[Kind, dict[str, Row]] = defaultdict(dict)
        self._ordered: dict[Kind, list[Row]] = {}
        self._firsts: dict[str, tuple[list[str], int]] = {}
        self._gathered: dict[tuple[Kind, str], dict[str | None, list[Row]]] = {}
        self._mentioned: dict[Kind, set[str]] = defaultdict(set)
        self._names: dict[Kind, dict[str, tuple[str, str]]] = defaultdict(dict)
        self._events: dict[Kind, dict[str, str | None]] = defaultdict(dict)
        self.mention(subject, [key])

    def read(self, wanted: WantedByKind, **keys: Iterable[str]) -> None:
        """One query for all of them; how to ask for what, `browse/asking.py` tells.

        `keys` are those that the conditions name as `Given`.
        """
        given = {name: json.dumps(sorted(some)) for name, some in keys.items()}
        asked = tuple((kind, which, columns(kind)) for kind, which in wanted.items())
        found = fetch(asked, self.reader, given | {"subject": self.subject[1]})
        self._firsts.update(found.firsts)
        for kind, rows in zip(wanted, found.rows, strict=True):
            self._keep(kind, rows)

    def require_subject(self) -> Row:
        """The row that the page is about; Http404 if the reader may not see it."""
        kind, key = self.subject
        if key not in self._rows[kind]:
            raise Http404
        return self._rows[kind][key]

    def mention(self, kind: Kind, keys: Iterable[str]) -> None:
        """Have the names of these read too."""
        self._mentioned[kind].update(keys)

    def mentioned(self, kind: Kind) -> list[str]:
        """The keys of those that the rows read so far mention."""
        return sorted(self._mentioned[kind])

    def read_names(self, also: Mapping[Kind, Q] | None = None) -> None:
        """The names of everything that the rows read so far mention, in one query.

        And rows that go with them, such as their other spellings.
        """
        kinds = (kind for kind, keys in self._mentioned.items() if keys and title_of(kind))
        # In one order, so that the statement is the one that is compiled already.
        named = {str(kind._meta.model_name): kind for kind in sorted(kinds, key=str)}
        asked: Asked = tuple(
            (kind, Q(key__in=Given(name)), name_columns(kind)) for name, kind in named.items()
        )
        given = {name: json.dumps(sorted(self._mentioned[kind])) for name, kind in named.items()}
        beside = {} if also is None else dict(also)
        asked += tuple((kind, condition, columns(kind)) for kind, condition in beside.items())
        found = fetch(asked, self.reader, given).rows
        for kind, rows in zip(named.values(), found, strict=False):
            self._names[kind] = {key: (zh, en) for key, zh, en, *_event in rows}
            self._events[kind] = {key: event[0] for key, _zh, _en, *event in rows if event}
        for kind, rows in zip(beside, found[len(named) :], strict=True):
            self._keep(kind, rows)

    def names(self, kind: Kind) -> Mapping[str, tuple[str, str]]:
        """Chinese and English names by key, of those that the reader may see."""
        return self._names[kind]

    def rows(self, kind: Kind) -> list[Row]:
        """The rows of a kind in their natural order."""
        if kind not in self._ordered:
            self._ordered[kind] = in_order(kind, self._rows[kind].values())
        return self._ordered[kind]

    def by(self, kind: Kind, column: str) -> Mapping[str | None, list[Row]]:
        """The rows of a kind by the value of a column, in their natural order."""
        if (kind, column) not in self._gathered:
            gathered = self._gathered[kind, column] = defaultdict(list)
            for row in self.rows(kind):
                gathered[row[column]].append(row)
        return self._gathered[kind, column]

    def chosen(self, kind: Kind, name: str) -> list[Row]:
        """The first rows that were asked for by this name, in the order asked for."""
        rows = self._rows[kind]
        return [rows[key] for key in self.keys_of(name) if key in rows]

    def keys_of(self, name: str) -> list[str]:
        """The keys of the first rows that were asked for by this name."""
        return self._firsts[name][0] if name in self._firsts else []

    def total(self, name: str) -> int:
        """How many there are in all of those of which the first were asked for."""
        return self._firsts[name][1] if name in self._firsts else 0

    def of(self, kind: Kind, **value: str | None) -> list[Row]:
        """The rows of a kind with this value in a column."""
        ((column, wanted),) = value.items()
        return self.by(kind, column).get(wanted, [])

    def row(self, kind: Kind, key: str | None) -> Row:
        return self._rows[kind][key or ""]

    def get(self, kind: Kind, key: str | None) -> Row | None:
        return self._rows[kind].get(key or "")

    def keys(self, kind: Kind) -> list[str]:
        return list(self._rows[kind])

    def read_kinds(self) -> list[Kind]:
        """Those of which rows were asked for."""
        return list(self._rows)

    def all_keys(self) -> list[str]:
        return [key for rows in self._rows.values() for key in rows]

    def subject_of(self, row: Row) -> tuple[Kind, str] | None:
        """What a row with a generic relation is about."""
        return (
            (kind_named(row["subject_kind"]), row["subject_key"]) if row["subject_kind"] else None
        )

    def name(self, kind: Kind, key: str | None) -> tuple[str, str] | None:
        """Chinese and English name, unless the reader may not see the record."""
        return self._names[kind].get(key) if key else None

    def event_of(self, kind: Kind, key: str) -> str | None:
        """The event on whose page a document or an agreement is told, if the reader sees it."""
        event = self._events[kind].get(key)
        return event if self.name(Event, event) else None

    def _keep(self, kind: Kind, found: Iterable[list[Any]]) -> None:
        names = columns(kind)
        rows = [dict(zip(names, values, strict=True)) for values in found]
        for name in lists(kind):
            for row in rows:
                # SQLite hands JSON inside JSON on as text.
                nested = row[name]
                row[name] = (json.loads(nested) if isinstance(nested, str) else nested) or []
        self._rows[kind].update((row["key"], row) for row in rows)
        self._ordered.pop(kind, None)
        self._gathered = {asked: rows for asked, rows in self._gathered.items() if asked[0] != kind}
        self._take_note(kind, rows)

    def _take_note(self, kind: Kind, rows: list[Row]) -> None:
        """Of the keys of other records."""
        for name, target in references(kind):
            if name in lists(kind):
                self._mentioned[target].update(*(row[name] for row in rows))
            else:
                self._mentioned[target].update(row[name] for row in rows if row[name])
        if "subject_kind" in columns(kind):
            for row in rows:
                if row["subject_kind"]:
                    self._mentioned[kind_named(row["subject_kind"])].add(row["subject_key"])
