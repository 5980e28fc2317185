"""Notices whatever is written, by triggers on every table of the archive: also raw SQL and loads.

The signals only say when it is time to look: at the end of the transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from tripreports.core.triggers import VERBS, after_any_change
from tripreports.search.indexing import APPEND, flush_at_the_end
from tripreports.search.kinds import Follows, Kind, Related, all_kinds, column_of

# What they write is no state of the archive.
_OTHER_APPS = {"api", "history", "mirror", "search"}


class Notices(NamedTuple):
    """What each verb appends to the pending rows when it writes a row of the table."""

    table: str
    statements: dict[str, list[str]]

    @property
    def name(self) -> str:
        return f"noticed_{self.table}"

    def drops(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}"]
        return [f"DROP TRIGGER IF EXISTS {self.name}_{verb}" for verb in VERBS]

    def makes(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            bodies = {verb: f"{'; '.join(self.statements[verb])};" for verb in VERBS}
            return after_any_change(self.name, self.table, bodies)
        return [
            f"CREATE TRIGGER {self.name}_{verb} AFTER {verb.upper()} ON {self.table}"
            f" BEGIN {'; '.join(self.statements[verb])}; END"
            for verb in VERBS
        ]


def watched_models() -> list[type[Model]]:
    """All tables of the archive, those between two lists included."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("tripreports.") and config.label not in _OTHER_APPS
        for model in config.get_models(include_auto_created=True)
    ]


def notices() -> Iterator[Notices]:
    """The triggers: of a searched table with the key of the document, of others without."""
    owners = _columns_with_owners()
    followers = _followers()
    for model in watched_models():
        table, shows = model._meta.db_table, _shows(model)
        statements: dict[str, list[str]] = defaultdict(list)
        for kind, column in owners[table]:
            for verb, statement in _own(kind, column, shows):
                statements[verb].append(statement)
        statements["update"] += followers[table]
        if not owners[table]:
            for verb in VERBS:
                statements[verb].append(f"{APPEND} VALUES ('', '', {shows[verb]})")
        yield Notices(table, statements)


def watch() -> None:
    """Looks at what is pending after whatever is saved or deleted by Django."""
    for model in watched_models():
        if model._meta.auto_created:
            m2m_changed.connect(_written, sender=model, dispatch_uid=f"search.{model._meta.label}")
            continue
        for signal, verb in ((post_save, "saved"), (post_delete, "deleted")):
            uid = f"search.{verb}.{model._meta.label}"
            signal.connect(_written, sender=model, dispatch_uid=uid)


def _written(**_kwargs: Any) -> None:
    flush_at_the_end()


def _columns_with_owners() -> dict[str, list[tuple[Kind, str]]]:
    """By table: of which kinds a row is part of the text, and which column has the key."""
    found: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
    for kind in all_kinds():
        found[kind.model._meta.db_table].append((kind, "key"))
        for related in kind.related:
            owned = (kind, column_of(related.model, related.owner))
            if owned not in found[related.model._meta.db_table]:
                found[related.model._meta.db_table].append(owned)
    return found


def _shows(model: type[Model]) -> dict[str, str]:
    """By verb, whether the public saw the row that is written, or sees it now."""
    new, old = _shown(model, "NEW"), _shown(model, "OLD")
    return {"insert": new, "update": f"({new} OR {old})", "delete": old}


def _shown(model: Any, row: str) -> str:
    """A row of a list is seen with the record whose list it is; what says nothing is seen."""
    owner: Any = model._meta.auto_created
    if not owner:
        return str(model.shows(row)) if hasattr(model, "shows") else "TRUE"
    [key] = [one for one in model._meta.fields if one.related_model is owner]
    return (
        f"NOT EXISTS (SELECT 1 FROM {owner._meta.db_table} o"  # noqa: S608 (constants)
        f" WHERE o.key = {row}.{key.column} AND NOT ({owner.shows('o')}))"
    )


def _own(kind: Kind, column: str, shows: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A row that moves from one owner to another changes both."""
    for verb, row in (("insert", "NEW"), ("update", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        statement = (
            f"{APPEND} SELECT '{kind.name}', {row}.{column}, {shows[verb]}"
            f" WHERE {row}.{column} IS NOT NULL"
        )
        if (verb, row) == ("update", "OLD"):
            statement += f" AND (NEW.{column} IS NULL OR NEW.{column} <> OLD.{column})"
        yield verb, statement


def _followers() -> dict[str, list[str]]:
    """By table: what else changes with some of its columns; what the public sees of it is told."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind in all_kinds():
        for follows in kind.follows:
            owner: Any = kind.model._meta.get_field(follows.owner)
            found[owner.related_model._meta.db_table].append(_follow(kind, owner, follows))
        for related in kind.related:
            if related.via:
                found[related.other._meta.db_table].append(_follow_names(kind, related))
    return found


def _follow(kind: Kind, owner: "ForeignKey[Any, Any]", follows: Follows) -> str:
    other: Any = owner.related_model
    changed = _any_differs(column_of(other, name) for name in follows.fields)
    return (
        f"{APPEND} SELECT '{kind.name}', key, FALSE FROM {kind.model._meta.db_table}"  # noqa: S608 (constants)
        f" WHERE {owner.column} = NEW.key AND ({changed})"
    )


def _follow_names(kind: Kind, related: Related) -> str:
    """Who is found by the name of another record."""
    owner, via = (column_of(related.model, name) for name in (related.owner, related.via))
    changed = _any_differs([*related.fields, "is_public"])
    return (
        f"{APPEND} SELECT '{kind.name}', {owner}, FALSE FROM {related.model._meta.db_table}"  # noqa: S608 (constants)
        f" WHERE {via} = NEW.key AND {owner} IS NOT NULL AND ({changed})"
    )


def _any_differs(columns: Iterable[str]) -> str:
    """In words of both databases: a null differs from a value."""
    return " OR ".join(
        f"NEW.{column} <> OLD.{column} OR (NEW.{column} IS NULL) <> (OLD.{column} IS NULL)"
        for column in columns
    )
