from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(TextChoices):
    """The official documents of a trip, as their addresses name them."""

    SUMMARY = "summary", pgettext_lazy("form", "Summary form")
    REPORT = "report", pgettext_lazy("form", "Full report")
    REVIEW = "review", pgettext_lazy("form", "Review form")

    @classmethod
    def public(cls) -> tuple["DocumentKind", ...]:
        """The review form stays in the office."""
        return (cls.SUMMARY, cls.REPORT)

    @property
    def languages(self) -> tuple["DocumentLanguage", ...]:
        """The forms are official texts in Chinese; the full report has an English face too."""
        return tuple(DocumentLanguage) if self == self.REPORT else (DocumentLanguage.CHINESE,)


class DocumentLanguage(TextChoices):
    CHINESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")

    @property
    def code(self) -> str:
        """As Django names it."""
        return "zh-hant" if self == self.CHINESE else "en"


class ReturnKind(TextChoices):
    """The lists that an agency hands in every month."""

    APPROVED = "approved", pgettext_lazy("return", "Reports approved")
    REGISTERED = "registered", pgettext_lazy("return", "Reports registered")
