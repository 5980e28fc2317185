from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.visibility import sees_drafts
from tripreports.documents.enums import DocumentKind, DocumentLanguage
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class KeptDocumentQuerySet(models.QuerySet["KeptDocument"]):
    def visible_to(self, user: "Reader | None") -> Self:
        """Those of the trips that the reader may see."""
        return self if sees_drafts(user) else self.filter(trip__state=TripState.PUBLISHED)


class KeptDocument(models.Model):
    """A document of a published trip as a file: made once, and anew when the record changes."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="documents", verbose_name=_("trip"))
    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind)
    language = models.CharField(_("language"), max_length=2, choices=DocumentLanguage)
    extension = models.CharField(_("format"), max_length=5)
    content_hash = models.CharField(
        _("hash of the contents"), max_length=64, help_text=_("Of what it says, in any format.")
    )
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    made_at = models.DateTimeField(_("made at"), auto_now=True)

    objects = KeptDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept document")
        verbose_name_plural = _("kept documents")
        ordering = ["trip_id", "kind", "language", "extension"]
        constraints = [
            UniqueConstraint(
                fields=["trip", "kind", "language", "extension"], name="document_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trip_id} {self.get_kind_display()} {self.language}.{self.extension}"

    @property
    def name(self) -> str:
        """Where the file lies: another content is another file."""
        return f"documents/{self.sha256[:2]}/{self.sha256}.{self.extension}"
