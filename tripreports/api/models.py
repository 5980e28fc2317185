"""What the API keeps for itself: no part of the archive."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken, AuthTokenManager

from tripreports.api.enums import Scope
from tripreports.api.validators import validate_scopes
from tripreports.core.keys import new_key
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, user: "User | AnonymousUser | None") -> Self:
        """Everybody's own; those who run the site see them all, though never the secret."""
        if user is None or not user.is_active:
            return self.none()
        return self if user.is_superuser else self.owned_by(user)

    def owned_by(self, user: "User | AnonymousUser") -> Self:
        return self.filter(user_id=user.pk)

    def valid(self) -> Self:
        return self.filter(Q(expiry=None) | Q(expiry__gt=timezone.now()))


class Token(AbstractAuthToken):  # type: ignore[misc]  # the package ships no types
    """With it, a program does some of what its owner may do, until a day.

    Only its digest is kept: the token itself is shown once, when it is made.
    """

    key = models.CharField(
        _("key"), max_length=10, primary_key=True, default=new_key, editable=False
    )
    digest = models.CharField(_("digest"), max_length=128, unique=True, editable=False)
    token_key = models.CharField(_("begins with"), max_length=25, editable=False)
    user = models.ForeignKey(
        "auth.User", models.CASCADE, related_name="auth_token_set", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=80)
    scopes = models.JSONField(_("scopes"), default=list, blank=True, validators=[validate_scopes])
    created = models.DateTimeField(_("made"), auto_now_add=True)
    expiry = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    # The one of the package makes the secret and its digest, and gives both back.
    objects: Any = AuthTokenManager.from_queryset(TokenQuerySet)()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created", "key"]

    def __str__(self) -> str:
        return self.name

    def allows(self, scope: Scope) -> bool:
        return scope in self.scopes

    def has_expired(self) -> bool:
        return self.expiry <= timezone.now()


class OwnQuerySet(models.QuerySet["KeptAnswer"]):
    def visible_to(self, user: "User | AnonymousUser | None") -> Self:
        """What a client sent is nobody else's business."""
        return self.none() if user is None or not user.is_active else self.filter(user_id=user.pk)


class KeptAnswer(models.Model):
    """What was answered to a request with an Idempotency-Key, for when it comes again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="kept_answers",
        verbose_name=_("account"),
    )
    key = models.CharField(_("key"), max_length=200)
    fingerprint = models.CharField(_("fingerprint of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"))
    headers = models.JSONField(_("headers"), default=dict)
    body = models.TextField(_("body"), blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        ordering = ["-at", "-id"]
        constraints = [UniqueConstraint(fields=["user", "key"], name="request_is_carried_out_once")]

    def __str__(self) -> str:
        return self.key


class ExternalIdQuerySet(models.QuerySet["ExternalId"]):
    def visible_to(self, user: "User | AnonymousUser | None") -> Self:
        return self if sees_drafts(user) else self.none()


class ExternalId(models.Model):
    """By which id another system knows a record."""

    source = models.CharField(_("source"), max_length=160)
    resource = models.CharField(_("kind of record"), max_length=40)
    external_id = models.CharField(_("id there"), max_length=200)
    record_key = models.CharField(_("key of the record"), max_length=80)

    objects = ExternalIdQuerySet.as_manager()

    class Meta:
        verbose_name = _("id in another system")
        verbose_name_plural = _("ids in other systems")
        ordering = ["source", "resource", "external_id"]
        constraints = [
            UniqueConstraint(
                fields=["source", "resource", "external_id"],
                name="external_id_names_one_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.external_id}"
