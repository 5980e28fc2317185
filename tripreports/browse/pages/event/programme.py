"""What took place at an event: its programme, who spoke on what, what there was to see."""

from typing import Any

from tripreports.browse.entries.events import (
    appearance_entry,
    feature_entry,
    figure_entry,
    series_entry,
)
from tripreports.browse.kinds import Row
from tripreports.browse.page import Group, Page, Part
from tripreports.browse.parts import grouped, part
from tripreports.browse.tree import Node, in_programme_order, tree_of
from tripreports.browse.wording import label, period
from tripreports.browse.wording import say as _
from tripreports.events.enums import EventKind
from tripreports.events.models import Appearance, Event, EventSeries, Feature, Figure


def programme_parts(page: Page, row: Row) -> list[Part]:
    chosen = page.extract.chosen
    series = [series_entry(page, one) for one in page.extract.rows(EventSeries)]
    return [
        part(page, "programme", _("Programme"), nodes=_programme(page, row)),
        part(page, "appearances", _("Who spoke and performed"), **_speeches(page, row)),
        part(
            page,
            "features",
            _("Performances and exhibits"),
            [feature_entry(page, one) for one in chosen(Feature, "features")],
        ),
        part(
            page,
            "figures",
            _("Figures"),
            [figure_entry(page, one) for one in chosen(Figure, "figures")],
        ),
        part(page, "series", _("Event series"), series),
    ]


def _programme(page: Page, row: Row) -> list[Node]:
    """What is below the event, in the order of the programme."""
    rows = in_programme_order([row, *page.extract.chosen(Event, "programme")])
    top = tree_of(rows, lambda one: _node(page, one))
    return next(node.children for node in top if node.key == row["key"])


def _node(page: Page, row: Row) -> Node:
    remark = " · ".join(filter(None, (label(EventKind, row["kind"]), period(Event, row))))
    return Node(row["key"], page.link(Event, row["key"]), remark, "quiet")


def _speeches(page: Page, row: Row) -> dict[str, Any]:
    """In the order of the programme; those at a part of the event stand under its name."""
    order = [row["key"], *_in_order(_programme(page, row))]
    rows = page.extract.chosen(Appearance, "appearances")
    rows.sort(key=lambda one: (_place(order, one["event_id"]), one["order"]))
    groups = grouped(
        rows,
        "event_id",
        lambda key: page.link(Event, key),
        lambda one: appearance_entry(page, one, at_event=True),
    )
    own = [group for group in groups if group.title == page.link(Event, row["key"])]
    rest: list[Group] = [group for group in groups if group not in own]
    return {"entries": own[0].entries if own else [], "groups": rest}


def _place(order: list[str], key: str) -> int:
    return order.index(key) if key in order else len(order)


def _in_order(nodes: list[Node]) -> list[str]:
    return [key for node in nodes for key in (node.key, *_in_order(node.children))]
