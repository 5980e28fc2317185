from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, address
from tripreports.browse.wording import day, facts, label, listing
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import AdoptedDocument, Award, Event
from tripreports.followup.enums import (
    CommitmentSide,
    Direction,
    Progress,
    Response,
    Strength,
)
from tripreports.followup.models import (
    Commitment,
    Invitation,
    Observation,
    ProgressNote,
    Recommendation,
)
from tripreports.trips.models import Trip

_PROGRESS_TONES = {Progress.DONE: "good", Progress.DECLINED: "refused"}


def commitment_entry(page: Page, row: Row) -> Entry:
    binding = {None: "", 0: gettext("no"), 1: gettext("yes")}[row["is_binding"]]
    return Entry(
        lead=format_html('<span lang="zh-Hant">{}</span>', row["title"]),
        tag=label(Progress, row["progress"]),
        tone=_tone(row["progress"]),
        words=row["text_zh"] or format_html('<span lang="en">{}</span>', row["text_en"]),
        facts=facts(
            (_("Whose"), label(CommitmentSide, row["side"])),
            (_("Made by"), page.links(Organization, row["made_by"])),
            (_("Spoken by"), page.link(Official, row["spoken_by_id"])),
            (_("At"), page.link(Event, row["event_id"])),
            (_("About"), page.link(Event, row["about_event_id"])),
            (_("Document"), page.link(AdoptedDocument, row["document_id"])),
            (_("Binding"), binding),
            (_("By when"), day(row["due_on"])),
            *_noted(page, commitment_id=row["key"]),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Commitment, row),
        key=row["key"],
        anchor=row["key"],
    )


def invitation_entry(page: Page, row: Row) -> Entry:
    sender = listing(
        [
            page.link(Official, row["from_official_id"]),
            page.link(Organization, row["from_organization_id"]),
        ]
    )
    guests = [page.link(Official, row["to_official_id"])]
    guests += [page.link(Organization, key) for key in row["to_organizations"]]
    return Entry(
        lead=page.link(Event, row["event_id"]),
        tag=label(Direction, row["direction"]),
        tone="open",
        facts=facts(
            (pgettext("invitation", "From"), sender or gettext("not stated")),
            (
                pgettext("invitation", "To"),
                listing([*guests, row["to_text"]]) or gettext("not stated"),
            ),
            (_("Relayed by"), page.link(Official, row["relayed_by_id"])),
            (_("Given at"), page.link(Event, row["given_at_id"])),
            (_("Stated"), _implied(row)),
            (_("Response"), label(Response, row["response"]) or gettext("not stated")),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Invitation, row),
        key=row["key"],
    )


def _implied(row: Row) -> str:
    return "" if row["strength"] == Strength.EXPLICIT else label(Strength, row["strength"])


def observation_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=_numbered(row),
        words=row["lesson"],
        facts=facts(
            (_("Applies to"), page.link(Organization, row["applies_to_id"])),
            (_("About"), page.links(Organization, row["organizations"])),
            (_("Countries"), page.links(Place, row["countries"])),
            (_("Events"), page.links(Event, row["events"])),
            (_("Award"), page.link(Award, row["award_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Observation, row),
        key=row["key"],
        anchor=row["key"],
    )


def recommendation_entry(page: Page, row: Row, *, in_report: bool = True) -> Entry:
    """`in_report`: on the page of the trip, where it has its place; else it leads there."""
    return Entry(
        lead=_numbered(row) if in_report else _in_its_report(row),
        tag=label(Progress, row["progress"]),
        tone=_tone(row["progress"]),
        words=row["action"],
        facts=facts(
            (_("Trip"), "" if in_report else page.link(Trip, row["trip_id"])),
            (
                _("By whom"),
                page.link(Organization, row["responsible_id"]) or gettext("not stated"),
            ),
            (_("By when"), day(row["due_on"]) or gettext("not stated")),
            (_("People concerned"), page.links(Official, row["officials"])),
            (_("Organizations concerned"), page.links(Organization, row["organizations"])),
            (_("Events concerned"), page.links(Event, row["events"])),
            *_noted(page, recommendation_id=row["key"]),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Recommendation, row),
        key=row["key"],
        anchor=row["key"] if in_report else "",
    )


def _noted(page: Page, **about: str) -> list[tuple[str, str]]:
    """What became of it, and when, where the page has read it."""
    return [(note["noted_on"], note["text"]) for note in page.extract.of(ProgressNote, **about)]


def _numbered(row: Row) -> str:
    """The title with the number that the report prints before it."""
    text = f"{row['number']}、{row['title']}" if row["number"] else row["title"]
    return format_html('<span lang="zh-Hant">{}</span>', text)


def _in_its_report(row: Row) -> str:
    place = f"{address(Trip, row['trip_id'])}#{row['key']}"
    return format_html('<a href="{}" lang="zh-Hant">{}</a>', place, row["title"])


def _tone(progress: str) -> str:
    return _PROGRESS_TONES.get(Progress(progress), "open")
