"""Lines of CSV that the database writes, alike on SQLite and PostgreSQL.

A cell stands in quotation marks only where it needs them and is never taken for a formula: what
`csv.writer` makes of cells that are `neutral`. To see that a text needs nothing has to be quick;
to make Python's values of a row takes as long as to find it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BinaryField,
    BooleanField,
    Case,
    DateField,
    DecimalField,
    Func,
    IntegerField,
    Subquery,
    Value,
)
from django.db.models.expressions import Col
from django.db.models.functions import Coalesce

from tripreports.api.reading.expressions import Cell, Joined
from tripreports.core.sheets import FORMULA_BREAKS, FORMULA_SIGNS, SPACES

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.api.reading.expressions import Compiled

# What begins so is no formula: most letters, all Chinese characters and marks, digits.
ORDINARY = "0-9A-Za-z\u00a1-\u167f\u3001-\ud7ff"
_SPECIAL = ',"\r\n'
_SINGLE_EMPTY = '""'


def _any_of(characters: Iterable[str]) -> str:
    return ", ".join(f"'{one}'" for one in characters)


_BARE = "LTRIM({0}, '''')"
_MARK = (
    f"CASE WHEN SUBSTR(LTRIM({_BARE}, '{SPACES}'), 1, 1) IN ({_any_of(FORMULA_SIGNS)})"
    f" OR SUBSTR({_BARE}, 1, 1) IN ({_any_of(FORMULA_BREAKS)}) THEN '''' ELSE '' END"
)
_QUOTED = f"""'"' || {_MARK} || REPLACE({{0}}, '"', '""') || '"'"""
_BARELY = f"{_MARK} || {{0}}"
_TEXT_ON_POSTGRESQL = f"CASE WHEN {{0}} ~ '[{_SPECIAL}]' THEN {_QUOTED} ELSE {_BARELY} END"
# One pattern for all four would be tried at each character; single ones are searched for.
_IS_SPECIAL = " OR ".join(f"{{0}} GLOB '*{one}*'" for one in _SPECIAL)
_TEXT_ON_SQLITE = (
    f"CASE WHEN {{0}} = '' THEN ''"
    f" WHEN {{0}} GLOB '[{ORDINARY}]*' AND NOT ({_IS_SPECIAL}) THEN {{0}}"
    f" WHEN {_IS_SPECIAL} THEN {_QUOTED} ELSE {_BARELY} END"
)
# Sixteen digits of a number would be rounded without the exclamation mark.
_NUMBER_ON_SQLITE = (
    "CASE WHEN {0} IS NOT NULL THEN RTRIM(RTRIM(FORMAT('%%!.{places}f', {0}), '0'), '.') END"
)
_NUMBER_ON_POSTGRESQL = "TRIM_SCALE({0})"


class Bytes(Func):
    """A text as it is sent; to make text of Python's of it, and that to bytes, would cost more."""

    arity = 1
    template = "CONVERT_TO(CAST(%(expressions)s AS TEXT), 'UTF8')"
    output_field = BinaryField()

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **extra: Any
    ) -> "Compiled":
        template = "CAST(%(expressions)s AS BLOB)"
        sql, parameters = self.as_sql(compiler, connection, template=template, **extra)
        return sql, tuple(parameters)


class Line(Func):
    """Cells with commas between them, after something that parts them from what was before."""

    def __init__(self, *cells: Cell, before: str = "", is_all: bool = False) -> None:
        super().__init__(*cells)
        self.before = before
        self.is_all = is_all

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        return self._written(compiler, _TEXT_ON_SQLITE, _NUMBER_ON_SQLITE)

    def as_postgresql(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        return self._written(compiler, _TEXT_ON_POSTGRESQL, _NUMBER_ON_POSTGRESQL)

    def _written(self, compiler: "SQLCompiler", text: str, number: str) -> "Compiled":
        parts, parameters = [], list[str | int]()
        cells: list[Any] = self.source_expressions
        for cell in cells:
            (shown,) = cell.source_expressions
            sql, some = compiler.compile(cell)
            if isinstance(shown.output_field, DecimalField):
                sql = number.format(sql, places=shown.output_field.decimal_places)
            elif not _needs_no_care(shown):
                sql = text.format(sql) if isinstance(shown, Col) else _once(text, sql)
            parts.append(sql)
            parameters += some
        if self.is_all and len(parts) == 1:
            parts = [_not_empty(parts[0])]
        between = ",".join(["%%s"] * len(parts))
        return f"FORMAT('{self.before}{between}', {', '.join(parts)})", tuple(parameters)


def _once(template: str, computed: str) -> str:
    """Without the limit, a database may compute it wherever it is named."""
    written = template.format("cell_")
    return f"(SELECT {written} FROM (SELECT {computed} AS cell_ LIMIT 1) once_)"  # noqa: S608 (of compiled expressions)


def _not_empty(cell: str) -> str:
    """A line of a single empty cell would be none."""
    return f"COALESCE(NULLIF(FORMAT('%%s', {cell}), ''), '{_SINGLE_EMPTY}')"


def _needs_no_care(shown: Any) -> bool:
    """Whether it is a number, a day, a key or a code; or an address, which consists of keys."""
    if isinstance(shown, Value):
        return True
    if isinstance(shown, Joined | Coalesce):
        return all(map(_needs_no_care, shown.source_expressions))
    if isinstance(shown, Case):
        return all(map(_needs_no_care, [*(way.result for way in shown.cases), shown.default]))
    field = shown.query.output_field if isinstance(shown, Subquery) else shown.output_field
    if isinstance(field, BooleanField | DateField | IntegerField):
        return True
    is_key = field.primary_key or field.is_relation
    return isinstance(shown, Col | Subquery) and (is_key or _is_code(field))


def _is_code(field: Any) -> bool:
    """Of an enumeration of words; there is one of signs."""
    codes = [str(code) for code, _label in field.flatchoices]
    return bool(codes) and all(code.replace("-", "_").isidentifier() for code in codes)
