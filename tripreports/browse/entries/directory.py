from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.terms import term
from tripreports.browse.wording import facts, label, listing, marked, partial, period, tag
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


def post_entry(page: Page, row: Row, *, of_person: bool, with_organization: bool = True) -> Entry:
    """A post, on the page of the person who holds it or on that of the organization."""
    title = page.both(row["title_zh"], row["title_en"])
    where = page.link(Organization, row["organization_id"])
    state, tone = post_state(page, row)
    return Entry(
        lead=title if of_person else page.link(Official, row["official_id"]),
        tag=state,
        tone=tone,
        facts=facts(
            (pgettext("post", "At"), where if of_person and with_organization else ""),
            (pgettext("person", "Title"), "" if of_person else title),
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


def holder_entry(page: Page, row: Row) -> Entry:
    """Who holds or held a post, under a heading that says which of both."""
    entry = post_entry(page, row, of_person=False)
    is_said = entry.tag == label(PostStatus, row["status"])
    return replace(entry, tag="", tone="") if is_said else entry


def post_state(page: Page, row: Row) -> tuple[str, str]:
    """How a post stands: disputed; with a known end, today; else as the source says it."""
    if row["is_disputed"]:
        return gettext("sources disagree"), "disputed"
    stands = term(row, page.today)
    if stands and row["status"] == PostStatus.CURRENT:
        return stands.words, stands.tone
    return label(PostStatus, row["status"]), _TONES.get(row["status"], "")


def post_words(page: Page, row: Row) -> str:
    """All that is said of a post beside its title, in a row."""
    state = tag(*post_state(page, row))
    elected = pgettext("post", "elected") if row["is_elected"] else ""
    words = listing([period(Post, row), represented(page, row), elected])
    note = format_html('<span class="note">{}</span>', marked(row["note"])) if row["note"] else ""
    derived = tag(gettext("derived"), "derived") if row["is_derived"] else ""
    return format_html("{}{}{}{}{}", words, state, derived, page.sources(Post, row), note)


def represented(page: Page, row: Row) -> str:
    return page.link(Organization, row["represents_id"]) or row["represents_text"]


def seat_name(page: Page, row: Row) -> str:
    """What an organization belongs to, with the body in which it sits behind it."""
    where = page.link(Organization, row["organization_id"])
    body = page.link(Organization, row["body_id"])
    return format_html("{} {}", where, body) if where and body else where


def membership_term(page: Page, row: Row) -> str:
    """How the membership stands today; what the source says it is where no day is known."""
    if row["status"] in (MembershipStatus.ENDED, MembershipStatus.NOT_MEMBER):
        return tag(label(MembershipStatus, row["status"]), _TONES[row["status"]])
    stands = term(row, page.today)
    if stands:
        return tag(stands.words, stands.tone)
    return tag(label(MembershipStatus, row["status"]), _TONES.get(row["status"], ""))


def membership_words(page: Page, row: Row) -> str:
    """All that is said of a membership, in a row: as what, from when until when, how gained."""
    as_what = row["capacity_text"] or label(Capacity, row["capacity"])
    words = listing([period(Membership, row), as_what, label(Gained, row["gained"])])
    note = format_html('<span class="note">{}</span>', marked(row["note"])) if row["note"] else ""
    derived = tag(gettext("derived"), "derived") if row["is_derived"] else ""
    marks = page.sources(Membership, row)
    return format_html("{}{}{}{}{}", words, membership_term(page, row), derived, marks, note)


def membership_entry(page: Page, row: Row, *, of_member: bool | None = None) -> Entry:
    """A membership, told from the member, from the organization, or from outside."""
    member = page.link(Organization, row["member_id"])
    where = page.link(Organization, row["organization_id"])
    said = row["status"] in (MembershipStatus.ENDED, MembershipStatus.NOT_MEMBER)
    stands = None if said else term(row, page.today)
    leads = {True: where, False: member, None: format_html("{} → {}", member, where)}
    return Entry(
        lead=leads[of_member] if member and where else "",
        tag=stands.words if stands else label(MembershipStatus, row["status"]),
        tone=stands.tone if stands else _TONES.get(row["status"], ""),
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
