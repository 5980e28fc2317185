"""The outline of a report: sections are added, renamed and taken away."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Section
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.db.models import QuerySet

_ASIDE = 10_000
_FORMAL = ("壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖", "拾")
_PLAIN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_LABEL = re.compile(
    "(?P<label>[壹貳參叁肆伍陸柒捌玖拾]+(?=、)|[一二三四五六七八九十]+(?=、)"
    r"|[(（][一二三四五六七八九十]+[)）]|\d+\.|[(（]\d+[)）])[、\s]*(?P<title>.+)"
)
# The parts that every report has, in their order.
USUAL_PARTS = (
    ("摘要", SectionKind.SUMMARY),
    ("目的", SectionKind.PROSE),
    ("過程", SectionKind.CONTAINER),
    ("心得", SectionKind.CONTAINER),
    ("建議", SectionKind.CONTAINER),
)


def label_for(level: int, number: int) -> str:
    """The number of a section as reports write it: 壹、 一、 (一) 1. (1)."""
    if level == 1:
        return f"{_numeral(number, _FORMAL)}、"
    if level == 2:  # noqa: PLR2004 (the second level)
        return f"{_numeral(number, _PLAIN)}、"
    forms = {3: f"({_numeral(number, _PLAIN)})", 4: f"{number}. "}
    return forms.get(level, f"({number})")


def parts_of_heading(heading: str) -> tuple[str, str]:
    """(一)大會 → (一) and 大會; a heading without a number is all title."""
    found = _LABEL.fullmatch(heading.strip())
    return (found["label"], found["title"]) if found else ("", heading.strip())


@transaction.atomic
def add_section(
    trip: Trip, *, title: str, below: Section | None = None, kind: str = SectionKind.PROSE
) -> Section:
    """Put a new section behind the last one below the same parent, numbered in its turn."""
    siblings = Section.objects.of(trip).filter(parent=below)
    numbered = siblings.exclude(label="").count()
    level = below.level + 1 if below else 1
    heading = label_for(level, numbered + 1) + title.strip()
    label, words = parts_of_heading(heading)
    order = _make_room(trip, behind=_last_of(trip, below))
    section = Section(
        trip=trip,
        parent=below,
        level=level,
        order=order,
        kind=kind,
        heading=heading,
        label=label,
        title=words,
    )
    section.full_clean()
    section.save()
    return section


@transaction.atomic
def add_usual_parts(trip: Trip) -> list[Section]:
    """The parts that a report lacks of those that every report has, each without text."""
    there = set(Section.objects.of(trip).values_list("title", flat=True))
    return [
        add_section(trip, title=title, kind=kind)
        for title, kind in USUAL_PARTS
        if not any(title in known for known in there)
    ]


def rename_section(section: Section, *, heading: str, kind: str) -> Section:
    """The heading as it will be printed; its number and title follow from it."""
    section.heading, section.kind = heading.strip(), kind
    section.label, section.title = parts_of_heading(heading)
    section.full_clean()
    section.save()
    return section


def remove_section(section: Section) -> None:
    """Refuse what would take text, photos or sections with it that nobody named."""
    if section.children.exists() or section.photos.exists() or section.paragraphs.exists():
        told = _("“%s” has text, photos or sections below it: move or delete these first.")
        raise ValidationError(told % section)
    section.delete()


def _numeral(number: int, digits: tuple[str, ...]) -> str:
    """3 → 三, 12 → 十二, 20 → 二十."""
    tens, ones = divmod(number, 10)
    ten = digits[9]
    head = "" if tens == 0 else ten if tens == 1 else digits[tens - 1] + ten
    return head + (digits[ones - 1] if ones else "")


def _last_of(trip: Trip, parent: Section | None) -> int:
    """The order of the last section below a parent, or of the parent; of the report without one."""
    sections = Section.objects.of(trip)
    if parent is None:
        return sections.aggregate(last=Max("order"))["last"] or 0
    later = sections.filter(order__gt=parent.order, level__lte=parent.level)
    following = later.order_by("order").values_list("order", flat=True).first()
    if following is None:
        return sections.aggregate(last=Max("order"))["last"] or 0
    return following - 1


def _make_room(trip: Trip, *, behind: int) -> int:
    """The sections further on move by one, which changes nothing of what they say."""
    later: QuerySet[Section] = Section.objects.of(trip).filter(order__gt=behind)
    later.update(order=F("order") + _ASIDE)
    moved: QuerySet[Section] = Section.objects.of(trip).filter(order__gt=_ASIDE)
    moved.update(order=F("order") - _ASIDE + 1)
    return behind + 1
