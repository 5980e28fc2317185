"""The text of a section as lines: each is a paragraph, and those that stay keep their citations."""

from difflib import SequenceMatcher
from itertools import count, takewhile, zip_longest
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tripreports.reports.models import Paragraph, Section
from tripreports.reports.validators import validate_quotes_stand

_ASIDE = 10_000


class _Plan(NamedTuple):
    """The paragraphs as they will stand, `None` where one is new, each with its words."""

    stay: list[tuple[Paragraph | None, str]]
    go: list[Paragraph]


def text_of(section: Section | None) -> str:
    """The paragraphs of a section, one to a line; the cells of a table's row parted by tabs."""
    return "\n".join(paragraph.text for paragraph in _paragraphs(section))


def check_text(section: Section | None, text: str) -> None:
    """Refuse a text that would take words away from a citation."""
    plan = _plan(section, text)
    for paragraph, words in plan.stay:
        if paragraph is not None and paragraph.text != words:
            quotes = paragraph.citations_of_text.values_list("quote", flat=True)
            try:
                validate_quotes_stand(quotes, text=words, field="text")
            except ValidationError as error:
                raise ValidationError(error.messages) from error
    for paragraph in plan.go:
        quote = paragraph.citations_of_text.first()
        if quote is not None:
            told = _("A citation quotes these words, so they must stay: “%s”.")
            raise ValidationError(told % quote.quote)


@transaction.atomic
def write_text(section: Section, text: str) -> Section:
    """Make these lines the paragraphs of a section; those that stay keep their citations."""
    plan = _plan(section, text)
    for paragraph in plan.go:
        paragraph.delete()
    places = _places(section, plan)
    moved = [
        paragraph.pk
        for (paragraph, _words), place in zip(plan.stay, places, strict=True)
        if paragraph is not None and paragraph.position != place
    ]
    # Out of the way of each other; the versions and the history are written below.
    Paragraph.objects.filter(pk__in=moved).update(position=F("position") + _ASIDE)
    for (known, words), place in zip(plan.stay, places, strict=True):
        _write(Paragraph(section=section) if known is None else known, words, place)
    return section


def _write(paragraph: Paragraph, words: str, place: int) -> None:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(paragraph.text, words, strict=False))
    same = sum(1 for _pair in alike)
    paragraph.page_breaks = [joint for joint in paragraph.page_breaks if joint <= same]
    paragraph.text, paragraph.position = words, place
    paragraph.save()


def _plan(section: Section | None, text: str) -> _Plan:
    paragraphs = _paragraphs(section)
    before = [paragraph.text for paragraph in paragraphs]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    plan = _Plan([], [])
    matcher = SequenceMatcher(None, before, lines, autojunk=False)
    for _same, first, last, start, end in matcher.get_opcodes():
        for paragraph, words in zip_longest(paragraphs[first:last], lines[start:end]):
            if words is None:
                plan.go.append(paragraph)
            else:
                plan.stay.append((paragraph, words))
    return plan


def _places(section: Section, plan: _Plan) -> list[int]:
    """Positions in the section, which photos share: as they are where nothing is put between."""
    taken = set(section.photos.values_list("position", flat=True))
    known = [paragraph.position for paragraph, _words in plan.stay if paragraph is not None]
    fresh = [paragraph for paragraph, _words in plan.stay[: len(known)] if paragraph is None]
    if not fresh:
        last = max([0, *known, *taken])
        return known + [last + more for more in range(1, len(plan.stay) - len(known) + 1)]
    free = (place for place in count(1) if place not in taken)
    return [next(free) for _each in plan.stay]


def _paragraphs(section: Section | None) -> list[Paragraph]:
    return list(section.paragraphs.order_by("position")) if section else []
