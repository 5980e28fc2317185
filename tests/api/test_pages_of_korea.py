"""The lists of the example: every record once, whichever way one goes through them."""

from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ROOT
from tripreports.api.reading import lists
from tripreports.api.resources import RESOURCES

pytestmark = pytest.mark.django_db


def _follow(client: Client, address: str, way: str) -> list[list[str]]:
    """The keys of each page, as `next` or `previous` leads on."""
    pages = []
    following: str | None = address
    while following:
        answer: Any = client.get(following)
        assert answer.status_code == 200, answer.content.decode()
        page = answer.json()
        pages.append([record["key"] for record in page["results"]])
        following = page[way]
    return pages


@pytest.mark.parametrize("name", RESOURCES)
def test_pages_show_every_record_once(client: Client, korea_2025: None, name: str) -> None:
    expected = set(RESOURCES[name].visible_to(None).values_list("pk"))

    pages = _follow(client, f"{ROOT}{name}/?limit=200&fields=key", "next")

    shown = [key for page in pages for key in page]
    assert len(shown) == len(expected)
    assert {(key,) for key in shown} == expected


ORDERINGS = [
    (name, sign)
    for name in ("trips", "events", "officials", "encounters", "memberships")
    for sign in lists.orderings(RESOURCES[name])
]


@pytest.mark.parametrize(("name", "sign"), ORDERINGS)
def test_pages_go_forward_and_back(client: Client, korea_2025: None, name: str, sign: str) -> None:
    first = f"{ROOT}{name}/?limit=23&fields=key&ordering={sign}"
    forward = _follow(client, first, "next")
    last: Any = client.get(first)
    while last.json()["next"]:
        last = client.get(last.json()["next"])

    back = _follow(client, last.json()["previous"], "previous") if len(forward) > 1 else []

    assert back[::-1] == forward[:-1]
