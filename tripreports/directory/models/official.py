from django.contrib.admin.decorators import display
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change, has_a_name, has_a_title, period_rules
from tripreports.core.models import Alias, Named, Period, SharedQuerySet, SharedRecord, in_language
from tripreports.directory.enums import OfficialKind, PlaceKind, PostStatus
from tripreports.directory.models.organization import Organization
from tripreports.directory.models.place import Place


class Official(SharedRecord, Named):
    """A person, ours or another's, who holds or held a post, or is named in a report."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=OfficialKind, default=OfficialKind.OFFICIAL
    )
    honorific = models.CharField(_("honorific"), max_length=20, blank=True)
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials_from",
        verbose_name=_("city or region of office"),
    )
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        limit_choices_to={"kind__in": PlaceKind.countries()},
        verbose_name=_("country of office"),
    )

    objects = SharedQuerySet["Official"].as_manager()

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["name_zh", "name_en", "key"]
        permissions = [("merge_official", _("Can merge officials"))]
        indexes = [by_change()]
        constraints = [has_a_name()]

    def get_absolute_url(self) -> str:
        return reverse("browse:official-detail", args=[self.key])


class OfficialAlias(SharedRecord, Alias):
    """Another way in which a source writes the name of a person."""

    states_about = "official"
    part_of = ("official",)

    official = models.ForeignKey(
        Official, models.CASCADE, related_name="aliases", verbose_name=_("official")
    )

    objects = SharedQuerySet["OfficialAlias"].as_manager()

    class Meta:
        verbose_name = _("official alias")
        verbose_name_plural = _("official aliases")
        ordering = ["official_id", "text", "key"]
        constraints = [
            UniqueConstraint(fields=["official", "text"], name="official_alias_is_given_once"),
        ]


class Post(SharedRecord, Period):
    """A title that an official holds or held; where sources disagree, each has its own."""

    counted_apart = ((_("titles on which sources disagree"), Q(is_disputed=True)),)

    states_about = "official"
    part_of = ("official",)

    official = models.ForeignKey(
        Official, models.PROTECT, related_name="posts", verbose_name=_("official")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("organization"),
    )
    title_zh = models.CharField(
        pgettext_lazy("person", "title in Chinese"), max_length=200, blank=True
    )
    title_en = models.CharField(
        pgettext_lazy("person", "title in English"), max_length=200, blank=True
    )
    status = models.CharField(
        _("status"), max_length=10, choices=PostStatus, default=PostStatus.CURRENT
    )
    is_elected = models.BooleanField(pgettext_lazy("post", "elected"), default=False)
    is_ex_officio = models.BooleanField(_("ex officio"), default=False)
    is_disputed = models.BooleanField(
        _("sources disagree"),
        default=False,
        help_text=_("Another passage gives this person a title that does not fit this one."),
    )
    represents = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="representatives",
        verbose_name=_("represents"),
    )
    represents_text = models.CharField(_("represents, in words"), max_length=120, blank=True)

    objects = SharedQuerySet["Post"].as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["official_id", F("starts_on").asc(nulls_first=True), "key"]
        indexes = [by_change()]
        constraints = [
            has_a_title(_("Give a title in Chinese or in English.")),
            *period_rules(),
        ]

    def __str__(self) -> str:
        return f"{self.organization or ''} {self.title}".strip()

    @property
    @display(description=_("title of a person"))
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)
