from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Decision(TextChoices):
    """How a contest was settled."""

    BALLOT = "ballot", _("by ballot")
    UNCONTESTED = "uncontested", _("uncontested, adopted as proposed")
    NEGOTIATED = "negotiated", _("by negotiation, with the meeting's consent")


class CandidacyOutcome(TextChoices):
    ELECTED = "elected", _("elected")
    RE_ELECTED = "re_elected", _("re-elected")
    SHARED = "shared", _("elected, sharing the seat")
    NOT_ELECTED = "not_elected", _("not elected")

    @classmethod
    def winning(cls) -> tuple["CandidacyOutcome", ...]:
        return (cls.ELECTED, cls.RE_ELECTED, cls.SHARED)
