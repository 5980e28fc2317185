"""Places, organizations with their memberships, and people with their posts."""

from tripreports.api.reading.fields import (
    Column,
    Field,
    PartialDate,
    Ref,
    Refs,
    Rows,
    Values,
    columns,
    period,
)
from tripreports.api.reading.resource import Page, Resource
from tripreports.directory.filters import (
    MembershipFilterSet,
    OfficialFilterSet,
    OrganizationFilterSet,
    PlaceFilterSet,
    PostFilterSet,
)

_ALIASES = Rows("aliases", columns("text", "kind"))
_OF_MEMBERSHIP: tuple[Field, ...] = (
    Ref("body"),
    *columns("capacity", "capacity_text", "status", "gained"),
    Ref("represents"),
    *period(),
)
_OF_POST: tuple[Field, ...] = (
    *columns("title_zh", "title_en", "status", "is_elected", "is_ex_officio", "is_disputed"),
    Ref("represents"),
    Column("represents_text"),
    *period(),
)
_AWARDS = Rows("awards", columns("key", "name_zh", "name_en", "achievement"))
_OF_ENCOUNTER: tuple[Field, ...] = (
    Ref("post"),
    Values("roles", "role"),
    *columns("contact", "basis", "presence"),
)
_MET: tuple[Field, ...] = (
    Column("key"),
    Ref("trip"),
    Ref("event"),
    Ref("official"),
    *_OF_ENCOUNTER,
)

_PLACES = Resource(
    name="places",
    filterset=PlaceFilterSet,
    page=Page("browse:place-detail"),
    fields=(*columns("name_zh", "name_en", "kind"), Ref("parent"), Ref("country")),
    detail=(*columns("latitude", "longitude"), _ALIASES, Refs("parts")),
)

_ORGANIZATIONS = Resource(
    name="organizations",
    filterset=OrganizationFilterSet,
    page=Page("browse:organization-detail"),
    fields=(
        *columns("name_zh", "name_en", "kind"),
        Ref("country"),
        Ref("seat"),
        Ref("parent"),
        Column("parent_relation"),
    ),
    detail=(
        Ref("place"),
        PartialDate("founded_on", "founded"),
        _ALIASES,
        Refs("children"),
        Rows("memberships", (Column("key"), Ref("organization"), *_OF_MEMBERSHIP)),
        Rows("members", (Column("key"), Ref("member"), *_OF_MEMBERSHIP)),
        Rows("posts", (Column("key"), Ref("official"), *_OF_POST)),
        _AWARDS,
        Rows("events_organized", (Ref("event"), Column("role"))),
        Rows("encounters", _MET),
        Rows("group_encounters", _MET),
    ),
)

_MEMBERSHIPS = Resource(
    name="memberships",
    filterset=MembershipFilterSet,
    page=Page("browse:organization-detail", "member"),
    fields=(Ref("member"), Ref("organization"), *_OF_MEMBERSHIP),
    detail=(Refs("candidacies"), Refs("resolutions"), Refs("agreements")),
    order=("member", "key"),
    brief=("capacity", "status"),
)

_OFFICIALS = Resource(
    name="officials",
    filterset=OfficialFilterSet,
    page=Page("browse:official-detail"),
    fields=(
        *columns("name_zh", "name_en", "honorific", "kind"),
        Ref("country"),
        Ref("place"),
        Rows("posts", (Column("key"), Ref("organization"), *_OF_POST)),
    ),
    detail=(
        _ALIASES,
        _AWARDS,
        Rows(
            "delegations",
            (
                Column("key"),
                Ref("trip"),
                *columns("role", "agency", "unit", "title_zh", "title_en"),
            ),
        ),
        Rows(
            "encounters",
            (Column("key"), Ref("trip"), Ref("event"), Ref("organization"), *_OF_ENCOUNTER),
        ),
        Rows(
            "appearances",
            (
                Column("key"),
                Ref("event"),
                *columns("kind", "title_zh", "title_en", "topic"),
                Ref("on_behalf_of"),
            ),
        ),
        Rows(
            "candidacies",
            (
                Column("key"),
                Ref("election", "contest__election"),
                Ref("contest"),
                Column("seat_basis"),
                Ref("represents"),
                Column("outcome"),
                *period(),
            ),
        ),
        Rows("photo_mentions", (Ref("photo"), *columns("position", "is_name_only"))),
    ),
)

_POSTS = Resource(
    name="posts",
    filterset=PostFilterSet,
    page=Page("browse:official-detail", "official"),
    fields=(Ref("official"), Ref("organization"), *_OF_POST),
    detail=(
        Rows(
            "appointments",
            (*columns("key", "status"), Ref("resolution"), Ref("event"), Column("note")),
        ),
        Refs("candidacies"),
    ),
    order=("official", "key"),
)

RESOURCES = (_PLACES, _ORGANIZATIONS, _MEMBERSHIPS, _OFFICIALS, _POSTS)
