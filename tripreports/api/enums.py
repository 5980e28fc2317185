from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """What a token may do for its owner; never more than the owner may."""

    READ_DRAFTS = "read_drafts", _("read drafts")
    WRITE = "write", _("write")
    PUBLISH = "publish", _("publish")
