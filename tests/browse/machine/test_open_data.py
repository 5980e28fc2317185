"""The page on the data names every way to take it."""

import pytest
from django.test import Client
from django.urls import reverse

from tripreports.api.popolo.resources import POPOLO
from tripreports.api.resources import RESOURCES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_page_names_every_list_and_form(client: Client, language: str) -> None:
    page = client.get("/open-data/", headers={"accept-language": language})

    lists = [reverse(one.view("list")) for one in (*RESOURCES.values(), *POPOLO.values())]
    text = page.content.decode()
    unnamed = [address for address in lists if f'href="{address}"' not in text]
    forms = [
        "format=csv",
        "format=xlsx",
        "format=ndjson",
        "dump_open_data",
        reverse("api:change-list"),
    ]

    assert unnamed == []
    assert [form for form in forms if form not in text] == []
