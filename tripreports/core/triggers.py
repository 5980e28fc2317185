"""Rules that no check constraint can hold because they look at other rows.

A model lists them as `cross_row_rules`; they become triggers on SQLite and PostgreSQL, so that
bulk loads, which call no `clean()`, are refused too.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Deeper trees than this are refused as cycles: SQLite allows no recursion inside a trigger.
_DEPTH = 12


class CrossRowRule(NamedTuple):
    """`violated` is a condition on NEW, true for a bad row; {find} finds text in text."""

    name: str
    violated: str
    message: str


def no_cycle(table: str, name: str) -> CrossRowRule:
    """Refuses a row that is an ancestor of its own parent.

    It looks at what the rows point to, not at the rows: a load in which a child came before its
    parent closes the circle with a row that is not in the table yet.
    """
    joins = "".join(
        f" LEFT JOIN {table} a{level} ON a{level}.key = a{level - 1}.parent_id"
        for level in range(2, _DEPTH + 1)
    )
    ancestors = ", ".join(f"a{level}.parent_id" for level in range(1, _DEPTH + 1))
    return CrossRowRule(
        name=name,
        violated=(
            f"NEW.parent_id IS NOT NULL AND EXISTS (SELECT 1 FROM {table} a1{joins}"  # noqa: S608 (constants)
            f" WHERE a1.key = NEW.parent_id"
            f" AND (NEW.key IN ({ancestors}) OR a{_DEPTH}.parent_id IS NOT NULL))"
        ),
        message="a record cannot be its own ancestor",
    )


def create_all(using: str, **_kwargs: Any) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, rule in _rules():
            if table in tables:
                for statement in _statements(connection, table, rule):
                    cursor.execute(statement)


def drop_all(using: str, **_kwargs: Any) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, rule in _rules():
            if table in tables:
                for statement in _drops(connection, table, rule):
                    cursor.execute(statement)


def _rules() -> Iterator[tuple[str, CrossRowRule]]:
    for model in apps.get_models():
        for rule in getattr(model, "cross_row_rules", ()):
            yield model._meta.db_table, rule


def _drops(connection: BaseDatabaseWrapper, table: str, rule: CrossRowRule) -> list[str]:
    if connection.vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {rule.name} ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {rule.name}_{verb}" for verb in ("insert", "update")]


def _statements(connection: BaseDatabaseWrapper, table: str, rule: CrossRowRule) -> list[str]:
    drops = _drops(connection, table, rule)
    message = f"{rule.name}: {rule.message}"
    if connection.vendor == "postgresql":
        violated = rule.violated.format(find="strpos")
        function = (
            f"CREATE OR REPLACE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN IF {violated} THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',"
            f" CONSTRAINT = '{rule.name}', MESSAGE = '{message}'; END IF; RETURN NEW; END $$"
        )
        trigger = (
            f"CREATE TRIGGER {rule.name} BEFORE INSERT OR UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {rule.name}()"
        )
        return [*drops, function, trigger]
    violated = rule.violated.format(find="instr")
    return [
        *drops,
        *(
            f"CREATE TRIGGER {rule.name}_{verb} BEFORE {verb.upper()} ON {table}"
            f" WHEN {violated} BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for verb in ("insert", "update")
        ),
    ]
