"""Makes triggers on SQLite and PostgreSQL of the rules that no check constraint can hold."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from tripreports.core.known import rules_of_every_record
from tripreports.core.rules import CrossRowRule


def create_all(using: str, **_kwargs: Any) -> None:
    """In one transaction: nobody who writes meanwhile finds a rule missing."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using), connection.cursor() as cursor:
        for table, rule in _rules():
            if table in tables:
                for statement in _statements(connection, table, rule):
                    cursor.execute(statement)


def drop_all(using: str, plan: Sequence[Any] | None = None, **_kwargs: Any) -> None:
    """Before migrations, unless there are none to apply."""
    if plan is not None and not plan:
        return
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using), connection.cursor() as cursor:
        for table, rule in _rules():
            if table in tables:
                for statement in _drops(connection, table, rule):
                    cursor.execute(statement)


def _rules() -> Iterator[tuple[str, CrossRowRule]]:
    yield from rules_of_every_record()
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
