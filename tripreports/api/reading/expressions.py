"""JSON that the database writes, alike on SQLite and PostgreSQL.

PostgreSQL has functions for it. Those of SQLite parse again whatever they are given as JSON, level
by level, which takes several times as long as everything else: there the text is put together.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    DateTimeField,
    F,
    Func,
    JSONField,
    QuerySet,
    Subquery,
    TextField,
    Value,
)

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    Compiled = tuple[str, tuple[str | int, ...]]

# Between the keys of a list in a cell.
BETWEEN = "; "
# A null has to be spelled out where text is put together. A negation binds less than IS and ::,
# hence the brackets.
_JSON_ON_SQLITE = {
    BooleanField: "CASE WHEN {0} THEN 'true' WHEN ({0}) IS NULL THEN 'null' ELSE 'false' END",
    DateTimeField: "JSON_QUOTE(REPLACE({0}, ' ', 'T') || 'Z')",
    JSONField: "COALESCE({0}, 'null')",
}
_CELL_ON_SQLITE = {
    BooleanField: "CASE WHEN {0} THEN 'true' WHEN NOT ({0}) THEN 'false' END",
    DateTimeField: "REPLACE({0}, ' ', 'T') || 'Z'",
}
_MOMENT_ON_POSTGRESQL = """TO_CHAR({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
_CELL_ON_POSTGRESQL = {
    BooleanField: "({0})::text",
    DateTimeField: _MOMENT_ON_POSTGRESQL,
    JSONField: "({0})::text",
}


class Object(Func):
    """An object of the named expressions, in their order."""

    output_field = JSONField()

    def __init__(self, members: Mapping[str, Any]) -> None:
        self.names = tuple(members)
        super().__init__(*members.values())

    def as_sql(  # type: ignore[override]  # its template is of its own making
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        parts, parameters = [], list[str | int]()
        for name, expression in zip(self.names, self.source_expressions, strict=True):
            sql, some = compiler.compile(expression)
            if isinstance(expression.output_field, DateTimeField):
                sql = _MOMENT_ON_POSTGRESQL.format(sql)
            parts.append(f"'{name}', {sql}")
            parameters += some
        return f"JSON_BUILD_OBJECT({', '.join(parts)})", tuple(parameters)

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        parts, parameters = [], list[str | int]()
        for expression in self.source_expressions:
            sql, some = json_text(expression, compiler)
            parts.append(sql)
            parameters += some
        members = ",".join(f'"{name}":%%s' for name in self.names)
        return f"FORMAT('{{{members}}}', {', '.join(parts)})", tuple(parameters)


class One(Subquery):
    """The JSON of the one row of a query, or null."""

    output_field = JSONField()

    def __init__(self, rows: QuerySet[Any], shown: Any) -> None:
        super().__init__(rows.order_by().values(shown_=shown))


class All(Subquery):
    """The JSON of all rows of a query, in an array."""

    output_field = JSONField()
    template = "(SELECT COALESCE(JSON_AGG(shown_), '[]') FROM (%(subquery)s) rows_)"

    def __init__(self, rows: QuerySet[Any], shown: Any) -> None:
        super().__init__(rows.values(shown_=Text(shown)))

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **extra: Any
    ) -> "Compiled":
        listed = "(SELECT '[' || COALESCE(GROUP_CONCAT(shown_), '') || ']' FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template=listed, **extra)


class Text(Func):
    """An expression as it stands in JSON."""

    arity = 1
    template = "%(expressions)s"
    output_field = JSONField()

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        return json_text(self.source_expressions[0], compiler)


class Cell(Func):
    """An expression as it stands in a cell of a table: numbers and days as such, all else as text."""

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        return self._written(compiler, _CELL_ON_SQLITE)

    def as_postgresql(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        return self._written(compiler, _CELL_ON_POSTGRESQL)

    def _written(self, compiler: "SQLCompiler", ways: Mapping[Any, str]) -> "Compiled":
        (shown,) = self.source_expressions
        sql, parameters = compiler.compile(shown)
        template = _way(ways, shown.output_field, "{0}")
        return template.format(sql), (*parameters,) * template.count("{0}")


class Items(Func):
    """An array of these expressions."""

    function = "JSON_BUILD_ARRAY"
    output_field = JSONField()

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        written = [json_text(expression, compiler) for expression in self.source_expressions]
        between = " || ',' || ".join(sql for sql, _parameters in written)
        return f"('[' || {between} || ']')", tuple(one for _sql, some in written for one in some)


class Led(Func):
    """An array, with one more item before the others unless that is null."""

    arity = 2
    output_field = JSONField()

    def as_sql(  # type: ignore[override]  # its template is of its own making
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        (first, some), (others, more) = map(compiler.compile, self.source_expressions)
        # Not as JSONB, which sorts the members of objects.
        sql = (
            "(SELECT COALESCE(JSON_AGG(item_), '[]') FROM ("  # noqa: S608 (of compiled expressions)
            f"SELECT {first} AS item_ WHERE {first} IS NOT NULL"
            f" UNION ALL SELECT JSON_ARRAY_ELEMENTS({others})) items_)"
        )
        return sql, (*some, *some, *more)

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **_extra: Any
    ) -> "Compiled":
        (first, some), (others, more) = map(compiler.compile, self.source_expressions)
        # Items are objects, so that no comma of theirs stands at an end.
        listed = f"COALESCE({first} || ',', '') || TRIM({others}, '[]')"
        return f"('[' || TRIM({listed}, ',') || ']')", (*some, *more)


class Listed(Subquery):
    """One value of every row of a query, with semicolons between them."""

    output_field = TextField()
    template = f"(SELECT STRING_AGG(shown_, '{BETWEEN}') FROM (%(subquery)s) rows_)"  # noqa: S608 (a constant)

    def __init__(self, rows: QuerySet[Any], shown: str) -> None:
        super().__init__(rows.values(shown_=F(shown)))

    def as_sqlite(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **extra: Any
    ) -> "Compiled":
        listed = f"(SELECT GROUP_CONCAT(shown_, '{BETWEEN}') FROM (%(subquery)s))"  # noqa: S608 (a constant)
        return self.as_sql(compiler, connection, template=listed, **extra)


class Joined(Func):
    """Text of several parts; null if a part of it is."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = TextField()


def json_text(expression: Any, compiler: "SQLCompiler") -> "Compiled":
    """How SQLite writes a value; NULL never comes out of it."""
    sql, parameters = compiler.compile(expression)
    if isinstance(expression, Object | All | Text | Items | Led):
        return sql, tuple(parameters)
    template = _way(_JSON_ON_SQLITE, expression.output_field, "JSON_QUOTE({0})")
    return template.format(sql), (*parameters,) * template.count("{0}")


def _way(ways: Mapping[Any, str], field: Any, usual: str) -> str:
    return next((text for kind, text in ways.items() if isinstance(field, kind)), usual)


def text(*parts: Any) -> Any:
    """Expressions and constants, one after the other."""
    return Joined(*(part if hasattr(part, "resolve_expression") else Value(part) for part in parts))
