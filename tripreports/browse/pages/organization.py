"""An organization: tree, memberships, people, events, seats, decisions, and who of us met it."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from tripreports.browse.entries.decisions import agreement_entry, resolution_entry
from tripreports.browse.entries.directory import (
    founding,
    membership_entry,
    post_entry,
    unit_entry,
)
from tripreports.browse.entries.elections import standing_entry
from tripreports.browse.entries.events import (
    appearance_entry,
    award_entry,
    event_entry,
    figure_entry,
    organizer_entry,
    series_entry,
)
from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.trips import encounter_entry, met, trip_entry
from tripreports.browse.page import Entry, Page, alias_entries, parts, read_names_and_sources
from tripreports.browse.tree import Node, tree_of
from tripreports.browse.wording import facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import MembershipStatus, OrganizationKind
from tripreports.directory.models import (
    Membership,
    Organization,
    OrganizationAlias,
    Place,
    Post,
)
from tripreports.elections.models import Candidacy, Contest
from tripreports.events.models import (
    Agreement,
    AgreementParty,
    Appearance,
    Award,
    Event,
    EventSeries,
    Figure,
    Organizer,
    Resolution,
    SeriesOrganizer,
)
from tripreports.followup.models import Commitment, Invitation
from tripreports.trips.models import Delegate, Encounter, EncounterRoleTag, Trip


def organization_page(page: Page, key: str) -> dict[str, Any]:
    _read(page, key)
    row = page.extract.require_subject()
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(OrganizationKind, row["kind"]),
        "facts": facts(
            (_("Belongs to"), page.link(Organization, row["parent_id"])),
            (_("Seat"), page.link(Place, row["seat_id"])),
            (_("Country"), page.link(Place, row["country_id"])),
            (_("Is also the place"), page.link(Place, row["place_id"])),
            (_("Founded"), founding(row)),
        ),
        "note": marked(row["note"]),
        "sources": page.sources(Organization, row),
        "parts": [*_own_parts(page, key), *_parts_with_others(page)],
        "tree": _tree(page),
        "photos": [],
    }


def _read(page: Page, key: str) -> None:
    page.extract.read(
        {
            Organization: _family(key),
            OrganizationAlias: Q(organization=key),
            Membership: Q(member=key) | Q(organization=key) | Q(body=key),
            Post: Q(organization=key) | Q(represents=key) | _met(key, "encounters__"),
            Event: Q(body=key),
            Organizer: Q(organization=key),
            EventSeries: Q(organization=key) | Q(organizers__organization=key),
            SeriesOrganizer: Q(series__organization=key) | Q(organization=key),
            Appearance: Q(organization=key) | Q(on_behalf_of=key) | Q(jointly_with=key),
            Figure: Q(subject_type__model="organization", subject_key=key),
            Candidacy: Q(organization=key) | Q(represents=key),
            Contest: Q(candidacies__organization=key) | Q(candidacies__represents=key),
            Resolution: Q(organization=key),
            Agreement: Q(parties__organization=key),
            AgreementParty: Q(agreement__parties__organization=key),
            Award: Q(organization=key),
            Encounter: _met(key),
            EncounterRoleTag: _met(key, "encounter__"),
            Commitment: Q(made_by=key),
            Invitation: Q(from_organization=key) | Q(to_organizations=key),
            Trip: Q(government=key) | Q(agency=key),
            Delegate: Q(trip__government=key) | Q(trip__agency=key),
        }
    )
    page.extract.mention(Trip, page.extract.keys(Trip))
    page.extract.mention(Event, page.extract.keys(Event))
    page.extract.mention(Organization, page.extract.keys(Organization))
    read_names_and_sources(page)


def _met(key: str, path: str = "") -> Q:
    """Encounters with the organization itself, in a group, or with somebody who has a post there."""
    ways = ("organization", "group_members", "post__organization")
    return reduce(or_, (Q(**{f"{path}{way}": key}) for way in ways))


def _family(key: str) -> Q:
    """Those above it, those below it, and itself."""
    above = Q(children=key) | Q(children__children=key) | Q(children__children__children=key)
    below = Q(parent=key) | Q(parent__parent=key) | Q(parent__parent__parent=key)
    return Q(key=key) | above | below


def _tree(page: Page) -> list[Node]:
    rows = page.extract.rows(Organization)
    return tree_of(rows, lambda row: Node(row["key"], page.link(Organization, row["key"])))


def _own_parts(page: Page, key: str) -> Any:
    rows, of = page.extract.rows, page.extract.of
    members = [row for row in rows(Membership) if row["member_id"] != key]
    return parts(
        ("names", _("Names and spellings"), alias_entries(page, OrganizationAlias)),
        (
            "units",
            _("Parts"),
            (unit_entry(page, row) for row in of(Organization, parent_id=key)),
        ),
        (
            "memberships",
            _("Memberships"),
            (membership_entry(page, r, of_member=True) for r in of(Membership, member_id=key)),
        ),
        (
            "members",
            _("Members"),
            (membership_entry(page, r, of_member=False) for r in _members(members)),
        ),
        (
            "not-members",
            _("Explicitly not members"),
            (membership_entry(page, r, of_member=False) for r in members if not _is_member(r)),
        ),
        (
            "officials",
            _("Officials"),
            (post_entry(page, row, of_person=False) for row in of(Post, organization_id=key)),
        ),
        (
            "representatives",
            _("Represented by"),
            (post_entry(page, row, of_person=False) for row in of(Post, represents_id=key)),
        ),
        ("figures", _("Figures"), (figure_entry(page, row) for row in rows(Figure))),
        ("awards", _("Awards"), (award_entry(page, row) for row in rows(Award))),
    )


def _is_member(row: dict[str, Any]) -> bool:
    return bool(row["status"] != MembershipStatus.NOT_MEMBER)


def _members(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if _is_member(row)]


def _parts_with_others(page: Page) -> Any:
    rows = page.extract.rows
    return parts(
        ("series", _("Event series"), (series_entry(page, row) for row in rows(EventSeries))),
        ("organized", _("Events organized"), (organizer_entry(page, r) for r in rows(Organizer))),
        ("meetings", _("Meetings held"), (event_entry(page, row) for row in rows(Event))),
        ("appearances", _("Appearances"), _appearances(page)),
        ("candidacies", _("Candidacies and seats"), _candidacies(page)),
        ("resolutions", _("Resolutions"), (resolution_entry(page, r) for r in rows(Resolution))),
        ("agreements", _("Agreements"), _agreements(page)),
        ("encounters", _("Met by us"), _encounters(page)),
        ("promises", _("Promises"), (commitment_entry(page, r) for r in rows(Commitment))),
        ("invitations", _("Invitations"), (invitation_entry(page, r) for r in rows(Invitation))),
        ("trips", _("Trips sent"), (trip_entry(page, row) for row in rows(Trip))),
    )


def _appearances(page: Page) -> list[Entry]:
    rows = page.extract.rows(Appearance)
    return [appearance_entry(page, row, at_event=False) for row in rows]


def _candidacies(page: Page) -> list[Entry]:
    return [standing_entry(page, row) for row in page.extract.rows(Candidacy)]


def _agreements(page: Page) -> list[Entry]:
    parties = page.extract.of
    rows = page.extract.rows(Agreement)
    return [
        agreement_entry(page, row, parties(AgreementParty, agreement_id=row["key"])) for row in rows
    ]


def _encounters(page: Page) -> list[Entry]:
    return [encounter_entry(page, row, met(page, row)) for row in page.extract.rows(Encounter)]
