"""Everything that the page of a trip shows, in three queries."""

from django.db.models import Q

from tripreports.browse.asking import Wanted
from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind
from tripreports.browse.maps.locating import rows_to_locate
from tripreports.browse.page import Page
from tripreports.browse.pages.election import rows_of_elections
from tripreports.browse.pages.trip.names import ALIASES
from tripreports.directory.models import Membership, Post
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appearance,
    Appointment,
    Event,
    EventRelation,
    EventTheme,
    Feature,
    Figure,
    Organizer,
    Outcome,
    Resolution,
)
from tripreports.followup.models import (
    Commitment,
    Invitation,
    Observation,
    ProgressNote,
    Recommendation,
)
from tripreports.reports.models import (
    Citation,
    Discrepancy,
    Paragraph,
    Photo,
    PhotoPerson,
    Section,
)
from tripreports.trips.models import (
    Amendment,
    Attendance,
    CategoryTick,
    Delegate,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Objective,
    Trip,
    TripRecord,
)

_OWN: tuple[type[TripRecord], ...] = (
    Amendment,
    Attendance,
    CategoryTick,
    Citation,
    Commitment,
    Delegate,
    DelegateAct,
    Discrepancy,
    Encounter,
    EncounterRoleTag,
    Invitation,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Objective,
    Observation,
    Paragraph,
    Photo,
    PhotoPerson,
    ProgressNote,
    Recommendation,
    Section,
)


# They prove what stands on pages of its own; half of all citations are theirs.
_PROVED_ELSEWHERE = (
    "encounterroletag",
    "eventalias",
    "eventseries",
    "itinerarystop",
    "official",
    "officialalias",
    "organization",
    "organizationalias",
    "photoperson",
    "place",
    "placealias",
)


def read_trip(page: Page, key: str) -> None:
    extract = page.extract
    own: dict[Kind, Q] = {kind: Q(**{kind.trip_path: key}) for kind in _OWN}
    own[Citation] &= ~Q(record_type__model__in=_PROVED_ELSEWHERE)
    extract.read({Trip: Q(key=key), **own})
    extract.require_subject()
    extract.read(_world(extract))
    extract.mention(Event, extract.keys(Event))
    extract.read_names(
        also={
            alias: Q(**{f"{column}__in": extract.mentioned(kind)})
            for alias, (kind, column) in ALIASES.items()
        }
    )
    page.gather_sources()


def _world(extract: Extract) -> dict[Kind, Wanted]:
    """What is true whether or not we travelled: at our events, or told by our report."""
    events = {row["event_id"] for row in extract.rows(Attendance)}
    at = Q(event__in=events)
    elections = at | _cited(extract, "election")
    within = Q(election__event__in=events) | Q(election__in=_keys_cited(extract, "election"))
    contests = Q(contest__election__event__in=events)
    contests |= Q(contest__election__in=_keys_cited(extract, "election"))
    return {
        Event: Q(key__in=events),
        EventTheme: at,
        EventRelation: at,
        Organizer: at,
        Appearance: at,
        Feature: at,
        Outcome: at,
        Resolution: at,
        AdoptedDocument: at | _cited(extract, "adopteddocument"),
        Agreement: at | _cited(extract, "agreement"),
        AgreementParty: Q(agreement__event__in=events)
        | Q(agreement__in=_keys_cited(extract, "agreement")),
        Appointment: at | Q(resolution__event__in=events) | _cited(extract, "appointment"),
        **rows_of_elections(elections, within, contests),
        Membership: _cited(extract, "membership"),
        Figure: _cited(extract, "figure"),
        Post: _posts(extract, events),
        **rows_to_locate(stop["place_id"] for stop in extract.rows(ItineraryStop)),
    }


def _posts(extract: Extract, events: set[str]) -> Q:
    """Those of the people met, and those that somebody was appointed to."""
    met = {row["official_id"] for row in extract.rows(Encounter) if row["official_id"]}
    appointed = Q(appointments__event__in=events) | Q(appointments__resolution__event__in=events)
    cited = Q(appointments__in=_keys_cited(extract, "appointment"))
    return Q(official__in=met) | appointed | cited


def _cited(extract: Extract, kind: str) -> Q:
    return Q(key__in=_keys_cited(extract, kind))


def _keys_cited(extract: Extract, kind: str) -> set[str]:
    """Records of a kind that the report itself proves."""
    return {row["record_key"] for row in extract.of(Citation, record_kind=kind)}
