"""The page that a record names is there, and so is the place on it."""

import re
from collections import defaultdict
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES

pytestmark = pytest.mark.django_db

# The longest pages: of more records of a kind, these are enough.
_MOST_PAGES = 12


@pytest.mark.usefixtures("korea_2025")
def test_records_stand_where_they_say(client: Client) -> None:
    wanted: dict[str, set[str]] = defaultdict(set)
    for resource in RESOURCES.values():
        for address, anchor in places(resource):
            wanted[address].add(anchor)

    for address, anchors in wanted.items():
        response = client.get(address)

        assert response.status_code == 200, address
        ids = set(re.findall(r'id="([^"]+)"', response.text))
        assert anchors - {""} - ids == set(), address


def places(resource: Resource) -> list[tuple[str, str]]:
    """The pages of a resource with the anchors, as far as the public sees both."""
    page = resource.page
    if not page:
        return []
    columns = [page.column, *page.anchored_by]
    records: Any = resource.model._default_manager
    found = []
    for key, *anchored in records.order_by("key").values_list(*columns):
        name = next(filter(None, anchored), "")
        if key:
            found.append((reverse(page.view, args=[key]), page.anchor.format(key=name)))
    pages = sorted({address for address, _anchor in found})[:_MOST_PAGES]
    return [place for place in found if place[0] in pages]
