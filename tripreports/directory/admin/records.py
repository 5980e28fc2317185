"""The admin of places, organizations, people and their posts."""

from collections.abc import Collection, Mapping

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import PERIOD, AliasAdmin, AliasRows, RecordAdmin, StackedRows
from tripreports.core.admin.tables import TablesMixin
from tripreports.directory.admin.merging import MergeMixin
from tripreports.directory.admin.twins import TwinsMixin
from tripreports.directory.describing import (
    describe_officials,
    describe_organizations,
    describe_places,
)
from tripreports.directory.models import (
    Membership,
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
    Place,
    PlaceAlias,
    Post,
)
from tripreports.directory.resources import OfficialResource, OrganizationResource

admin.site.register([PlaceAlias, OrganizationAlias, OfficialAlias], AliasAdmin)


class PlaceAliasRows(AliasRows):
    model = PlaceAlias


class OrganizationAliasRows(AliasRows):
    model = OrganizationAlias


class OfficialAliasRows(AliasRows):
    model = OfficialAlias


class MembershipRows(StackedRows):
    """The organizations to which an organization belongs."""

    model = Membership
    fk_name = "member"
    verbose_name_plural = _("memberships held")
    fields = (
        ("organization", "body"),
        ("capacity", "capacity_text"),
        ("status", "gained"),
        "represents",
        ("starts_on", "ends_on"),
    )


class PostRows(StackedRows):
    model = Post
    fk_name = "official"
    fields = (
        ("title_zh", "title_en"),
        ("organization", "represents"),
        ("status", "is_elected", "is_ex_officio", "is_disputed"),
        ("starts_on", "ends_on"),
    )


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    list_display = ("name", "other_name", "kind", "parent", "country", "is_public")
    list_filter = ("kind", "country", "is_public", "is_derived")
    list_select_related = ("parent", "country")
    search_fields = ("name_zh", "name_en", "aliases__text", "key")
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en"), "kind"]}),
        (_("Where it lies"), {"fields": [("parent", "country"), ("latitude", "longitude")]}),
    ]
    inlines = [PlaceAliasRows]

    def describe(self, records: Collection[Place]) -> Mapping[str, str]:
        return describe_places(records)


@admin.register(Organization)
class OrganizationAdmin(TwinsMixin, MergeMixin, TablesMixin, RecordAdmin):
    resource = OrganizationResource
    list_display = ("name", "other_name", "kind", "parent", "country", "is_public")
    list_filter = ("kind", "parent_relation", "country", "is_public", "is_derived")
    list_select_related = ("parent", "country", "seat")
    search_fields = ("name_zh", "name_en", "aliases__text", "key")
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en"), "kind"]}),
        (
            _("Where it belongs"),
            {"fields": [("parent", "parent_relation"), ("seat", "country"), "place"]},
        ),
        (_("Founding"), {"fields": ["founded_on"]}),
    ]
    inlines = [OrganizationAliasRows, MembershipRows]

    def describe(self, records: Collection[Organization]) -> Mapping[str, str]:
        return describe_organizations(records)


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("member", "organization", "capacity", "status", "period", "is_public")
    list_filter = ("organization", "capacity", "status", "gained", "is_public", "is_derived")
    list_select_related = ("member", "organization")
    search_fields = (
        "member__name_zh",
        "member__name_en",
        "member__aliases__text",
        "organization__name_zh",
        "organization__name_en",
        "organization__aliases__text",
        "key",
    )
    ordering = ("member__name_zh", "organization__name_zh", "key")
    fieldsets = [
        (_("Membership"), {"fields": [("member", "organization"), ("body", "represents")]}),
        (_("Standing"), {"fields": [("capacity", "capacity_text"), ("status", "gained")]}),
        PERIOD,
    ]


@admin.register(Official)
class OfficialAdmin(TwinsMixin, MergeMixin, TablesMixin, RecordAdmin):
    resource = OfficialResource
    list_display = ("name", "other_name", "honorific", "kind", "place", "country", "is_public")
    list_filter = ("kind", "country", "is_public", "is_derived")
    list_select_related = ("place", "country")
    search_fields = ("name_zh", "name_en", "aliases__text", "key")
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en"), ("honorific", "kind")]}),
        (_("Where from"), {"fields": [("place", "country")]}),
    ]
    inlines = [PostRows, OfficialAliasRows]

    def describe(self, records: Collection[Official]) -> Mapping[str, str]:
        return describe_officials(records)


@admin.register(Post)
class PostAdmin(RecordAdmin):
    list_display = ("official", "title", "organization", "status", "period", "is_disputed")
    list_filter = (
        "status",
        "is_elected",
        "is_ex_officio",
        "is_disputed",
        "is_public",
        "is_derived",
    )
    list_select_related = ("official", "organization")
    search_fields = (
        "title_zh",
        "title_en",
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "organization__name_zh",
        "organization__name_en",
        "key",
    )
    ordering = ("official__name_zh", "starts_on", "key")
    fieldsets = [
        (_("Post"), {"fields": [("official", "organization"), ("title_zh", "title_en")]}),
        (
            _("Standing"),
            {
                "fields": [
                    "status",
                    ("is_elected", "is_ex_officio", "is_disputed"),
                    ("represents", "represents_text"),
                ]
            },
        ),
        PERIOD,
    ]
