"""Words that all documents share: dates, boxes, names in two languages, numbers of headings."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tripreports.core.dates import roc
from tripreports.core.models import Named, in_language
from tripreports.documents.outline import WHOLE_WIDTH, Cell, Table
from tripreports.trips.models import Trip


def is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def day(date: dt.date | None) -> str:
    """114年9月23日, in English 2025-09-23; nothing for no date."""
    if date is None:
        return ""
    return roc(date) if is_chinese() else date.isoformat()


def period(trip: Trip) -> str:
    """114年9月23日至114年10月1日."""
    return _("%(first)s to %(last)s") % {"first": day(trip.starts_on), "last": day(trip.ends_on)}


def sign(is_ticked: bool) -> str:
    return "☑" if is_ticked else "☐"


def box(is_ticked: bool, text: object) -> str:
    return f"{sign(is_ticked)} {text}"


def boxes(pairs: Iterable[tuple[bool, object]]) -> str:
    return "  ".join(box(is_ticked, text) for is_ticked, text in pairs)


def both(zh: str, en: str) -> str:
    """成西業 (Seong Heui-yeob); in English the other way round; one alone where the other lacks."""
    first = in_language(zh, en)
    other = en if first == zh else zh
    return f"{first} ({other})" if other and other != first else first


def both_names(named: Named | None) -> str:
    return both(named.name_zh, named.name_en) if named else ""


def licence() -> str:
    return _("Open Government Data License, version 1.0")


def listed(texts: Iterable[object]) -> str:
    """Joined by the comma of a list, which is a character of its own in Chinese."""
    return pgettext("list", ", ").join(str(text) for text in texts if str(text))


def sentence(what: str, told: str) -> str:
    """What it is, a colon, and what there is to say of it."""
    return _("%(what)s: %(told)s") % {"what": what, "told": told}


def table(
    heads: Iterable[object], rows: Iterable[Iterable[object]], widths: tuple[int, ...]
) -> Table:
    """A table with one row of heads."""
    head = tuple(Cell(str(text), is_head=True) for text in heads)
    return Table((head, *(cells(row) for row in rows)), widths, heads=1)


def cells(texts: Iterable[object]) -> tuple[Cell, ...]:
    return tuple(Cell(str(text)) for text in texts)


def shares(weights: list[int]) -> tuple[int, ...]:
    """Whole hundredths in these proportions, none below a twentieth."""
    least = WHOLE_WIDTH // 20
    weights = [max(weight, 1) for weight in weights]
    free = WHOLE_WIDTH - least * len(weights)
    if free < 0:  # more columns than there are twentieths
        even = WHOLE_WIDTH // len(weights)
        return (*([even] * (len(weights) - 1)), WHOLE_WIDTH - even * (len(weights) - 1))
    widths = [least + free * weight // sum(weights) for weight in weights]
    widths[-1] += WHOLE_WIDTH - sum(widths)
    return tuple(widths)
