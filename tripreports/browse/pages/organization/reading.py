"""What the page of an organization reads."""

from django.db.models import F, Q

from tripreports.browse.asking import SUBJECT, Chosen, KeysOf, WantedByKind
from tripreports.browse.page import Page, read_names_and_sources
from tripreports.directory.enums import MembershipStatus
from tripreports.directory.models import (
    Membership,
    Organization,
    OrganizationAlias,
    Post,
)
from tripreports.elections.models import Candidacy, Contest, Election
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

_OF_IT = Q(organization=SUBJECT)
_NOT_MEMBER = Q(status=MembershipStatus.NOT_MEMBER)
# With the organization itself, in a group, or with somebody who has a post there.
_MET = (
    _OF_IT,
    Q(group_members=SUBJECT),
    Q(post__in=KeysOf(Post, "organization_id")),
)
_NEWEST_EVENT = (F("event__starts_on").desc(nulls_last=True), "event_id", "key")
_UNITS = 60


def read_organization(page: Page) -> None:
    extract = page.extract
    wanted = {**_itself(page), **_people(page), **_world(page), **_decisions(page), **_ours(page)}
    extract.read(wanted)
    extract.require_subject()
    for kind in (Trip, Event, Organization, Election, EventSeries):
        extract.mention(kind, extract.keys(kind))
    read_names_and_sources(page)


def _itself(page: Page) -> WantedByKind:
    """Where it stands among others: above, below, and a member of."""
    first = page.leafing.first
    ends = F("ends_on").desc(nulls_last=True)
    return {
        Organization: (
            Q(key=SUBJECT),
            Q(children=SUBJECT),
            Q(children__children=SUBJECT),
            Q(children__children__children=SUBJECT),
            first(
                "units",
                Q(parent=SUBJECT),
                Q(parent__parent=SUBJECT),
                by=("name_zh", "name_en", "key"),
                number=_UNITS,
            ),
        ),
        OrganizationAlias: _OF_IT,
        Membership: (
            first(
                "memberships", Q(member=SUBJECT) & ~_NOT_MEMBER, by=(ends, "organization_id", "key")
            ),
            first(
                "members",
                _OF_IT & ~_NOT_MEMBER,
                Q(body=SUBJECT) & ~_NOT_MEMBER,
                by=("capacity", ends, "member__name_zh", "member__name_en", "key"),
            ),
            first(
                "not-members",
                Q(member=SUBJECT) & _NOT_MEMBER,
                _OF_IT & _NOT_MEMBER,
                by=("organization_id", "member_id", "key"),
            ),
        ),
    }


def _people(page: Page) -> WantedByKind:
    first = page.leafing.first
    return {
        Post: (
            first(
                "officials",
                _OF_IT,
                by=(
                    "status",
                    F("starts_on").desc(nulls_last=True),
                    "official__name_zh",
                    "official__name_en",
                    "key",
                ),
            ),
            first("representatives", Q(represents=SUBJECT), by=("status", "official_id", "key")),
            Q(encounters__in=Chosen("encounters")),
        ),
    }


def _world(page: Page) -> WantedByKind:
    first = page.leafing.first
    return {
        Event: first(
            "meetings", Q(body=SUBJECT), by=(F("starts_on").desc(nulls_last=True), "order", "key")
        ),
        Organizer: first("organized", _OF_IT, by=_NEWEST_EVENT),
        EventSeries: (_OF_IT, Q(organizers__organization=SUBJECT)),
        SeriesOrganizer: (Q(series__organization=SUBJECT), _OF_IT),
        Appearance: first(
            "appearances",
            _OF_IT,
            Q(on_behalf_of=SUBJECT),
            Q(jointly_with=SUBJECT),
            by=_NEWEST_EVENT,
        ),
        Figure: first(
            "figures", Q(subject_type__model="organization", subject_key=SUBJECT), by=("key",)
        ),
        Award: first("awards", _OF_IT, by=("name_zh", "name_en", "key")),
    }


def _decisions(page: Page) -> WantedByKind:
    first = page.leafing.first
    newest = F("contest__election__held_on").desc(nulls_last=True)
    return {
        Election: first(
            "elections", Q(body=SUBJECT), by=(F("held_on").desc(nulls_last=True), "key")
        ),
        Candidacy: first(
            "candidacies", _OF_IT, Q(represents=SUBJECT), by=(newest, "contest_id", "order", "key")
        ),
        Contest: Q(candidacies__in=Chosen("candidacies")),
        Resolution: first("resolutions", _OF_IT, by=_NEWEST_EVENT),
        Agreement: first("agreements", Q(parties__organization=SUBJECT), by=_NEWEST_EVENT),
        AgreementParty: Q(agreement__in=Chosen("agreements")),
    }


def _ours(page: Page) -> WantedByKind:
    first = page.leafing.first
    return {
        Encounter: first(
            "encounters", *_MET, is_vast=True, by=("-trip__starts_on", "trip_id", "event_id", "key")
        ),
        EncounterRoleTag: Q(encounter__in=Chosen("encounters")),
        Commitment: first("promises", Q(made_by=SUBJECT), by=("-trip__starts_on", "key")),
        Invitation: first(
            "invitations",
            Q(from_organization=SUBJECT),
            Q(to_organizations=SUBJECT),
            by=("-trip__starts_on", "key"),
        ),
        Trip: (
            first("trips", Q(government=SUBJECT), Q(agency=SUBJECT), by=("-starts_on", "key")),
            Q(encounters__in=Chosen("encounters")),
        ),
        Delegate: Q(trip__in=Chosen("trips")),
    }
