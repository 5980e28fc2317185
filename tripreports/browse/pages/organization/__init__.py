"""An organization: tree, memberships, people, events, seats, decisions, and who of us met it."""

from typing import Any

from tripreports.browse.entries.directory import founding
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Part, alias_entries
from tripreports.browse.pages.meetings import last_met, times_met
from tripreports.browse.pages.organization.people import people_parts
from tripreports.browse.pages.organization.reading import read_organization
from tripreports.browse.pages.organization.seats import seat_facts, seat_parts
from tripreports.browse.pages.organization.work import work_parts
from tripreports.browse.parts import arranged
from tripreports.browse.tree import Node, tree_of
from tripreports.browse.wording import facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import OrganizationKind
from tripreports.directory.models import Organization, OrganizationAlias, Place


def organization_page(page: Page, key: str) -> dict[str, Any]:
    read_organization(page)
    row = page.extract.row(Organization, key)
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(OrganizationKind, row["kind"]),
        "facts": organization_facts(page, row),
        "note": marked(row["note"]),
        "sources": page.sources(Organization, row),
        "related": _related(page),
        **arranged(page, *seat_parts(page), *people_parts(page, key), *work_parts(page)),
    }


def organization_facts(page: Page, row: Row) -> str:
    return facts(
        (_("Belongs to"), page.link(Organization, row["parent_id"])),
        (_("Seat"), page.link(Place, row["seat_id"])),
        (_("Country"), page.link(Place, row["country_id"])),
        (_("Is also the place"), page.link(Place, row["place_id"])),
        (_("Founded"), founding(row)),
        (_("Seats held"), seat_facts(page)),
        (_("Met by us"), times_met(page)),
        (_("Last met on the trip"), last_met(page)),
    )


def _related(page: Page) -> list[Part]:
    rows = page.extract.rows(Organization)
    nodes = tree_of(rows, lambda row: Node(row["key"], page.link(Organization, row["key"])))
    parts = (
        Part("tree", _("Where it belongs"), nodes=nodes if len(rows) > 1 else []),
        Part("names", _("Names and spellings"), alias_entries(page, OrganizationAlias)),
    )
    return [one for one in parts if not one.is_empty]
