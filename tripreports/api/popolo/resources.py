"""Which of our records stand for the classes of Popolo, and which columns for their properties."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, F, JSONField, Q, Value, When

from tripreports.api.reading.expression import page_address
from tripreports.api.reading.expressions import Items, Object
from tripreports.api.reading.fields import (
    Column,
    Computed,
    Field,
    KeyOf,
    PartialDate,
    Ref,
    Rows,
)
from tripreports.api.reading.resource import Cited, Page, Resource
from tripreports.api.resources import RESOURCES
from tripreports.core.filters import RecordFilterSet
from tripreports.directory.enums import MembershipStatus

_PREFIX = "popolo-"
_ID = Column("id", "key")
_DATES = (PartialDate("start_date", "starts"), PartialDate("end_date", "ends"))


def _either(first: str, second: str) -> Callable[[], Case]:
    """The first of two columns, or the second where that is empty."""
    return lambda: Case(When(~Q(**{first: ""}), then=F(first)), default=F(second))


def _english() -> Case:
    """The name in English, where another is the first."""
    is_another = ~Q(name_zh="") & ~Q(name_en="") & ~Q(name_zh=F("name_en"))
    named = Object({"name": F("name_en"), "lang": Value("en")})
    return Case(When(is_another, then=named), output_field=JSONField())


def _source_address() -> Any:
    _filters, page = _like("citations")
    return page_address(page)


def _point() -> Case:
    """As in GeoJSON, the longitude first."""
    place = Object({"type": Value("Point"), "coordinates": Items(F("longitude"), F("latitude"))})
    return Case(When(latitude__isnull=False, then=place), output_field=JSONField())


_NAME = Computed("name", "string", _either("name_zh", "name_en"), "In Chinese, if there is one.")
_OTHER_NAMES = Rows(
    "other_names", (Column("name", "text"), Column("note", "kind")), "aliases", _english
)
_TITLES = (
    Computed("label", "string", _either("title_zh", "title_en"), "In Chinese, if there is one."),
    Computed("role", "string", _either("title_en", "title_zh"), "In English, if there is one."),
)
_SOURCES = Cited(
    "sources",
    (Computed("url", "string", _source_address, "Where the words stand."), Column("note", "quote")),
)


def _declared(
    name: str,
    filterset: type[RecordFilterSet],
    page: Page,
    *fields: Field,
    among: Q | None = None,
) -> Resource:
    """As Popolo has it: with ids, links to our pages, and sources."""

    def links() -> Items:
        return Items(Object({"url": page_address(page), "note": Value("Tripreports")}))

    shown = Computed("links", "array", links, "The page on which people read it.")
    return Resource(
        name=f"{_PREFIX}{name}",
        route=f"{_PREFIX}{name}",
        filterset=filterset,
        page=page,
        fields=(_ID, *fields, shown),
        head=(),
        tail=(Column("updated_at"),),
        cited=_SOURCES,
        among=among,
    )


def _like(name: str) -> tuple[type[RecordFilterSet], Page]:
    """The filters and the page of one of our resources."""
    resource = RESOURCES[name]
    assert isinstance(resource.page, Page)  # noqa: S101 (all of these have one; a test would find it)
    return resource.filterset, resource.page


POPOLO = {
    resource.name.removeprefix(_PREFIX): resource
    for resource in (
        _declared(
            "persons",
            *_like("officials"),
            _NAME,
            _OTHER_NAMES,
            Column("honorific_prefix", "honorific"),
        ),
        _declared(
            "organizations",
            *_like("organizations"),
            _NAME,
            _OTHER_NAMES,
            Column("classification", "kind"),
            KeyOf("parent_id", ("parent",)),
            KeyOf("area_id", ("place", "seat")),
            PartialDate("founding_date", "founded"),
        ),
        # A title that somebody holds is a post, and a membership of the one who holds it.
        _declared(
            "memberships",
            *_like("posts"),
            *_TITLES,
            KeyOf("person_id", ("official",)),
            KeyOf("organization_id", ("organization",)),
            Column("post_id", "key"),
            KeyOf("on_behalf_of_id", ("represents",)),
            *_DATES,
            Column("status"),
        ),
        _declared(
            "organization-memberships",
            *_like("memberships"),
            Column("label", "capacity_text"),
            Column("role", "capacity"),
            Ref("member", fields=(_ID, _NAME)),
            KeyOf("organization_id", ("organization",)),
            KeyOf("area_id", ("represents",)),
            *_DATES,
            Column("status"),
            among=~Q(status=MembershipStatus.NOT_MEMBER),
        ),
        _declared("posts", *_like("posts"), *_TITLES, KeyOf("organization_id", ("organization",))),
        _declared(
            "areas",
            *_like("places"),
            _NAME,
            _OTHER_NAMES,
            Column("classification", "kind"),
            KeyOf("parent_id", ("parent", "country")),
            Computed("geometry", "object", _point, "A point, as in GeoJSON."),
        ),
    )
}
