import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Index, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.history.enums import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, user: "User | AnonymousUser | None") -> Self:
        """Only staff see what a record was before."""
        is_staff = user is not None and user.is_active and user.is_staff
        return self if is_staff else self.none()

    def of(self, record: models.Model) -> Self:
        kind = ContentType.objects.get_for_model(record)
        return self.filter(record_type=kind, record_key=record.pk)

    def since(self, moment: dt.datetime) -> Self:
        return self.filter(at__gte=moment)

    def saves(self) -> Any:  # rows of a kind that has no name
        """One row for each save, the newest first: its number, moment, person and size."""
        rows = self.order_by().values("save_id", "by_name", "comment")
        found = rows.annotate(last=Max("pk"), moment=Max("at"), size=Count("pk"))
        return found.order_by("-last")


class Change(models.Model):
    """That somebody made, changed or deleted one record, and what it was before.

    `changes` maps each field to its value before and after, as JSON; a reference is the key, and
    a list of references a list of keys. All changes of one save have the same `save_id`.
    """

    save_id = models.CharField(_("save"), max_length=10, db_index=True)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,  # the name stays
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("name of who did it"), max_length=150, blank=True)
    record_type = models.ForeignKey(
        ContentType,
        models.CASCADE,
        related_name="+",
        db_index=False,  # `change_of_record` begins with it
        verbose_name=_("kind of record"),
    )
    record_key = models.CharField(_("key of the record"), max_length=80)
    record_name = models.CharField(_("name of the record"), max_length=300)
    trip_key = models.CharField(_("key of the trip"), max_length=80, blank=True)
    verb = models.CharField(_("what happened"), max_length=7, choices=Verb)
    version = models.PositiveIntegerField(_("version after it"))
    changes = models.JSONField(_("changes"), default=dict)
    comment = models.CharField(_("comment"), max_length=300, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-id"]
        indexes = [
            Index(fields=["record_type", "record_key", "-id"], name="change_of_record"),
            Index(fields=["trip_key", "-id"], name="change_of_trip"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.record_name}"
