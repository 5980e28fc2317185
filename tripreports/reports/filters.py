"""What lists of sections, photos, citations and disagreements may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    CountFilter,
    HasFilter,
    KeyFilter,
    Ordering,
    RecordFilterSet,
    TextFilter,
    YesNoFilter,
)
from tripreports.core.subjects import KindFilter, SubjectFilter
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Event
from tripreports.reports.enums import Confidence, DiscrepancyKind, SectionKind
from tripreports.reports.models import Citation, Discrepancy, Paragraph, Photo, Section
from tripreports.search.filters import SearchFilter
from tripreports.trips.models import Encounter, Trip

# Between a congress and a speech in one of its meetings there are no more.
_LEVELS_OF_EVENTS = 4
_ORDERS = {
    "trip__starts_on": _("first day of the trip"),
    "order": _("order"),
    "updated_at": _("last change"),
}


class SectionFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    heading = TextFilter("heading", label=_("heading"))
    title = TextFilter("title", label=_("title"))
    label = TextFilter("label", label=_("number"))
    text = TextFilter("paragraphs__text", label=_("text of a paragraph"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    parent = KeyFilter(Section, "parent", label=pgettext_lazy("section", "within"))
    is_part = HasFilter("parent", common=True, label=_("part of another section"))
    kind = CodeFilter("kind", choices=SectionKind, label=_("kind"))
    level = CountFilter("level", label=_("level"))
    level__lte = CountFilter("level", "lte", label=_("level, at most"))
    event = KeyFilter(Event, "events", label=_("events reported on"))
    ordering = Ordering(_ORDERS | {"level": _("level")})

    class Meta:
        model = Section
        fields: list[str] = []


class PhotoFilterSet(RecordFilterSet):
    q = TextFilter("caption", "alternative_text_zh", "alternative_text_en", label=_("search text"))
    caption = TextFilter("caption", label=_("caption"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    section = KeyFilter(Section, "section", label=_("section"))
    event = KeyFilter(Event, "event", label=_("event"))
    event__city = KeyFilter(
        Place, "event__place", "event__venue__parent", label=_("city of the event")
    )
    event__parent = KeyFilter(Event, "event__parent", label=_("within the event"))
    event__within = KeyFilter(
        Event,
        *("event" + "__parent" * steps for steps in range(_LEVELS_OF_EVENTS + 1)),
        label=_("of the event or of one within it, four levels down"),
    )
    official = KeyFilter(Official, "people__official", label=_("person"))
    organization = KeyFilter(
        Organization,
        "encounters__organization",
        "encounters__group_members",
        "people__official__posts__organization",
        label=_("organization, itself or somebody from it"),
    )
    encounter = KeyFilter(Encounter, "encounters", label=_("encounters shown"))
    has_people = HasFilter("people", label=_("names people"))
    number = CountFilter("order", label=_("number"))
    position = CountFilter("position", label=_("position in the section"))
    has_picture = HasFilter(("", ~Q(image="")), label=_("has a picture"))
    is_decorative = YesNoFilter("is_decorative", label=_("decorative"))
    ordering = Ordering(_ORDERS)

    class Meta:
        model = Photo
        fields: list[str] = []


class CitationFilterSet(RecordFilterSet):
    q = TextFilter("quote", label=_("search text"))
    quote = TextFilter("quote", label=_("quote"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    record_type = KindFilter("record", label=_("kind of record"))
    record = SubjectFilter("record", label=_("key of the record"))
    section = KeyFilter(
        Section, "section", "paragraph__section", "photo__section", label=_("section")
    )
    paragraph = KeyFilter(Paragraph, "paragraph", label=_("paragraph"))
    photo = KeyFilter(Photo, "photo", label=_("caption of the photo"))
    ordering = Ordering(_ORDERS)

    class Meta:
        model = Citation
        fields: list[str] = []


class DiscrepancyFilterSet(RecordFilterSet):
    q = TextFilter("topic", "taken_as", "handling", label=_("search text"))
    topic = TextFilter("topic", label=pgettext_lazy("discrepancy", "topic"))
    taken_as = TextFilter("taken_as", label=_("taken as"))
    handling = TextFilter("handling", label=_("handling"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    kind = CodeFilter("kind", choices=DiscrepancyKind, label=_("kind"))
    confidence = CodeFilter("confidence", choices=Confidence, label=_("confidence"))
    ordering = Ordering(_ORDERS)

    class Meta:
        model = Discrepancy
        fields: list[str] = []
