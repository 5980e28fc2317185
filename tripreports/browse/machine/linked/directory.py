"""Places, organizations and people as linked data."""

from tripreports.browse.kinds import Row
from tripreports.browse.machine.linked.node import Node, Writer, date, node
from tripreports.core.models import in_language
from tripreports.directory.enums import MembershipStatus, OrganizationKind, PlaceKind, PostStatus
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

_MISPRINT = "typo"
_PLACES = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.CITY: "City",
    PlaceKind.MUNICIPALITY: "City",
    PlaceKind.REGION: "AdministrativeArea",
    PlaceKind.PROVINCE: "AdministrativeArea",
    PlaceKind.REGENCY: "AdministrativeArea",
    PlaceKind.DISTRICT: "AdministrativeArea",
    PlaceKind.MONUMENT: "LandmarksOrHistoricalBuildings",
    PlaceKind.RIVER: "RiverBodyOfWater",
}
_ORGANIZATIONS = {
    OrganizationKind.CITY_GOVERNMENT: "GovernmentOrganization",
    OrganizationKind.PROVINCIAL_GOVERNMENT: "GovernmentOrganization",
    OrganizationKind.REGENCY_GOVERNMENT: "GovernmentOrganization",
    OrganizationKind.DISTRICT_GOVERNMENT: "GovernmentOrganization",
    OrganizationKind.MINISTRY: "GovernmentOrganization",
    OrganizationKind.DEPARTMENT: "GovernmentOrganization",
    OrganizationKind.LEGISLATURE: "GovernmentOrganization",
    OrganizationKind.CITY_COUNCIL: "GovernmentOrganization",
    OrganizationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganizationKind.RESEARCH_CENTRE: "ResearchOrganization",
    OrganizationKind.COMPANY: "Corporation",
    OrganizationKind.MUSEUM: "Museum",
    OrganizationKind.HOTEL: "Hotel",
    OrganizationKind.BAND: "MusicGroup",
    OrganizationKind.PERFORMING_TEAM: "PerformingGroup",
}
_BELONGS = (MembershipStatus.CURRENT, MembershipStatus.ADMITTED)


def place_node(writer: Writer, row: Row) -> Node:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    known = latitude is not None and longitude is not None
    return writer.subject(
        place_type(row["kind"]),
        Place,
        row,
        alternateName=_aliases(writer, PlaceAlias),
        containedInPlace=writer.briefs("Place", Place, (row["parent_id"], row["country_id"])),
        geo=node("GeoCoordinates", latitude=latitude, longitude=longitude) if known else None,
    )


def place_type(kind: str) -> str:
    return _PLACES.get(PlaceKind(kind), "Place")


def organization_node(writer: Writer, row: Row) -> Node:
    extract, key = writer.extract, row["key"]
    memberships = extract.of(Membership, member_id=key)
    within = (one["organization_id"] for one in memberships if one["status"] in _BELONGS)
    below = (one["key"] for one in extract.of(Organization, parent_id=key))
    return writer.subject(
        _ORGANIZATIONS.get(OrganizationKind(row["kind"]), "Organization"),
        Organization,
        row,
        alternateName=_aliases(writer, OrganizationAlias),
        foundingDate=date(row["founded_on"], row["founded_precision"]),
        location=writer.briefs("Place", Place, (row["seat_id"], row["country_id"])),
        parentOrganization=writer.brief("Organization", Organization, row["parent_id"]),
        memberOf=writer.briefs("Organization", Organization, within),
        subOrganization=writer.briefs("Organization", Organization, below),
    )


def official_node(writer: Writer, row: Row) -> Node:
    """A person with the posts held now: of former ones schema.org knows no plain way to tell."""
    posts = writer.extract.of(Post, official_id=row["key"])
    held = [post for post in posts if post["status"] == PostStatus.CURRENT]
    titles = [in_language(post["title_zh"], post["title_en"]) for post in held]
    return writer.subject(
        "Person",
        Official,
        row,
        alternateName=_aliases(writer, OfficialAlias),
        honorificPrefix=row["honorific"],
        jobTitle=list(dict.fromkeys(titles)),
        affiliation=writer.briefs(
            "Organization", Organization, (post["organization_id"] for post in held)
        ),
        workLocation=writer.briefs("Place", Place, (row["place_id"], row["country_id"])),
    )


def _aliases(writer: Writer, kind: type) -> list[str]:
    """Other spellings, without what the source misprinted."""
    rows = writer.extract.rows(kind)
    return [row["text"] for row in rows if row["kind"] != _MISPRINT]
