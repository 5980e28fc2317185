"""From records to outlines: what each official document says, and in which order.

Only here do documents know the models. Everything is asked for through `visible_to`.
"""

from tripreports.documents.compose.material import Material
from tripreports.documents.compose.report import full_report
from tripreports.documents.compose.review import review_form
from tripreports.documents.compose.summary import summary_form

__all__ = ["Material", "full_report", "review_form", "summary_form"]
