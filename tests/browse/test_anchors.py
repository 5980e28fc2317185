"""A link to a place on a page leads to something that is there."""

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.anywhere,
    pytest.mark.untraced,  # as tracing would take as long again
]

SEARCHED = ("section", "recommendation", "commitment", "observation")
DECIDED = ("resolution", "adopteddocument", "agreement")
LEADING = [
    "/recommendations/",
    *(f"/search/?q=市&kind={kind}" for kind in SEARCHED),
    *(f"/search/?q=a&kind={kind}" for kind in DECIDED),
    *(f"/search/?q=會&kind={kind}" for kind in DECIDED),
    "/events/uclg-aspac-congress-2025/",
    "/organizations/uclg-aspac/",
    "/officials/cheng-taichung/",
    "/elections/uclg-aspac-election-2025/",
]


def page(client: Client, path: str) -> str:
    """A page, or the file of a map, which the site serves beside its pages."""
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        return Path(str(found)).read_text(encoding="utf-8")
    return client.get(path).content.decode()


def test_every_link_to_a_place_leads_to_it(client: Client) -> None:
    places: dict[str, set[str]] = defaultdict(set)

    for path in LEADING:
        for found, place in re.findall(r'href="([^"#]*)#([^"]+)"', page(client, path)):
            places[urljoin(path, found)].add(place)
    pages = {path: wanted for path, wanted in places.items() if not path.startswith("/static/")}
    missing = {
        (path, place)
        for path, wanted in pages.items()
        for place in wanted - set(re.findall(r'\bid="([^"]+)"', page(client, path)))
    }

    assert "korea-2025.recommendation-1" in places["/trips/taichung-korea-2025/"]
    assert missing == set()


def test_no_place_on_a_page_is_there_twice(client: Client) -> None:
    twice = {}

    for path in [*LEADING, "/trips/taichung-korea-2025/"]:
        places = re.findall(r'\bid="([^"]+)"', page(client, path))
        twice[path] = {place for place in places if places.count(place) > 1}

    assert {path: found for path, found in twice.items() if found} == {}
