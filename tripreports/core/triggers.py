"""Makes triggers on SQLite and PostgreSQL: what the databases do by themselves as rows are written.

The rules that no check constraint can hold are here; apps above add sources of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from django.apps import apps
from django.db import connections, transaction

from tripreports.core.known import rules_of_every_record
from tripreports.core.rules import CrossRowRule

VERBS = ("insert", "update", "delete")


class Trigger(Protocol):
    """A trigger of one table, in the language of either database."""

    @property
    def table(self) -> str: ...

    def drops(self, vendor: str) -> list[str]: ...

    def makes(self, vendor: str) -> list[str]: ...


class Guard(NamedTuple):
    """Refuses rows that break a rule."""

    table: str
    rule: CrossRowRule

    def drops(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.rule.name} ON {self.table}"]
        return [f"DROP TRIGGER IF EXISTS {self.rule.name}_{verb}" for verb in ("insert", "update")]

    def makes(self, vendor: str) -> list[str]:
        message = f"{self.rule.name}: {self.rule.message}"
        if vendor == "postgresql":
            return self._in_postgresql(message)
        violated = self.rule.violated.format(find="instr")
        return [
            f"CREATE TRIGGER {self.rule.name}_{verb} BEFORE {verb.upper()} ON {self.table}"
            f" WHEN {violated} BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for verb in ("insert", "update")
        ]

    def _in_postgresql(self, message: str) -> list[str]:
        name, violated = self.rule.name, self.rule.violated.format(find="strpos")
        function = (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN IF {violated} THEN RAISE EXCEPTION USING ERRCODE = 'check_violation',"
            f" CONSTRAINT = '{name}', MESSAGE = '{message}'; END IF; RETURN NEW; END $$"
        )
        trigger = (
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {self.table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
        return [function, trigger]


def after_any_change(name: str, table: str, bodies: Mapping[str, str]) -> list[str]:
    """In PostgreSQL: a function with a body for each verb, called for every row that is written."""
    cases = " ".join(f"IF TG_OP = '{verb.upper()}' THEN {bodies[verb]} END IF;" for verb in VERBS)
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {cases} RETURN NULL; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
    return [function, trigger]


Source = Callable[[], Iterable[Trigger]]


def guards() -> Iterator[Guard]:
    for table, rule in rules_of_every_record():
        yield Guard(table, rule)
    for model in apps.get_models():
        for rule in getattr(model, "cross_row_rules", ()):
            yield Guard(model._meta.db_table, rule)


_sources: list[Source] = [guards]


def add_source(source: Source) -> None:
    """Has the triggers of an app made and dropped with the others."""
    if source not in _sources:
        _sources.append(source)


def create_all(using: str, **_kwargs: Any) -> None:
    """In one transaction: nobody who writes meanwhile finds a rule missing."""
    vendor = connections[using].vendor
    _execute(using, lambda trigger: [*trigger.drops(vendor), *trigger.makes(vendor)])


def drop_all(using: str, plan: Sequence[Any] | None = None, **_kwargs: Any) -> None:
    """Before migrations, unless there are none to apply."""
    if plan is not None and not plan:
        return
    vendor = connections[using].vendor
    _execute(using, lambda trigger: trigger.drops(vendor))


def _execute(using: str, statements_of: Callable[[Trigger], list[str]]) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using), connection.cursor() as cursor:
        for source in _sources:
            for trigger in source():
                if trigger.table in tables:
                    for statement in statements_of(trigger):
                        cursor.execute(statement)
