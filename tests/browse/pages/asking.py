"""What tests of pages ask of them."""

from typing import Any

from django.test import Client

from tests.browse.test_korea import text_of


def part_of(client: Client, address: str, key: str) -> Any:
    """The part of a page, or nothing where the page does not have it."""
    found = [part for part in client.get(address).context["parts"] if part.key == key]
    return found[0] if found else None


def leads(entries: Any) -> list[str]:
    """What entries are about, as readers see it."""
    return [text_of(str(entry.lead)) for entry in entries]


def chart_rows(part: Any) -> list[tuple[str, str]]:
    return [(text_of(row.name), text_of(row.value)) for row in part.chart.rows]
