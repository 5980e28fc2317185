"""What a place lies in, and what lies in it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown
from tripreports.browse.tree import Node
from tripreports.browse.wording import label
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Place


@dataclass(frozen=True, slots=True)
class Within(Shown):
    """The tree around a place; of many places in it the first, and the list that has them all."""

    nodes: list[Node]
    shown: int
    total: int
    more: str


def place_tree(page: Page, row: Row) -> Within | None:
    """Nothing where it lies in nothing, and nothing in it."""
    is_country = row["kind"] in PlaceKind.countries()
    name, filter_name = ("within", "country") if is_country else ("parts", "parent")
    rows = page.extract.chosen(Place, name)
    below = [node for one in rows if (node := _node(page, one)).name]
    above = [one for one in _above(page, row) if page.link(Place, one["key"])]
    if not below and not above:
        return None
    tree = _node(page, row, below)
    for one in above:
        tree = _node(page, one, [tree])
    return Within(
        [tree],
        len(below),
        page.extract.total(name),
        f"{reverse('browse:place-list')}?{urlencode({filter_name: row['key']})}",
    )


def _above(page: Page, row: Row) -> list[Row]:
    """What it lies in, the nearest first, and the country at last."""
    get = page.extract.get
    found: list[Row] = []
    above = get(Place, row["parent_id"])
    while above and above not in found:
        found.append(above)
        above = get(Place, above["parent_id"])
    country = next((one["country_id"] for one in (*found[::-1], row) if one["country_id"]), None)
    top = get(Place, country)
    return [*found, top] if top and top not in found else found


def _node(page: Page, row: Row, below: list[Node] | None = None) -> Node:
    name = page.link(Place, row["key"])
    return Node(row["key"], name, label(PlaceKind, row["kind"]), children=below or [])
