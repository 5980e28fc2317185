"""What the admin pages of all records have in common."""

from tripreports.core.admin.accounts import GroupAdmin, UserAdmin
from tripreports.core.admin.history import ChangeAdmin
from tripreports.core.admin.records import PERIOD, AliasAdmin, RecordAdmin
from tripreports.core.admin.rows import AliasRows, DraggedRows, StackedRows, TableRows

__all__ = [
    "PERIOD",
    "AliasAdmin",
    "AliasRows",
    "ChangeAdmin",
    "DraggedRows",
    "GroupAdmin",
    "RecordAdmin",
    "StackedRows",
    "TableRows",
    "UserAdmin",
]
