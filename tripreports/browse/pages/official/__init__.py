"""An official: posts with contradictions side by side, names, and all that he or she did."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import pgettext

from tripreports.browse.asking import SUBJECT, Chosen, WantedByKind
from tripreports.browse.entries.directory import place_of, post_title
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Part, alias_entries, read_names_and_sources
from tripreports.browse.pages.meetings import last_met, times_met
from tripreports.browse.pages.official.deeds import deed_parts
from tripreports.browse.pages.official.posts import post_part
from tripreports.browse.parts import arranged
from tripreports.browse.wording import facts, label, listing, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import OfficialKind, PostStatus
from tripreports.directory.models import Official, OfficialAlias, Post
from tripreports.elections.models import Candidacy, Contest
from tripreports.events.models import Appearance, Award
from tripreports.followup.models import Commitment, Invitation
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.models import Delegate, DelegateAct, Encounter, EncounterRoleTag, Trip

_OF = Q(official=SUBJECT)


def official_page(page: Page, key: str) -> dict[str, Any]:
    page.extract.read({**_person(page), **_deeds(page)})
    page.extract.require_subject()
    row = page.extract.row(Official, key)
    page.extract.mention(Trip, page.extract.keys(Trip))
    read_names_and_sources(page)
    names = Part("names", _("Names and spellings"), alias_entries(page, OfficialAlias))
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(OfficialKind, row["kind"]),
        "facts": _facts(page, row),
        "note": marked(row["note"]),
        "sources": page.sources(Official, row),
        "related": [] if names.is_empty else [names],
        **arranged(page, post_part(page), *deed_parts(page)),
    }


def _facts(page: Page, row: Row) -> str:
    held = [one for one in page.extract.chosen(Post, "posts") if _is_held(page, one)]
    return facts(
        (pgettext("official", "Current posts"), listing(post_title(page, one) for one in held)),
        (pgettext("official", "From"), place_of(page, row)),
        (_("Honorific"), row["honorific"]),
        (_("Met by us"), times_met(page)),
        (_("Last met on the trip"), last_met(page)),
    )


def _is_held(page: Page, row: Row) -> bool:
    """In office according to the source, and its known term not over."""
    is_over = row["ends_on"] and row["ends_on"] < page.today.isoformat()
    return row["status"] == PostStatus.CURRENT and not row["is_disputed"] and not is_over


def _person(page: Page) -> WantedByKind:
    first = page.leafing.first
    newest = F("starts_on").desc(nulls_last=True)
    return {
        Official: Q(key=SUBJECT),
        OfficialAlias: _OF,
        Post: (
            first("posts", _OF, by=("status", newest, "key"), number=50),
            Q(encounters__in=Chosen("encounters")),
        ),
        Candidacy: first(
            "candidacies",
            _OF,
            Q(post__official=SUBJECT),
            by=("-contest__election__held_on", "contest_id", "order", "key"),
        ),
        Contest: Q(candidacies__in=Chosen("candidacies")),
        Award: first("awards", _OF, by=("name_zh", "name_en", "key")),
    }


def _deeds(page: Page) -> WantedByKind:
    first = page.leafing.first
    newest_trip = ("-trip__starts_on", "trip_id")
    return {
        Encounter: first("encounters", _OF, is_vast=True, by=(*newest_trip, "event_id", "key")),
        EncounterRoleTag: Q(encounter__in=Chosen("encounters")),
        Delegate: (
            first("travelled", _OF, by=(*newest_trip, "key")),
            Q(acts__in=Chosen("acts")),
        ),
        DelegateAct: first(
            "acts",
            Q(delegate__official=SUBJECT),
            by=("-delegate__trip__starts_on", "event_id", "key"),
        ),
        Trip: (Q(encounters__in=Chosen("encounters")), Q(delegates__in=Chosen("travelled"))),
        Appearance: first(
            "appearances",
            _OF,
            by=(F("event__starts_on").desc(nulls_last=True), "event_id", "order", "key"),
        ),
        Commitment: first("promises", Q(spoken_by=SUBJECT), by=("-trip__starts_on", "key")),
        Invitation: first(
            "invitations",
            Q(from_official=SUBJECT),
            Q(to_official=SUBJECT),
            Q(relayed_by=SUBJECT),
            by=("-trip__starts_on", "key"),
        ),
        Photo: first("photos", Q(people__official=SUBJECT), by=(*newest_trip, "order", "key")),
        PhotoPerson: Q(photo__in=Chosen("photos")),
    }
