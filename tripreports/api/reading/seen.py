"""Joins that hold to what the reader may see: what is hidden is as if it were not there.

The rows of a whole list name others again and again. A join reads all that is wanted of one at
once; a subquery is set up anew for each row and each column.
"""

import copy
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import Join

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler


class Seen(F):
    """A column of the record to which a relation leads; null where the reader may not see it."""

    def __init__(self, path: str, column: str, visible: QuerySet[Any]) -> None:
        super().__init__(path)
        self.column = column
        self.visible = visible

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        key: Any = super().resolve_expression(query, *args, **kwargs)
        join = _Join(
            self.visible.model._meta.db_table,
            key.alias,
            None,
            INNER,
            key.target,
            nullable=True,  # so that the row stays when what it names is hidden
        )
        join.visible = self.visible
        return Col(query.join(join), self.visible.model._meta.get_field(self.column))


class _Join(Join):
    """A join with those rows alone that are among the visible ones."""

    visible: QuerySet[Any]

    def as_sql(self, compiler: "SQLCompiler", connection: Any) -> Any:
        query, joined = self.visible.query, str(self.table_alias)
        own = query.get_initial_alias()
        named: Any = {own: joined} if own != joined else {}
        bare: Any = copy.copy(self)
        bare.filtered_relation = query.where.relabeled_clone(named)
        return Join.as_sql(bare, compiler, connection)

    def relabeled_clone(self, change_map: Any) -> Any:
        clone: Any = super().relabeled_clone(change_map)
        clone.visible = self.visible
        return clone
