from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.kinds import Kind, Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.wording import bracketed, facts, label, listing, marked, period
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.enums import (
    AgreementStatus,
    AppearanceKind,
    Comparator,
    EventKind,
    EventTie,
    FeatureKind,
    OrganizerRole,
    OutcomeKind,
)
from tripreports.events.models import (
    Appearance,
    Award,
    Event,
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

_GROUPED_FROM = 10_000
_SIGNS = {
    Comparator.EXACTLY: "",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_LEAST: "≥ ",
    Comparator.ABOUT: "≈ ",
    Comparator.NEARLY: "≲ ",
}
_SIGNED_TONES = {AgreementStatus.SIGNED: "good", AgreementStatus.CONSIDERED: "open"}


def event_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.link(Event, row["key"]),
        tag=label(EventKind, row["kind"]),
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("When"), period(Event, row)),
            (_("Where"), where(page, row)),
            (_("Within"), page.link(Event, row["parent_id"])),
        ),
        sources=page.sources(Event, row),
    )


def where(page: Page, row: Row) -> str:
    venue = page.link(Place, row["venue_id"]) or row["venue_text"]
    city, country = page.link(Place, row["place_id"]), page.link(Place, row["country_id"])
    return listing([venue, city, country])


def theme(page: Page, row: Row) -> str:
    words = page.both(row["text_zh"], row["text_en"])
    if row["other_reading_zh"]:
        other = gettext("also printed as")
        reading = format_html('{} <span lang="zh-Hant">{}</span>', other, row["other_reading_zh"])
        words = bracketed(words, reading)
    return format_html("{}{}", words, page.sources(EventTheme, row))


def organizer(page: Page, row: Row, kind: Kind = Organizer) -> str:
    """An organizer with its role, unless it is simply the organizer."""
    name = page.link(Organization, row["organization_id"])
    if not name:
        return ""
    role = label(OrganizerRole, row["role"]) if row["role"] != OrganizerRole.ORGANIZER else ""
    since = period(SeriesOrganizer, row) if kind is SeriesOrganizer else ""
    more = listing([role, since])
    return format_html("{}{}", bracketed(name, more) if more else name, page.sources(kind, row))


def organizer_entry(page: Page, row: Row) -> Entry:
    """An event, on the page of an organization that holds it."""
    return Entry(
        lead=page.link(Event, row["event_id"]),
        tag=label(OrganizerRole, row["role"]),
        sources=page.sources(Organizer, row),
    )


def actor(page: Page, row: Row) -> str:
    named = page.link(Official, row["official_id"])
    return named or page.link(Organization, row["organization_id"]) or marked(row["unnamed"])


def appearance_entry(page: Page, row: Row, *, at_event: bool) -> Entry:
    """A speech or the like, on the page of the event or on that of the speaker."""
    return Entry(
        lead=actor(page, row) if at_event else page.link(Event, row["event_id"]),
        tag=label(AppearanceKind, row["kind"]),
        words=row["topic"],
        facts=facts(
            (pgettext("speech", "Title"), page.both(row["title_zh"], row["title_en"])),
            (_("On behalf of"), page.link(Organization, row["on_behalf_of_id"])),
            (_("Jointly with"), page.links(Organization, row["jointly_with"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Appearance, row),
        key=row["key"],
    )


def outcome_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=format_html('<span lang="zh-Hant">{}</span>', row["text"]),
        tag=label(OutcomeKind, row["kind"]),
        is_derived=row["is_derived"],
        sources=page.sources(Outcome, row),
    )


def feature_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.both(row["name_zh"], row["name_en"]),
        tag=label(FeatureKind, row["kind"]),
        note=row["note"],
        sources=page.sources(Feature, row),
    )


def relation_entry(page: Page, row: Row) -> Entry:
    """A tie to another event, as it reads from the first to the second."""
    first, other = page.link(Event, row["event_id"]), page.link(Event, row["other_id"])
    tie = label(EventTie, row["tie"])
    return Entry(
        lead=format_html("{} <em>{}</em> {}", first, tie, other) if first and other else "",
        note=row["note"],
        sources=page.sources(EventRelation, row),
    )


def award_entry(page: Page, row: Row) -> Entry:
    honoured = page.link(Organization, row["organization_id"])
    return Entry(
        lead=page.both(row["name_zh"], row["name_en"]),
        facts=facts(
            (_("Given to"), honoured or page.link(Official, row["official_id"])),
            (pgettext("award", "For"), row["achievement"]),
        ),
        sources=page.sources(Award, row),
    )


def series_entry(page: Page, row: Row) -> Entry:
    organizers = page.extract.of(SeriesOrganizer, series_id=row["key"])
    return Entry(
        lead=page.both(row["name_zh"], row["name_en"]),
        facts=facts(
            (pgettext("event series", "Held"), period(EventSeries, row)),
            (_("How often"), page.text(row["frequency_zh"], row["frequency_en"])),
            (_("Of"), page.link(Organization, row["organization_id"])),
            (_("Run by"), listing(organizer(page, one, SeriesOrganizer) for one in organizers)),
        ),
        sources=page.sources(EventSeries, row),
    )


def figure_subject(page: Page, row: Row) -> str:
    """What a figure is about; nothing if the reader may not see that."""
    about = page.extract.subject_of(row)
    if not about:
        return marked(row["subject_text"])
    kind, key = about
    resolution = page.extract.get(Resolution, key) if kind is Resolution else None
    return resolution_words(resolution) if resolution else page.link(kind, key)


def resolution_words(row: Row) -> str:
    """A resolution has no name but its number and its text."""
    return format_html('{} <span lang="zh-Hant">{}</span>', row["number"], row["text"])


def figure_value(row: Row) -> str:
    """The value with its comparator and unit; a figure in words has none."""
    if row["value"] is None:
        return ""
    # Years are not grouped.
    value = _plain(row["value"])
    number = f"{value:,f}" if abs(value) >= _GROUPED_FROM else f"{value:f}"
    return f"{_SIGNS[row['comparator']]}{number} {row['unit']}".strip()


def figure_entry(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.text(row["metric_zh"], row["metric_en"]),
        facts=facts(
            (_("Value"), figure_value(row)),
            (_("In the words of the source"), row["words"]),
            (_("As of"), page.link(Event, row["as_of_id"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Figure, row),
    )


def _plain(value: float) -> Decimal:
    """3.0 as 3: the number of digits behind the point is that of the column, not of the source."""
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1)) if exact == exact.to_integral() else exact.normalize()
