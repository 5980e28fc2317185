"""What each component is shown with."""

from typing import Any

from django.utils.safestring import SafeString

from tripreports.browse.charts.bars import Amount, shares
from tripreports.browse.charts.columns import Series, columns
from tripreports.browse.entries.reports import PhotoView
from tripreports.browse.lists.addresses import Chip
from tripreports.browse.lists.facets import Facet, facet_row
from tripreports.browse.lists.pages import Leaf
from tripreports.browse.maps.labels import Name
from tripreports.browse.page import Entry
from tripreports.browse.wording import facts

_QUOTE = "臺中市政府副市長鄭照新率團出席"
_MARK = f' <a class="source" href="#words" title="「{_QUOTE}」">source</a>'
_MORE = ' <a class="source" href="#words" aria-label="source 2「率團」">2</a>'
_NAME = SafeString('<a href="/components/">Park Won-seok</a>')
# The parts of a list that is too long for one page.
_PAGES = {
    "last": 9,
    "before": "?page=3",
    "after": "?page=5",
    "leaves": [Leaf(1, "?page=1", is_current=False), Leaf(0, "", is_current=False)]
    + [Leaf(number, f"?page={number}", is_current=number == 4) for number in range(3, 6)]  # noqa: PLR2004 (the page that is shown)
    + [Leaf(0, "", is_current=False), Leaf(9, "?page=9", is_current=False)],
}


def _entries() -> list[Entry]:
    return [
        Entry(
            lead=_NAME,
            tag="met",
            tone="good",
            facts=facts(("Title then", "Vice Mayor"), ("Where", "Goyang")),
            sources=SafeString(f' <span class="sources">{_MARK}{_MORE}</span>'),
        ),
        Entry(
            lead="What the report says only between the lines",
            is_derived=True,
            note="Concluded from the list of those present.",
            sources=SafeString(_MARK),
        ),
        Entry(lead="In the words of the source", words=_QUOTE, sources=SafeString(_MARK)),
    ]


def _photo(caption: str) -> PhotoView:
    return PhotoView(
        key="photo",
        number="12",
        name="Photo 12",
        caption=caption,
        place="#words",
        people=_NAME,
        event="",
        picture="",
        thumbnail="",
        alt="",
        missing="The picture is not in the source.",
    )


def _facets() -> list[Facet]:
    rows = facet_row("?", "South Korea", 12, is_chosen=True) + facet_row("?", "Japan", 7)
    more = facet_row("?", "Viet Nam", 1)
    country = Facet("country", "country visited", SafeString(rows), SafeString(more), 1, "", "")
    return [country, Facet("year", "year", "", "", 0, "", "2025 (ROC 114)")]


def _tree() -> list[dict[str, Any]]:
    leaf = {"key": "here", "name": "This one", "tag": "", "tone": "", "children": []}
    other = {"key": "other", "name": _NAME, "tag": "since 2019", "tone": "past", "children": []}
    top = {"key": "top", "name": _NAME, "tag": "", "tone": "", "children": [leaf, other]}
    return [top]


def examples() -> dict[str, dict[str, Any]]:
    """By the name of the component, what it is given."""
    years = [Series("Asia", {2023: 2, 2025: 4}), Series("Europe", {2024: 3, 2025: 1})]
    seats = [Amount("Women", 5), Amount("Men", 7), Amount("Not known", 1)]
    return {
        "_bars": {"chart": shares("seats", "Seats", ("Who", "Seats"), seats)},
        "_chips": {
            "asked": {"path": "/components/", "problems": [], "passed_over": []},
            "chips": [Chip("Year", "2025", "?"), Chip("Country", "South Korea", "?")],
        },
        "_columns": {"chart": columns("years", "Trips per year", years)},
        "_crumbs": {"here": "This page", "list_name": "Trips", "list_address": "/trips/"},
        "_entries": {"entries": _entries()},
        "_facets": {"facets": _facets()},
        "_pages": {"pages": _PAGES},
        "_photos": {"photos": [_photo("合影"), _photo("大會開幕式後於高陽KINTEX合影留念")]},
        "_search": {
            "text": "",
            "kept": [],
            "examples": [Name("Busan"), Name("議會", "zh-Hant")],
        },
        "_tree": {"nodes": _tree(), "current": "here"},
        "_up": {},
    }
