from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SectionKind(TextChoices):
    SUMMARY_SHEET = "summary_sheet", _("summary sheet")
    SUMMARY = "summary", _("summary")
    PROSE = "prose", _("prose")
    TABLE = "table", _("table")
    CONTAINER = "container", _("container")
    EVENT = "event", _("event")
    SUBHEAD = "unnumbered_subhead", _("unnumbered heading")
    LIST_HEAD = "list_head", _("head of a list")
    OBSERVATION = "observation", _("observation")
    RECOMMENDATION = "recommendation", _("recommendation")


class ParagraphKind(TextChoices):
    PARAGRAPH = "paragraph", _("paragraph")
    LIST_ITEM = "list_item", _("list item")
    TABLE_HEAD = "table_head", _("head row of a table")
    TABLE_ROW = "table_row", _("row of a table")
    SHEET_ROW = "sheet_row", _("row of the summary sheet")


class DiscrepancyKind(TextChoices):
    """In which way passages of a report disagree."""

    TYPO = "typo", _("misprint")
    SPELLING = "spelling", _("spelling")
    VARIANT = "variant", _("variant")
    WORDING = "wording", _("wording")
    TITLE = "title", _("title of a person")
    DATE = "date", _("date")
    PLACE = "place", _("place")
    ARITHMETIC = "arithmetic", _("arithmetic")
    STRENGTH = "strength", _("strength of a statement")
    IMPLIED = "implied", _("implied, not said")
    AMBIGUITY = "ambiguity", _("ambiguity")
    IDENTITY = "identity", _("who is who")
    STRUCTURE = "structure", _("structure")
    COVERAGE = "coverage", _("coverage")
    TYPOGRAPHY = "typography", _("typography")
    GAP = "gap", _("gap")


class Confidence(TextChoices):
    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")
