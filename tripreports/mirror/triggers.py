"""Triggers that do something after a row was written, in the language of either database."""

from typing import NamedTuple

from tripreports.core.triggers import VERBS, after_any_change

# In SQLite to the millisecond, and never a whole second, which Django writes without a fraction:
# moments are compared as texts there.
_MOMENTS = {
    "sqlite": {
        "now": "STRFTIME('%Y-%m-%d %H:%M:%f001', 'now')",
        "just": "STRFTIME('%Y-%m-%d %H:%M:%f001', 'now', '-1 second')",
        "before": "STRFTIME('%Y-%m-%d %H:%M:%f001', 'now', '-1 minute')",
        "after": "STRFTIME('%Y-%m-%d %H:%M:%f001', 'now', '+1 minute')",
    },
    "postgresql": {
        "now": "clock_timestamp()",
        "just": "clock_timestamp() - INTERVAL '1 second'",
        "before": "clock_timestamp() - INTERVAL '1 minute'",
        "after": "clock_timestamp() + INTERVAL '1 minute'",
    },
}


class Step(NamedTuple):
    """What is done when one row was written; {now}, {just}, {before} and {after} are moments."""

    verb: str
    statements: tuple[str, ...]
    when: str = "1 = 1"


class Watch(NamedTuple):
    """All that is done when rows of a table are written."""

    table: str
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        return f"mirrored_{self.table}"

    def drops(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}"]
        return [f"DROP TRIGGER IF EXISTS {name}" for name, _step in self._named()]

    def makes(self, vendor: str) -> list[str]:
        made = self._in_postgresql() if vendor == "postgresql" else self._in_sqlite()
        return [statement.format(**_MOMENTS[vendor]) for statement in made]

    def _named(self) -> list[tuple[str, Step]]:
        return [(f"{self.name}_{number}", step) for number, step in enumerate(self.steps)]

    def _in_sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {name} AFTER {step.verb.upper()} ON {self.table}"
            f" WHEN {step.when} BEGIN {'; '.join(step.statements)}; END"
            for name, step in self._named()
        ]

    def _in_postgresql(self) -> list[str]:
        bodies = {verb: self._conditions(verb) for verb in VERBS}
        return after_any_change(self.name, self.table, bodies)

    def _conditions(self, verb: str) -> str:
        conditions = [
            f"IF {step.when} THEN {'; '.join(step.statements)}; END IF;"
            for step in self.steps
            if step.verb == verb
        ]
        return " ".join(conditions) or "NULL;"
