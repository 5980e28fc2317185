"""Tables with a bar in each row: amounts, and the parts of a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from tripreports.browse.charts.shapes import Bar, Mark, percent, tone_at
from tripreports.browse.page import Shown, Words
from tripreports.browse.wording import say as _


@dataclass(frozen=True, slots=True)
class Row(Shown):
    """What it is, what there is to say of it, and the same as bars.

    Both texts are fit for a page: links and marks may stand in them.
    """

    name: str
    value: str
    bars: list[Bar]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Bars(Shown):
    """A table whose second column is drawn as well; with a scale where the bars are times."""

    key: str
    title: Words
    heads: tuple[Words, Words]
    rows: list[Row]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """How many there are of something. The name may be a link, the value say more."""

    name: str
    number: int
    value: str = ""
    tone: str = ""


def bars(key: str, title: Words, heads: tuple[Words, Words], amounts: Iterable[Amount]) -> Bars:
    """Amounts from the same zero, each as long as it is large."""
    given = list(amounts)
    most = max((one.number for one in given), default=0)
    rows = [
        Row(one.name, _value(one), [Bar("0%", percent(one.number, most), one.tone or tone_at(0))])
        for one in given
    ]
    return Bars(key, title, heads, rows)


def shares(key: str, title: Words, heads: tuple[Words, Words], amounts: Iterable[Amount]) -> Bars:
    """The parts of a whole, such as seats: the first row is the whole, divided into the others."""
    given = list(amounts)
    whole = sum(one.number for one in given)
    parts: list[Bar] = []
    before = 0
    for number, one in enumerate(given):
        tone = one.tone or tone_at(number)
        parts.append(Bar(percent(before, whole), percent(one.number, whole), tone))
        before += one.number
    rows = [Row(one.name, _value(one), [part]) for one, part in zip(given, parts, strict=True)]
    total = Row(_("Total"), str(whole), parts, "total")
    return Bars(key, title, heads, [total, *rows] if rows else [])


def _value(amount: Amount) -> str:
    return amount.value or str(amount.number)
