"""The page that a record names is there, and so is the place on it."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.asking import get
from tripreports.api.resources import RESOURCES

pytestmark = pytest.mark.django_db

# Of each kind of record, so many pages are enough.
_MOST_PAGES = 12


@pytest.mark.usefixtures("korea_2025")
def test_records_stand_where_they_say(client: Client) -> None:
    promised: dict[str, set[str]] = defaultdict(set)
    for name in RESOURCES:
        for path, anchors in pages(client, name).items():
            promised[path] |= anchors

    for path, anchors in promised.items():
        response = client.get(path)

        assert response.status_code == 200, path
        assert anchors - set(re.findall(r'id="([^"]+)"', response.text)) == set(), path


@pytest.mark.usefixtures("korea_2025")
def test_only_figures_have_no_place_of_their_own(client: Client) -> None:
    homeless = {
        name
        for name in RESOURCES
        for record in get(client, f"{name}/", limit="200", fields="html_url")["results"]
        if record["html_url"] is None
    }

    assert homeless == {"figures", "agreements"}


def pages(client: Client, name: str) -> dict[str, set[str]]:
    """The pages that the records of a list name, with the places on them."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in get(client, f"{name}/", limit="200", fields="html_url")["results"]:
        if record["html_url"]:
            parts = urlsplit(record["html_url"])
            found[parts.path] |= {parts.fragment} if parts.fragment else set()
    return dict(sorted(found.items())[:_MOST_PAGES])
