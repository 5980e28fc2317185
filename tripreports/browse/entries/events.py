from collections import Counter
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.kinds import Kind, Row
from tripreports.browse.page import Entry, Page, address
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
_ORGANIZERS = {
    OrganizerRole.ORGANIZER: _("Organizers"),
    OrganizerRole.CO_ORGANIZER: _("Co-organizers"),
    OrganizerRole.HOST_CITY: _("Host city"),
    OrganizerRole.PERFORMANCE_HOST: _("Host of the performances"),
    OrganizerRole.FOUNDER: _("Founder"),
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


def edition_entry(page: Page, row: Row) -> Entry:
    """An event as one of its series."""
    number = gettext("No. %(number)s") % {"number": row["edition"]} if row["edition"] else ""
    return Entry(
        lead=page.link(Event, row["key"]),
        tag=number,
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
            (_("When"), period(Event, row)),
            (_("Where"), where(page, row)),
        ),
        sources=page.sources(Event, row),
    )


def where(page: Page, row: Row) -> str:
    venue = page.link(Place, row["venue_id"]) or row["venue_text"]
    city, country = page.link(Place, row["place_id"]), page.link(Place, row["country_id"])
    return listing([venue, city, country])


def themes(page: Page, row: Row) -> str:
    """Each in both languages, on a line of its own."""
    rows = page.extract.of(EventTheme, event_id=row["key"])
    return format_html_join("", "<p>{}</p>", ((theme(page, one),) for one in rows))


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


def organizers(page: Page, row: Row) -> list[tuple[str, str]]:
    """Those who held the event, by their role."""
    by_role: dict[str, list[str]] = {}
    for one in page.extract.of(Organizer, event_id=row["key"]):
        name = page.link(Organization, one["organization_id"])
        marks = page.sources(Organizer, one)
        by_role.setdefault(one["role"], []).append(format_html("{}{}", name, marks) if name else "")
    return [(_ORGANIZERS[OrganizerRole(role)], listing(names)) for role, names in by_role.items()]


def editions(page: Page, row: Row) -> str:
    """The editions of the series in a line, the earliest first; this one is no link."""
    rows = [one for one in page.extract.chosen(Event, "editions") if page.link(Event, one["key"])]
    if len(rows) < 2:  # noqa: PLR2004 (this one and another)
        return ""
    years = Counter(_year(one) for one in rows)
    items = ((_edition(page, one, years, is_here=one["key"] == row["key"]),) for one in rows)
    return format_html('<ol class="line">{}</ol>', format_html_join("", "<li>{}</li>", items))


def _edition(page: Page, row: Row, years: Counter[str], *, is_here: bool) -> str:
    """Its number and year if they tell it from the others, else its name."""
    number, year = row["edition"], _year(row)
    if not number and years[year] > 1:
        return page.link(Event, row["key"])
    short = gettext("No. %(number)s") % {"number": number} if number else year
    short = bracketed(short, year) if number and year else short
    if is_here:
        return format_html('<strong aria-current="page">{}</strong>', short)
    return format_html('<a href="{}">{}</a>', address(Event, row["key"]), short)


def _year(row: Row) -> str:
    return str(row["starts_on"] or "")[:4]


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
    """A tie to another event, as it reads from the first to the second.

    The one that the page is about is not named again.
    """
    ends = [_tied(page, row["event_id"]), _tied(page, row["other_id"])]
    tie = label(EventTie, row["tie"])
    return Entry(
        lead=format_html("{} <em>{}</em> {}", ends[0], tie, ends[1]) if all(ends) else "",
        note=row["note"],
        sources=page.sources(EventRelation, row),
    )


def _tied(page: Page, key: str) -> str:
    link = page.link(Event, key)
    is_here = link and page.extract.subject == (Event, key)
    return gettext("this event") if is_here else link


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
        lead=page.link(EventSeries, row["key"]),
        facts=facts(
            ("", page.other_text(row["name_zh"], row["name_en"])),
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
