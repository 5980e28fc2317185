"""An event: its tree, organizers, speeches and figures, what it decided, and whom we met there."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop, pgettext

from tripreports.browse.entries.decisions import (
    agreement_entry,
    appointment_entry,
    document_entry,
    resolution_entry,
)
from tripreports.browse.entries.elections import election_entry
from tripreports.browse.entries.events import (
    appearance_entry,
    feature_entry,
    figure_entry,
    organizer,
    outcome_entry,
    relation_entry,
    series_entry,
    theme,
    where,
)
from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.reports import photo_views
from tripreports.browse.entries.trips import act_entry, attendance_entry, encounter_entry, met
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, alias_entries, parts, read_names_and_sources
from tripreports.browse.tree import Node, in_programme_order, tree_of
from tripreports.browse.wording import facts, label, listing, marked, period
from tripreports.browse.wording import say as _
from tripreports.directory.models import Organization, Post
from tripreports.elections.models import Election
from tripreports.events.enums import Access, EventKind, Mode, ParentLink
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
from tripreports.trips.models import Attendance, Delegate, DelegateAct, Encounter, EncounterRoleTag


def event_page(page: Page, key: str) -> dict[str, Any]:
    _read(page, key)
    row = page.extract.require_subject()
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(EventKind, row["kind"]),
        "facts": event_facts(page, row) + _ties(page, row),
        "note": marked(row["note"]),
        "sources": page.sources(Event, row),
        "parts": [*_programme(page), *_decisions(page), *_ours(page)],
        "tree": _tree(page),
        "photos": photo_views(page, here=False),
    }


def event_facts(page: Page, row: Row) -> str:
    extract = page.extract
    organizers = extract.of(Organizer, event_id=row["key"])
    themes = extract.of(EventTheme, event_id=row["key"])
    return facts(
        (gettext_noop("When"), period(Event, row)),
        (gettext_noop("Note on the date"), row["date_note"]),
        (gettext_noop("Where"), where(page, row)),
        (gettext_noop("Theme"), listing(theme(page, one) for one in themes)),
        (gettext_noop("Organizers"), listing(organizer(page, one) for one in organizers)),
        (gettext_noop("Note on the organizers"), row["organizer_note"]),
        (gettext_noop("Meeting of"), page.link(Organization, row["body_id"])),
        (gettext_noop("Mode"), label(Mode, row["mode"]) if row["mode"] != Mode.IN_PERSON else ""),
        (gettext_noop("Access"), label(Access, row["access"])),
        (gettext_noop("Abbreviation"), row["abbreviation"]),
    )


def _ties(page: Page, row: Row) -> str:
    return facts(
        (gettext_noop("Within"), page.link(Event, row["parent_id"])),
        (pgettext("event", "As"), label(ParentLink, row["parent_link"])),
        (gettext_noop("Series"), page.link(EventSeries, row["series_id"])),
        (gettext_noop("Edition"), row["edition"]),
    )


def _read(page: Page, key: str) -> None:
    at = Q(event=key)
    page.extract.read(
        {
            Event: _family(key),
            EventAlias: at,
            EventTheme: at,
            Organizer: at,
            EventSeries: Q(editions=key),
            SeriesOrganizer: Q(series__editions=key),
            EventRelation: at | Q(other=key),
            Appearance: at,
            Feature: at,
            Outcome: at,
            Resolution: at | Q(hosted_event=key),
            AdoptedDocument: at,
            Agreement: at,
            AgreementParty: Q(agreement__event=key),
            Appointment: at,
            Post: Q(appointments__event=key) | Q(encounters__event=key),
            Figure: Q(subject_type__model="event", subject_key=key) | Q(as_of=key),
            Election: at,
            Attendance: at,
            Encounter: at,
            EncounterRoleTag: Q(encounter__event=key),
            Delegate: Q(acts__event=key),
            DelegateAct: at,
            Commitment: at | Q(about_event=key),
            Invitation: at | Q(given_at=key),
            Photo: at,
            PhotoPerson: Q(photo__event=key),
        }
    )
    page.extract.mention(Event, page.extract.keys(Event))
    page.extract.mention(Election, page.extract.keys(Election))
    read_names_and_sources(page)


def _family(key: str) -> Q:
    """Those above it, those below it, and itself."""
    above = Q(children=key) | Q(children__children=key) | Q(children__children__children=key)
    below = Q(parent=key) | Q(parent__parent=key) | Q(parent__parent__parent=key)
    return Q(key=key) | above | below


def _tree(page: Page) -> list[Node]:
    rows = in_programme_order(page.extract.rows(Event))
    if len(rows) == 1:
        return []
    return tree_of(rows, lambda row: Node(row["key"], page.link(Event, row["key"])))


def _programme(page: Page) -> Any:
    rows = page.extract.rows
    speeches = (appearance_entry(page, row, at_event=True) for row in rows(Appearance))
    return parts(
        ("names", _("Names and spellings"), alias_entries(page, EventAlias)),
        ("series", _("Event series"), (series_entry(page, row) for row in rows(EventSeries))),
        ("relations", _("Related events"), (relation_entry(page, r) for r in rows(EventRelation))),
        ("appearances", _("Appearances"), speeches),
        ("features", _("Programme"), (feature_entry(page, row) for row in rows(Feature))),
        ("figures", _("Figures"), (figure_entry(page, row) for row in rows(Figure))),
    )


def _decisions(page: Page) -> Any:
    rows = page.extract.rows
    parties = page.extract.of
    agreements = (
        agreement_entry(page, r, parties(AgreementParty, agreement_id=r["key"]))
        for r in rows(Agreement)
    )
    return parts(
        ("outcomes", _("Outcomes"), (outcome_entry(page, row) for row in rows(Outcome))),
        ("elections", _("Elections"), (election_entry(page, row) for row in rows(Election))),
        ("resolutions", _("Resolutions"), (resolution_entry(page, r) for r in rows(Resolution))),
        ("documents", _("Documents"), (document_entry(page, r) for r in rows(AdoptedDocument))),
        ("agreements", _("Agreements"), agreements),
        (
            "appointments",
            _("Appointments"),
            (appointment_entry(page, row) for row in rows(Appointment)),
        ),
    )


def _ours(page: Page) -> Any:
    rows = page.extract.rows
    return parts(
        ("trips", _("Trips"), (attendance_entry(page, row) for row in rows(Attendance))),
        ("acts", _("What our delegates did"), (act_entry(page, r) for r in rows(DelegateAct))),
        ("encounters", _("Whom we met"), _encounters(page)),
        ("promises", _("Promises"), (commitment_entry(page, r) for r in rows(Commitment))),
        ("invitations", _("Invitations"), (invitation_entry(page, r) for r in rows(Invitation))),
    )


def _encounters(page: Page) -> list[Entry]:
    return [
        encounter_entry(page, row, met(page, row), with_event=False)
        for row in page.extract.rows(Encounter)
    ]
