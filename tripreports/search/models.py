import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class InternalQuerySet(models.QuerySet[M_co]):
    """What the software keeps for itself."""

    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.none()


class State(NamedTuple):
    """The archive as somebody sees it."""

    token: str
    changed_at: dt.datetime


class Pending(models.Model):
    """That a record was written since the index last saw it; triggers append these rows.

    One without a kind tells of a table that is not searched. A record may have many: a row that
    all writers share would have them wait for each other.
    """

    kind = models.CharField(_("kind"), max_length=40, blank=True)
    key = models.CharField(_("key"), max_length=80, blank=True)
    is_shown = models.BooleanField(_("the public sees it"), default=True)
    # The number of the transaction that wrote it; on SQLite one writes after the other.
    writer = models.BigIntegerField(_("writer"), default=0, db_default=0)

    objects = InternalQuerySet["Pending"].as_manager()

    class Meta:
        verbose_name = _("record to be indexed")
        verbose_name_plural = _("records to be indexed")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Revision(models.Model):
    """The state of the whole archive: a token that differs after any change, and its moment.

    That of what the public sees does not tell when drafts are written.
    """

    token = models.CharField(_("token"), max_length=32)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    public_token = models.CharField(_("token for the public"), max_length=32, default="")
    public_changed_at = models.DateTimeField(_("changed for the public at"), default=timezone.now)
    # Transactions with lower numbers may have begun before: what they hid may be public now.
    public_since = models.BigIntegerField(_("changed for the public since"), default=0)
    # All but the one that brought this state about, which knows.
    public_by = models.BigIntegerField(_("changed for the public by"), default=0)
    # Of the index: documents that an older version wrote are written anew.
    format = models.PositiveSmallIntegerField(_("format"), default=0)

    objects = InternalQuerySet["Revision"].as_manager()

    class Meta:
        verbose_name = pgettext_lazy("archive", "revision")
        verbose_name_plural = pgettext_lazy("archive", "revisions")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.token

    def may_be_unknown_to(self, writer: int) -> bool:
        """Whether the transaction of this number may have written before it knew of this state."""
        return writer < self.public_since and writer != self.public_by

    def seen_by(self, reader: "Reader | None") -> State:
        if sees_drafts(reader):
            return State(self.token, self.changed_at)
        return State(self.public_token, self.public_changed_at)


class Audience(models.TextChoices):
    """Who reads a document: two records of one text serve two audiences if their texts differ."""

    ALL = "all", _("everybody")
    PUBLIC = "public", _("the public")
    STAFF = "staff", _("staff")

    @classmethod
    def of(cls, reader: "Reader | None") -> "Audience":
        return cls.STAFF if sees_drafts(reader) else cls.PUBLIC


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: "Reader | None") -> Self:
        return self.filter(audience__in=[Audience.ALL, Audience.of(user)])


class Document(models.Model):
    """The text by which a record is found, folded, as one audience may read it.

    Every name and every text stands in a line of its own, so that no word is found across two.
    `dates` holds the years of the record, and its days where they are few.
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=80)
    audience = models.CharField(_("audience"), max_length=6, choices=Audience)
    names = models.TextField(_("names"), blank=True)
    body = models.TextField(pgettext_lazy("search", "body"), blank=True)
    dates = models.TextField(_("dates"), blank=True)
    newest_on = models.DateField(_("newest day"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("search", "document")
        verbose_name_plural = pgettext_lazy("search", "documents")
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["kind", "key", "audience"], name="document_of_an_audience"),
        ]

    def __str__(self) -> str:
        return self.names.partition("\n")[0]
