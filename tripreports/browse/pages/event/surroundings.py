"""Where an event belongs: what it was part of, what stood beside it, and what it is tied to."""

from collections.abc import Iterator

from tripreports.browse.entries.events import relation_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Part
from tripreports.browse.tree import Node
from tripreports.browse.wording import label
from tripreports.browse.wording import say as _
from tripreports.events.enums import ParentLink
from tripreports.events.models import Event, EventRelation


def surroundings(page: Page, row: Row) -> list[Part]:
    ties = [relation_entry(page, one) for one in page.extract.rows(EventRelation)]
    return [
        Part("tree", _("Where it belongs"), nodes=_above(page, row)),
        Part("beside", _("In the same programme"), nodes=_beside(page, row)),
        Part("relations", _("Related events"), [tie for tie in ties if tie.lead]),
    ]


def _above(page: Page, row: Row) -> list[Node]:
    """The chain from the top down to the event itself; nothing for what stands at the top."""
    chain = list(_ancestors(page, row))
    if not chain:
        return []
    link = label(ParentLink, row["parent_link"])
    node = Node(row["key"], page.link(Event, row["key"]), link)
    for above in chain:
        node = Node(above["key"], page.link(Event, above["key"]), children=[node])
    return [node]


def _ancestors(page: Page, row: Row) -> Iterator[Row]:
    above = page.extract.get(Event, row["parent_id"])
    while above:
        yield above
        above = page.extract.get(Event, above["parent_id"])


def _beside(page: Page, row: Row) -> list[Node]:
    rows = page.extract.chosen(Event, "siblings")
    others = [one for one in rows if one["key"] != row["key"]]
    return [Node(one["key"], page.link(Event, one["key"])) for one in others]
