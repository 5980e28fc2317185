from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Progress(TextChoices):
    """What became of advice or a promise."""

    OPEN = "open", pgettext_lazy("progress", "open")
    ACCEPTED = "accepted", pgettext_lazy("progress", "accepted")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", _("done")
    DECLINED = "declined", pgettext_lazy("progress", "declined")


class CommitmentSide(TextChoices):
    OURS = "ours", _("ours")
    THEIRS = "theirs", _("theirs")
    MUTUAL = "mutual", _("mutual")


class Direction(TextChoices):
    EXTENDED = "extended", _("extended by us")
    RECEIVED = "received", _("received by us")
    PLANNED = "planned", _("planned by us")


class Strength(TextChoices):
    """How firmly the source states an invitation."""

    EXPLICIT = "explicit", _("explicit")
    IMPLIED = "implied", _("implied")


class Response(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    ATTENDED = "attended", _("came")
    ABSENT = "absent", _("did not come")
