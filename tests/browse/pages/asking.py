"""What tests of pages ask of them."""

from typing import Any

from django.test import Client

from tests.browse.test_korea import text_of


def part_of(client: Client, address: str, key: str) -> Any:
    """The part of a page, or nothing where the page does not have it."""
    # What is given again as it was has no parts to look at; this is answered anew.
    page = client.get(address, headers={"if-none-match": '"none"'})
    found = [part for part in page.context["parts"] if part.key == key]
    return found[0] if found else None


def leads(entries: Any) -> list[str]:
    """What entries are about, as readers see it."""
    return [text_of(str(entry.lead)) for entry in entries]


def chart_rows(part: Any) -> list[tuple[str, str]]:
    return [(text_of(row.name), text_of(row.value)) for row in part.chart.rows]
