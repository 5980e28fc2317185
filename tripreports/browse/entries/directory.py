from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.wording import facts, label, listing, partial, period
from tripreports.directory.enums import (
    Capacity,
    Gained,
    MembershipStatus,
    OfficialKind,
    OrganizationKind,
    ParentRelation,
    PlaceKind,
    PostStatus,
)
from tripreports.directory.models import Membership, Official, Organization, Place, Post

_TONES = {
    MembershipStatus.NOT_MEMBER: "refused",
    MembershipStatus.ENDED: "past",
    MembershipStatus.ADMITTED: "good",
    PostStatus.FORMER: "past",
    PostStatus.HISTORICAL: "past",
}


def place_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.link(Place, row["key"]),
        tag=label(PlaceKind, row["kind"]),
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("Country"), page.link(Place, row["country_id"])),
        ),
        sources=page.sources(Place, row),
    )


def organization_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.link(Organization, row["key"]),
        tag=label(OrganizationKind, row["kind"]),
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("Belongs to"), page.link(Organization, row["parent_id"])),
            (_("Seat"), page.link(Place, row["seat_id"])),
            (_("Country"), page.link(Place, row["country_id"])),
        ),
        sources=page.sources(Organization, row),
    )


def unit_entry(page: Page, row: Row) -> Entry:
    """An organization as a part of the one above it."""
    return Entry(
        lead=page.link(Organization, row["key"]),
        tag=label(ParentRelation, row["parent_relation"]),
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("Kind"), label(OrganizationKind, row["kind"])),
        ),
        sources=page.sources(Organization, row),
    )


def official_entry(page: Page, row: Row, posts: list[Row]) -> Entry:
    return Entry(
        lead=page.link(Official, row["key"]),
        tag=label(OfficialKind, row["kind"]) if row["kind"] != OfficialKind.OFFICIAL else "",
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("Posts"), listing(post_title(page, post) for post in posts)),
            (pgettext("official", "From"), place_of(page, row)),
        ),
        sources=page.sources(Official, row),
    )


def place_of(page: Page, row: Row) -> str:
    """The city and the country of somebody's office."""
    return listing([page.link(Place, row["place_id"]), page.link(Place, row["country_id"])])


def post_title(page: Page, row: Row) -> str:
    """The title with the organization in front, as both languages are read well."""
    title = page.text(row["title_zh"], row["title_en"])
    organization = page.link(Organization, row["organization_id"])
    return format_html("{} {}", organization, title) if organization else title


def post_entry(page: Page, row: Row, *, of_person: bool) -> Entry:
    """A post, on the page of the person who holds it or on that of the organization."""
    title = page.both(row["title_zh"], row["title_en"])
    where = page.link(Organization, row["organization_id"])
    return Entry(
        lead=title if of_person else page.link(Official, row["official_id"]),
        tag=gettext("sources disagree") if row["is_disputed"] else label(PostStatus, row["status"]),
        tone="disputed" if row["is_disputed"] else _TONES.get(row["status"], ""),
        facts=facts(
            (pgettext("post", "At"), where) if of_person else (pgettext("person", "Title"), title),
            (_("Term"), period(Post, row)),
            (_("Represents"), represented(page, row)),
            (_("Elected"), gettext("yes") if row["is_elected"] else ""),
            (_("Ex officio"), gettext("yes") if row["is_ex_officio"] else ""),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Post, row),
        key=row["key"],
    )


def represented(page: Page, row: Row) -> str:
    return page.link(Organization, row["represents_id"]) or row["represents_text"]


def membership_entry(page: Page, row: Row, *, of_member: bool | None = None) -> Entry:
    """A membership, told from the member, from the organization, or from outside."""
    member = page.link(Organization, row["member_id"])
    where = page.link(Organization, row["organization_id"])
    leads = {True: where, False: member, None: format_html("{} → {}", member, where)}
    return Entry(
        lead=leads[of_member] if member and where else "",
        tag=label(MembershipStatus, row["status"]),
        tone=_TONES.get(row["status"], ""),
        facts=facts(
            (_("As"), label(Capacity, row["capacity"])),
            ("", row["capacity_text"]),
            (pgettext("membership", "Body"), page.link(Organization, row["body_id"])),
            (_("Term"), period(Membership, row)),
            (_("Gained"), label(Gained, row["gained"])),
            (_("Represents"), page.link(Place, row["represents_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Membership, row),
        key=row["key"],
    )


def founding(row: Row) -> str:
    date = partial(row["founded_on"], row["founded_precision"] or "day")
    return date.iso() if date else ""
