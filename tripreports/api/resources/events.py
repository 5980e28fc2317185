"""Events and their series, with what was said, decided, signed and counted there."""

from tripreports.api.reading.fields import (
    Column,
    Field,
    Ref,
    Refs,
    Rows,
    Subject,
    Values,
    columns,
    period,
)
from tripreports.api.reading.resource import Page, Resource
from tripreports.events.filters import (
    AdoptedDocumentFilterSet,
    AgreementFilterSet,
    AppearanceFilterSet,
    EventFilterSet,
    EventSeriesFilterSet,
    FigureFilterSet,
    ResolutionFilterSet,
)

_EVENT_PAGE = "browse:event-detail"

_ALIASES = Rows("aliases", columns("text", "kind"))
_ORGANIZERS: tuple[Field, ...] = (Ref("organization"), Column("role"))
_OF_APPEARANCE: tuple[Field, ...] = (
    Column("kind"),
    Ref("official"),
    Ref("organization"),
    Column("unnamed"),
    Ref("on_behalf_of"),
    Refs("jointly_with"),
    *columns("title_zh", "title_en", "topic"),
)
_OF_RESOLUTION: tuple[Field, ...] = (
    Ref("parent"),
    *columns("number", "kind", "text"),
    Ref("organization"),
    Ref("hosted_event"),
    Ref("document"),
)
_OF_DOCUMENT: tuple[Field, ...] = (
    *columns("kind", "act", "name_zh", "name_en", "content"),
    *period(),
)
_OF_AGREEMENT: tuple[Field, ...] = (
    *columns("kind", "status", "name_zh", "name_en"),
    Rows("parties", (Ref("organization"), Column("unnamed"))),
    Ref("document"),
    *columns("purpose", "effect", "forms_considered", "fields_of_cooperation"),
)
_OF_ENCOUNTER: tuple[Field, ...] = (
    Ref("official"),
    Ref("post"),
    Ref("organization"),
    Column("group"),
    Refs("group_members"),
    Values("roles", "role"),
    *columns("contact", "basis", "presence"),
)

_EVENTS = Resource(
    name="events",
    filterset=EventFilterSet,
    page=Page(_EVENT_PAGE),
    fields=(
        *columns("name_zh", "name_en", "abbreviation", "kind"),
        *period(),
        Ref("series"),
        Column("edition"),
        Ref("parent"),
        *columns("parent_link", "mode"),
        Ref("country"),
        Ref("place"),
        Ref("venue"),
    ),
    detail=(
        *columns("order", "access"),
        Ref("body"),
        *columns("venue_text", "date_note", "organizer_note"),
        _ALIASES,
        Rows("themes", columns("text_zh", "text_en", "other_reading_zh")),
        Rows("organizers", _ORGANIZERS),
        Refs("children"),
        Rows("relations", (Column("tie"), Ref("event", "other"))),
        Rows("appearances", (Column("key"), *_OF_APPEARANCE)),
        Rows("features", columns("key", "kind", "name_zh", "name_en")),
        Rows("resolutions", (Column("key"), *_OF_RESOLUTION)),
        Rows("documents", (Column("key"), *_OF_DOCUMENT)),
        Rows("agreements", (Column("key"), *_OF_AGREEMENT)),
        Rows("outcomes", (*columns("key", "kind", "text"), Ref("document"))),
        Refs("elections"),
        Rows("attendances", (Ref("trip"), Column("status"), *period())),
        Rows("encounters", (Column("key"), Ref("trip"), *_OF_ENCOUNTER)),
    ),
)

_EVENT_SERIES = Resource(
    name="event-series",
    filterset=EventSeriesFilterSet,
    page=Page("browse:series-detail"),
    fields=(
        *columns("name_zh", "name_en"),
        Ref("organization"),
        *columns("frequency_zh", "frequency_en", "months_between"),
        *period(),
    ),
    detail=(
        _ALIASES,
        Rows("organizers", (*_ORGANIZERS, *period())),
        Refs("editions"),
    ),
)

_APPEARANCES = Resource(
    name="appearances",
    filterset=AppearanceFilterSet,
    page=Page(_EVENT_PAGE, "event"),
    fields=(Ref("event"), *_OF_APPEARANCE),
    order=("event", "order", "key"),
    brief=("kind", "title_zh", "title_en"),
)

_RESOLUTIONS = Resource(
    name="resolutions",
    filterset=ResolutionFilterSet,
    page=Page(_EVENT_PAGE, "event", "{key}"),
    fields=(Ref("event"), Column("order"), *_OF_RESOLUTION),
    detail=(
        Refs("items"),
        Refs("memberships"),
        Rows("appointments", (*columns("key", "status"), Ref("post"), Ref("event"))),
    ),
    order=("event", "order", "key"),
    brief=("number", "text"),
)

_ADOPTED_DOCUMENTS = Resource(
    name="adopted-documents",
    filterset=AdoptedDocumentFilterSet,
    page=Page(_EVENT_PAGE, "event", "{key}"),
    fields=(Ref("event"), *_OF_DOCUMENT),
    detail=(
        _ALIASES,
        Refs("resolutions"),
        Refs("agreements"),
        Rows("outcomes", (*columns("key", "kind", "text"), Ref("event"))),
    ),
)

_AGREEMENTS = Resource(
    name="agreements",
    filterset=AgreementFilterSet,
    page=Page(_EVENT_PAGE, "event", "{key}"),
    fields=(Ref("event"), *_OF_AGREEMENT, *period()),
    detail=(Refs("memberships"),),
)

_ABOUT = Subject("subject")

_FIGURES = Resource(
    name="figures",
    filterset=FigureFilterSet,
    page=_ABOUT,
    fields=(
        _ABOUT,
        Column("subject_text"),
        Refs("places"),
        *columns("metric_zh", "metric_en", "value", "comparator", "unit", "words"),
        Ref("as_of"),
    ),
    brief=("metric_zh", "metric_en", "words"),
)

RESOURCES = (
    _EVENTS,
    _EVENT_SERIES,
    _APPEARANCES,
    _RESOLUTIONS,
    _ADOPTED_DOCUMENTS,
    _AGREEMENTS,
    _FIGURES,
)
