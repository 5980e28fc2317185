from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Precision(TextChoices):
    """How much of a date the source states."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Role(TextChoices):
    """What somebody does at the desk: the names of the groups of accounts."""

    AUTHOR = "author", pgettext_lazy("role", "author")
    REVIEWER = "reviewer", pgettext_lazy("role", "reviewer")
    PUBLISHER = "publisher", pgettext_lazy("role", "publisher")
    REGISTRAR = "registrar", pgettext_lazy("role", "registrar")
    AUDITOR = "auditor", pgettext_lazy("role", "auditor")
