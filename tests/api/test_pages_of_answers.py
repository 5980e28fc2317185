"""Answers as pages: dressed as the site, with links, and safe whatever the records say."""

import re

import pytest
from django.test import Client

from tests.factories import make_event, make_official

pytestmark = pytest.mark.django_db
HTML = {"accept": "text/html", "accept-language": "en"}


def page(client: Client, address: str, language: str = "en") -> str:
    headers = {"accept": "text/html", "accept-language": language}
    return client.get(f"/api/v1/{address}", headers=headers).content.decode()


def test_page_shows_the_answer_with_links(client: Client) -> None:
    make_official("cheng", name_zh="鄭照新")

    shown = page(client, "officials/cheng/")

    assert "<h1>Official</h1>" in shown
    assert "鄭照新" in shown
    assert '<a href="http://testserver/api/v1/officials/cheng/">' in shown
    assert '<code lang="en">GET /api/v1/officials/cheng/</code>' in shown


def test_page_names_what_may_be_asked_in_both_languages(client: Client) -> None:
    in_english, in_chinese = page(client, "trips/"), page(client, "trips/", "zh-TW")

    for shown in (in_english, in_chinese):
        assert '<code lang="en">met_organization</code>' in shown
    assert "<dd>traveller</dd>" in in_english
    assert "<h1>出國案</h1>" in in_chinese


def test_page_offers_the_list_in_other_forms(client: Client) -> None:
    shown = page(client, "trips/?year=2025")

    forms = re.findall(r'<a href="(/api/v1/trips/\?[^"]+)"', shown)

    assert forms == [
        f"/api/v1/trips/?year=2025&amp;format={form}" for form in ("json", "csv", "ndjson", "xlsx")
    ]


def test_words_of_a_record_are_never_markup(client: Client) -> None:
    make_event("trap", name_en='<script>alert(1)</script> "https://x.example/" onload="x')

    shown = page(client, "events/trap/")

    assert "<script>alert" not in shown
    assert 'href="https://x.example/' not in shown


def test_page_of_a_refusal_says_what_is_wrong(client: Client) -> None:
    response = client.get("/api/v1/trips/?colour=blue", headers=HTML)

    assert response.status_code == 400
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "Unknown parameter." in response.content.decode()


def test_pages_run_no_script_of_their_own(client: Client) -> None:
    response = client.get("/api/v1/trips/", headers=HTML)

    assert "script-src 'self'; style-src 'self'" in response["Content-Security-Policy"]
    assert "<style" not in response.content.decode()
    assert " style=" not in response.content.decode()


def test_docs_get_only_what_they_need(client: Client) -> None:
    response = client.get("/api/v1/docs/")
    shown = response.content.decode()

    policy = response["Content-Security-Policy"]

    assert policy.endswith("script-src 'self'; style-src 'self' 'unsafe-inline'")
    assert re.findall(r"<script(?![^>]* src=)", shown) == []
    assert re.findall(r'(?:src|href)="https?:', shown) == []
