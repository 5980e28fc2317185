"""Forms in which staff enter records: numbers come by themselves, lists are lines of text."""

from tripreports.core.forms.records import (
    DraggedFormSet,
    KindField,
    LinesField,
    RecordForm,
    RowForm,
    RowFormSet,
)

__all__ = ["DraggedFormSet", "KindField", "LinesField", "RecordForm", "RowForm", "RowFormSet"]
