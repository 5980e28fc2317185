from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.none()

    def standing(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at=None)

    def of_gone(self, model: type[models.Model], key: str) -> Self:
        """The one, if any, in which the record with this key went into another."""
        kind = ContentType.objects.get_for_model(model)
        return self.standing().filter(record_type=kind, gone_key=key)

    def kept_for(self, model: type[models.Model], key: str) -> str:
        """The key of the record in which this one is found now; empty if it went into none.

        The one into which it went may have gone into another since.
        """
        kept, seen = "", {key}
        while merge := self.of_gone(model, kept or key).first():
            kept = merge.kept_key
            if kept in seen:
                break  # parted and made one again, the other way round
            seen.add(kept)
        return kept


class Merge(models.Model):
    """That two records turned out to be one person or organization, and became one record.

    `done` is what it takes to part them again: the record that went, the rows that were moved,
    those that both had, what the kept one was given.
    """

    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,  # the name stays
        null=True,
        blank=True,
        related_name="merges",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("name of who did it"), max_length=150, blank=True)
    record_type = models.ForeignKey(
        ContentType, models.PROTECT, related_name="+", verbose_name=_("kind of record")
    )
    kept_key = models.CharField(_("key of the kept record"), max_length=80)
    kept_name = models.CharField(_("kept record"), max_length=300)
    gone_key = models.CharField(_("key of the record that went into it"), max_length=80)
    gone_name = models.CharField(_("record that went into it"), max_length=300)
    done = models.JSONField(_("what was done"), default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by_name = models.CharField(_("undone by"), max_length=150, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("records", "merge")
        verbose_name_plural = pgettext_lazy("records", "merges")
        ordering = ["-id"]
        indexes = [Index(fields=["record_type", "kept_key"], name="merge_into")]
        constraints = [
            UniqueConstraint(
                fields=["record_type", "gone_key"],
                condition=Q(undone_at=None),
                name="record_goes_into_one_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept_name}"
