"""What is looked at in the text, the evidence and the photos before a report is submitted."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, StrIndex
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from tripreports.core.models import Alias, Named
from tripreports.core.text import squeeze
from tripreports.directory.models import (
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
)
from tripreports.events.models import Event, EventAlias
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Citation, Paragraph, Photo, Section
from tripreports.trips.checks import Item, document_due, register
from tripreports.trips.enums import DocumentDue, Severity
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

SHORTEST_SUMMARY = 500


class Part(NamedTuple):
    """A part that every full report has, known by a word of its heading."""

    code: str
    words: tuple[str, ...]
    name: "StrOrPromise"


PARTS = (
    Part("summary", ("摘要", "summary"), pgettext_lazy("part of a report", "summary")),
    Part("purpose", ("目的", "purpose"), pgettext_lazy("part of a report", "purpose")),
    Part("course", ("過程", "course"), pgettext_lazy("part of a report", "course")),
    Part("lessons", ("心得", "lessons"), pgettext_lazy("part of a report", "lessons learned")),
    Part("advice", ("建議", "advice"), pgettext_lazy("part of a report", "advice")),
)


@register
def check_text(trip: Trip) -> Iterator[Item]:
    """The summary is long enough, and no part that is required is missing or empty."""
    due = document_due(trip)
    texts = _texts(trip)
    for part in PARTS:
        told = _missing(part, texts)
        if told:
            asked = due == DocumentDue.REPORT or part.code == "summary"
            severity = Severity.ERROR if asked else Severity.WARNING
            yield Item(f"part_{part.code}", severity, told, *_place(part))
    length = len(squeeze(_text_of(PARTS[0], texts)))
    if 0 < length < SHORTEST_SUMMARY:
        told = _("The summary has %(length)d characters; the form asks for at least %(least)d.")
        yield Item(
            "summary_length",
            Severity.ERROR,
            told % {"length": length, "least": SHORTEST_SUMMARY},
            *_place(PARTS[0]),
        )


@register
def check_spellings(trip: Trip) -> Iterator[Item]:
    """Names that the report writes in two ways."""
    text = "\n".join(body for _section, body in _texts(trip))
    for alias, owner in _other_spellings(trip):
        for name in (owner.name_zh, owner.name_en):
            same_script = name.isascii() == alias.text.isascii()
            if name and same_script and _stand_apart(alias.text, name, text):
                told = _("The report writes both “%(name)s” and “%(other)s”.")
                words = {"name": name, "other": alias.text}
                yield Item("spelling", Severity.WARNING, told % words, "text")


@register
def check_citations(trip: Trip) -> Iterator[Item]:
    """Quotes that no longer stand where they are said to."""
    source = Coalesce("paragraph__text", "photo__caption", "section__heading", Value(""))
    quotes = Citation.objects.of(trip).annotate(found=StrIndex(source, "quote"))
    for quote in quotes.filter(found=0).values_list("quote", flat=True):
        told = _("A citation quotes words that are not in the text any more: “%s”.") % quote[:80]
        yield Item("citation", Severity.ERROR, told, "text")


@register
def check_photos(trip: Trip) -> Iterator[Item]:
    """Pictures of which a screen reader could say nothing."""
    silent = Photo.objects.of(trip).exclude(image="").filter(is_decorative=False)
    count = silent.filter(alternative_text_zh="", alternative_text_en="").count()
    if count:
        told = ngettext(
            "%d photo has no alternative text and is not marked as decorative.",
            "%d photos have no alternative text and are not marked as decorative.",
            count,
        )
        yield Item("alternative_text", Severity.ERROR, told % count, "photos")


def _texts(trip: Trip) -> list[tuple[Section, str]]:
    """Each section in its order, with everything that is written in it and below it."""
    sections = {one.key: one for one in Section.objects.of(trip)}
    own: dict[str, list[str]] = {key: [] for key in sections}
    paragraphs = Paragraph.objects.of(trip).values_list("section_id", "text")
    for key, text in paragraphs.order_by("section__order", "position"):
        up: Section | None = sections[key]
        while up is not None:
            own[up.key].append(text)
            up = sections.get(up.parent_id or "")
    return [(section, "\n".join(own[key])) for key, section in sections.items()]


def missing_parts(trip: Trip) -> list[Part]:
    """Those that are not there, or are headings without text."""
    texts = _texts(trip)
    return [part for part in PARTS if _missing(part, texts)]


def part_of(section: Section) -> Part | None:
    """Which of the parts that every report has a section is, if it is one."""
    return next((part for part in PARTS if _is(part, section)), None)


def _is(part: Part, section: Section) -> bool:
    if part.code == "summary" and section.kind == SectionKind.SUMMARY:
        return True
    heading = section.heading.casefold()
    return section.parent_id is None and any(word in heading for word in part.words)


def _text_of(part: Part, texts: Iterable[tuple[Section, str]]) -> str:
    """The longest, where a heading of the summary sheet has the word too."""
    found = [text for section, text in texts if _is(part, section)]
    return max(found, key=len, default="")


def _place(part: Part) -> tuple[str, str]:
    """Where it is written: the summary beside the fields of the form."""
    return ("sheet", "id_summary") if part.code == "summary" else ("text", "")


def _missing(part: Part, texts: Iterable[tuple[Section, str]]) -> str:
    if not any(_is(part, section) for section, _text in texts):
        return _("The report has no part “%s”.") % part.name
    if not _text_of(part, texts).strip():
        return _("The part “%s” of the report is empty.") % part.name
    return ""


def _other_spellings(trip: Trip) -> Iterator[tuple[Alias, Named]]:
    """Other spellings and misprints of those whom the records of the trip name."""
    owners: list[tuple[Any, str, type[Any], tuple[str, ...]]] = [
        (OfficialAlias, "official", Official, ("delegations__trip", "encounters__trip")),
        (OrganizationAlias, "organization", Organization, ("encounters__trip",)),
        (EventAlias, "event", Event, ("attendances__trip",)),
    ]
    kinds = ContentType.objects.get_for_models(*(owner for _a, _f, owner, _p in owners))
    for model, field, owner, paths in owners:
        cited = Citation.objects.of(trip).filter(record_type=kinds[owner])
        # Each way a subquery of its own: joined, they would multiply the rows.
        named = [Q(pk__in=owner.objects.filter(**{path: trip}).values("pk")) for path in paths]
        named.append(Q(pk__in=cited.values("record_key")))
        concerned = owner.objects.filter(reduce(Q.__or__, named)).values("pk")
        aliases = model.objects.filter(kind__in=("spelling", "typo"), **{f"{field}__in": concerned})
        for alias in aliases.select_related(field):
            yield alias, getattr(alias, field)


def _stand_apart(one: str, other: str, text: str) -> bool:
    """Both stand in the text, neither only as a part of the other."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer in text and shorter in text.replace(longer, "")
