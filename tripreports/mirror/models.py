from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Index, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class TombstoneQuerySet(models.QuerySet["Tombstone"]):
    def visible_to(self, user: "Reader | None") -> Self:
        """The public is told of what it could read once, and never of a draft."""
        return self if sees_drafts(user) else self.filter(was_public=True)


class Tombstone(models.Model):
    """That a record was deleted, or hidden from the public, so that copies of it can go too.

    Triggers write these rows and nothing removes them. A record that is there again has its
    tombstone still: it counts for those who cannot see the record now.
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=80)
    gone_at = models.DateTimeField(_("gone at"))
    was_public = models.BooleanField(_("was public"))

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        ordering = ["id"]
        indexes = [Index(fields=["kind", "gone_at", "key"], name="tombstone_by_change")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class UnseenChangeQuerySet(models.QuerySet["UnseenChange"]):
    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.none()


class UnseenChange(models.Model):
    """When a public record last got, changed or lost a part that only those who see drafts can see.

    Triggers write these rows, one for each record at most.
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=80)
    at = models.DateTimeField(_("at"))

    objects = UnseenChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("unseen change")
        verbose_name_plural = _("unseen changes")
        ordering = ["id"]
        constraints = [UniqueConstraint(fields=["kind", "key"], name="one_unseen_change_each")]
        indexes = [Index(fields=["kind", "at", "key"], name="unseen_by_change")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
