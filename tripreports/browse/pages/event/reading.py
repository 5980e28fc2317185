"""What the page of an event reads."""

from django.db.models import F, Q

from tripreports.browse.asking import SUBJECT, Chosen, WantedByKind
from tripreports.browse.page import Page, read_names_and_sources
from tripreports.directory.models import Place, PlaceAlias, Post
from tripreports.elections.models import Election
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appearance,
    Appointment,
    Event,
    EventAlias,
    EventRelation,
    EventSeries,
    EventTheme,
    Feature,
    Figure,
    Organizer,
    Outcome,
    Resolution,
    SeriesOrganizer,
)
from tripreports.followup.models import Commitment, Invitation
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.models import (
    Attendance,
    Delegate,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
    Trip,
)

_AT = Q(event=SUBJECT)
# At the event itself, and at what took place within it.
_WITHIN = (_AT, Q(event__parent=SUBJECT), Q(event__parent__parent=SUBJECT))
# Where it was held, and what that lies in, for the map.
_HELD = ("events", "events_at_venue")
_LIES_IN = ("", "parts__", "places_within__", "places_within__parts__")
# A large congress has sixty items; its programme is one thing, and not shown by halves.
_PROGRAMME = 80


def read_event(page: Page) -> None:
    extract = page.extract
    wanted = {**_world(page), **_decisions(page), **_ours(page)}
    extract.read(wanted)
    extract.require_subject()
    for kind in (Event, Election, EventSeries, Trip, Place):
        extract.mention(kind, extract.keys(kind))
    read_names_and_sources(page)


def _world(page: Page) -> WantedByKind:
    first = page.leafing.first
    above = (Q(children=SUBJECT), Q(children__children=SUBJECT))
    below = (Q(parent=SUBJECT), Q(parent__parent=SUBJECT), Q(parent__parent__parent=SUBJECT))
    by_date = (F("starts_on").asc(nulls_last=True), "order", "key")
    return {
        Event: (
            Q(key=SUBJECT),
            *above,
            Q(children__children__children=SUBJECT),
            first("programme", *below, by=by_date, number=_PROGRAMME),
            first("siblings", Q(parent__children=SUBJECT), by=("order", "key")),
            first("editions", Q(series__editions=SUBJECT), by=by_date, number=_PROGRAMME),
        ),
        EventAlias: _AT,
        EventTheme: _AT,
        Organizer: _AT,
        EventSeries: Q(editions=SUBJECT),
        SeriesOrganizer: Q(series__editions=SUBJECT),
        EventRelation: (_AT, Q(other=SUBJECT)),
        Place: tuple(Q(**{f"{way}{at}": SUBJECT}) for way in _LIES_IN for at in _HELD),
        PlaceAlias: tuple(Q(**{f"place__{way}{at}": SUBJECT}) for way in _LIES_IN for at in _HELD),
        Appearance: first(
            "appearances", *_WITHIN, by=("event__order", "event_id", "order", "key"), number=50
        ),
        Feature: first("features", _AT, by=("order", "key")),
        Figure: first(
            "figures",
            Q(subject_type__model="event", subject_key=SUBJECT),
            Q(as_of=SUBJECT),
            by=("key",),
        ),
    }


def _decisions(page: Page) -> WantedByKind:
    first = page.leafing.first
    return {
        Outcome: first("outcomes", _AT, by=("order", "key")),
        Resolution: first(
            "resolutions",
            _AT,
            Q(hosted_event=SUBJECT),
            by=(F("event__starts_on").asc(nulls_last=True), "event_id", "order", "key"),
            number=50,
        ),
        AdoptedDocument: first("documents", _AT, by=("name_zh", "name_en", "key")),
        Agreement: first("agreements", _AT, by=("name_zh", "key")),
        AgreementParty: Q(agreement__in=Chosen("agreements")),
        Appointment: first("appointments", _AT, by=("post_id", "key")),
        Election: first("elections", _AT, by=("held_on", "key")),
    }


def _ours(page: Page) -> WantedByKind:
    first = page.leafing.first
    return {
        Attendance: first("trips", _AT, by=("-trip__starts_on", "key")),
        Encounter: first(
            "encounters",
            *_WITHIN,
            by=("-trip__starts_on", "trip_id", "event__order", "event_id", "key"),
            number=50,
        ),
        EncounterRoleTag: Q(encounter__in=Chosen("encounters")),
        Post: (
            Q(encounters__in=Chosen("encounters")),
            Q(appointments__in=Chosen("appointments")),
        ),
        DelegateAct: first(
            "acts", *_WITHIN, by=("-delegate__trip__starts_on", "delegate_id", "key")
        ),
        Trip: (Q(encounters__in=Chosen("encounters")), Q(attendances__in=Chosen("trips"))),
        Delegate: (Q(trip__encounters__in=Chosen("encounters")), Q(acts__in=Chosen("acts"))),
        Commitment: first("promises", _AT, Q(about_event=SUBJECT), by=("key",)),
        Invitation: first("invitations", _AT, Q(given_at=SUBJECT), by=("key",)),
        Photo: first("photos", _AT, by=("-trip__starts_on", "trip_id", "order", "key")),
        PhotoPerson: Q(photo__in=Chosen("photos")),
    }
