from django.utils.html import format_html
from django.utils.translation import gettext_noop as _
from django.utils.translation import pgettext

from tripreports.browse.entries.directory import post_title
from tripreports.browse.entries.events import resolution_words
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.wording import facts, label, listing, period
from tripreports.directory.models import Official, Organization, Post
from tripreports.events.enums import (
    AgreementKind,
    AgreementStatus,
    AppointmentStatus,
    DocumentAct,
    DocumentKind,
    ResolutionKind,
)
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    Appointment,
    Event,
    Resolution,
)

_SIGNED_TONES = {AgreementStatus.SIGNED: "good", AgreementStatus.CONSIDERED: "open"}


def resolution_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=resolution_words(row),
        tag=label(ResolutionKind, row["kind"]),
        facts=facts(
            (_("Passed at"), page.link(Event, row["event_id"])),
            (_("Organization concerned"), page.link(Organization, row["organization_id"])),
            (_("Event to be hosted"), page.link(Event, row["hosted_event_id"])),
            (_("Document"), page.link(AdoptedDocument, row["document_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Resolution, row),
        key=row["key"],
        anchor=row["key"],
    )


def document_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.both(row["name_zh"], row["name_en"]),
        tag=label(DocumentAct, row["act"]),
        tone="good",
        words=row["content"],
        facts=facts(
            (_("Kind"), label(DocumentKind, row["kind"])),
            (_("At"), page.link(Event, row["event_id"])),
            (pgettext("document", "For"), period(AdoptedDocument, row)),
        ),
        note=row["note"],
        sources=page.sources(AdoptedDocument, row),
        key=row["key"],
        anchor=row["key"],
    )


def agreement_entry(page: Page, row: Row, parties: list[Row]) -> Entry:
    """An agreement; whether it was signed or only considered is said first of all."""
    return Entry(
        lead=page.both(row["name_zh"], row["name_en"]),
        tag=label(AgreementStatus, row["status"]),
        tone=_SIGNED_TONES.get(row["status"], "past"),
        words=row["purpose"],
        facts=facts(
            (_("Kind"), label(AgreementKind, row["kind"])),
            (_("Between"), listing(party(page, one) for one in parties)),
            (_("At"), page.link(Event, row["event_id"])),
            (pgettext("agreement", "Signed"), period(Agreement, row)),
            (_("Effect"), row["effect"]),
            (_("Forms considered"), listing(row["forms_considered"])),
            (_("Fields of cooperation"), listing(row["fields_of_cooperation"])),
            (_("Document"), page.link(AdoptedDocument, row["document_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Agreement, row),
        key=row["key"],
        anchor=row["key"],
    )


def party(page: Page, row: Row) -> str:
    name = page.link(Organization, row["organization_id"])
    return name or format_html('<span lang="zh-Hant">{}</span>', row["unnamed"])


def appointment_entry(page: Page, row: Row) -> Entry:
    post = page.extract.get(Post, row["post_id"])
    if not post:
        return Entry(lead="")
    return Entry(
        lead=page.link(Official, post["official_id"]),
        tag=label(AppointmentStatus, row["status"]),
        facts=facts(
            (_("Post"), post_title(page, post)),
            (_("Term"), period(Post, post)),
            (_("Takes office at"), page.link(Event, row["event_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Appointment, row),
        key=row["key"],
    )
