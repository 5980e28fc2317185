"""The page of components is there for those who develop the site, and for nobody else."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client

from tripreports.browse.components.examples import examples
from tripreports.settings import BASE_DIR

ADDRESS = "/components/"
pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

COMPONENTS = {path.stem for path in (BASE_DIR / "templates" / "components").glob("_*.html")}


def test_components_are_shown_while_developing(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = True

    page = client.get(ADDRESS).content.decode()

    assert set(re.findall(r'<h2 id="component(\w+)">', page)) == COMPONENTS
    assert 'class="tag disputed"' in page


def test_components_are_an_unknown_address_elsewhere(client: Client) -> None:
    page, unknown = client.get(ADDRESS), client.get("/nothing/nothing/")

    assert (page.status_code, unknown.status_code) == (404, 404)
    assert page.content.replace(b"/components/", b"") == unknown.content.replace(
        b"/nothing/nothing/", b""
    )


@pytest.mark.parametrize("name", sorted(examples()))
def test_example_is_of_a_component(name: str) -> None:
    assert name in COMPONENTS
