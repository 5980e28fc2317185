from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Verb(TextChoices):
    CREATED = "created", pgettext_lazy("history", "created")
    CHANGED = "changed", pgettext_lazy("history", "changed")
    DELETED = "deleted", pgettext_lazy("history", "deleted")
