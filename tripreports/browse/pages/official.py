"""An official: posts with contradictions side by side, names, and all that he or she did."""

from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import pgettext

from tripreports.browse.entries.directory import place_of, post_entry
from tripreports.browse.entries.elections import standing_entry
from tripreports.browse.entries.events import appearance_entry, award_entry
from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.reports import photo_views
from tripreports.browse.entries.trips import act_entry, delegate_entry, encounter_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, alias_entries, parts, read_names_and_sources
from tripreports.browse.wording import facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import OfficialKind
from tripreports.directory.models import Official, OfficialAlias, Post
from tripreports.elections.models import Candidacy, Contest
from tripreports.events.models import Appearance, Award, Event
from tripreports.followup.models import Commitment, Invitation
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.models import Delegate, DelegateAct, Encounter, EncounterRoleTag, Trip


def official_page(page: Page, key: str) -> dict[str, Any]:
    _read(page, key)
    row = page.extract.require_subject()
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(OfficialKind, row["kind"]),
        "facts": facts(
            (_("Honorific"), row["honorific"]), (pgettext("official", "From"), place_of(page, row))
        ),
        "note": marked(row["note"]),
        "sources": page.sources(Official, row),
        "parts": _parts(page),
        "tree": [],
        "photos": photo_views(page, here=False),
    }


def _read(page: Page, key: str) -> None:
    page.extract.read(
        {
            Official: Q(key=key),
            OfficialAlias: Q(official=key),
            Post: Q(official=key),
            Delegate: Q(official=key),
            DelegateAct: Q(delegate__official=key),
            Encounter: Q(official=key),
            EncounterRoleTag: Q(encounter__official=key),
            Appearance: Q(official=key),
            Candidacy: Q(official=key) | Q(post__official=key),
            Contest: Q(candidacies__official=key),
            Award: Q(official=key),
            Commitment: Q(spoken_by=key),
            Invitation: Q(from_official=key) | Q(to_official=key) | Q(relayed_by=key),
            Photo: Q(people__official=key),
            PhotoPerson: Q(photo__people__official=key),
        }
    )
    read_names_and_sources(page)


def _parts(page: Page) -> Any:
    rows = page.extract.rows
    return parts(
        ("posts", _("Posts"), (post_entry(page, row, of_person=True) for row in rows(Post))),
        ("names", _("Names and spellings"), alias_entries(page, OfficialAlias)),
        ("travelled", _("Travelled for us"), (delegate_entry(page, r) for r in rows(Delegate))),
        ("acts", _("What he or she did there"), (act_entry(page, r) for r in rows(DelegateAct))),
        ("encounters", _("Encounters"), _encounters(page)),
        (
            "appearances",
            _("Appearances"),
            (appearance_entry(page, row, at_event=False) for row in rows(Appearance)),
        ),
        ("candidacies", _("Candidacies"), (standing_entry(page, r) for r in rows(Candidacy))),
        ("awards", _("Awards"), (award_entry(page, row) for row in rows(Award))),
        ("promises", _("Promises"), (commitment_entry(page, r) for r in rows(Commitment))),
        ("invitations", _("Invitations"), (invitation_entry(page, r) for r in rows(Invitation))),
    )


def _encounters(page: Page) -> list[Entry]:
    """Led by their event; those of one trip stand together."""
    return [
        encounter_entry(page, row, _at_event(page, row), with_event=False)
        for row in page.extract.rows(Encounter)
    ]


def _at_event(page: Page, row: Row) -> str:
    event, trip = page.link(Event, row["event_id"]), page.link(Trip, row["trip_id"])
    return format_html('{} <span class="on-trip">{}</span>', event, trip)
