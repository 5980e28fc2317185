"""The search: results with their words, ways to narrow them down, and help where there are none."""

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.directory.models import OfficialAlias
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def words_of(html: str) -> str:
    """What a reader sees of it."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def names(client: Client, query: str) -> list[str]:
    results = client.get(f"/search/?{query}", headers=ENGLISH).context["results"]
    return [words_of(one.name) for one in results]


def make_report(trip: Trip, text: str) -> None:
    make_paragraph(
        key=f"{trip.key}.p", section=make_section(key=f"{trip.key}.s", trip=trip), text=text
    )


def test_search_mixes_all_kinds(client: Client) -> None:
    make_event("busan-forum", name_en="Busan Forum")
    make_place("busan", name_en="Busan", kind="city")
    make_report(make_trip("trip", title_en="Trip"), "We went to Busan.")

    results = client.get("/search/?q=busan", headers=ENGLISH).context["results"]

    assert [(one.kind, words_of(one.name)) for one in results] == [
        ("place", "Busan"),
        ("event", "Busan Forum"),
        ("section", "壹、目的"),
    ]
    assert results[1].name == "<mark>Busan</mark> Forum"


def test_words_of_a_report_lead_to_their_paragraph(client: Client) -> None:
    make_report(make_trip("trip"), "我們在釜山拜會市長。")

    found = client.get("/search/?q=釜山", headers=ENGLISH).context["results"][0]

    assert found.address == "/trips/trip/#trip.s"
    assert found.place == "/trips/trip/#trip.p"
    assert found.words == '<span lang="zh-Hant">我們在<mark>釜山</mark>拜會市長。</span>'
    assert words_of(found.about) == "Trip"


def test_caption_leads_to_its_photo(client: Client) -> None:
    section = make_section(trip=make_trip("trip"))
    make_photo(key="trip.photo", section=section, caption="與釜山市長合影")

    found = client.get("/search/?q=釜山").context["results"][0]

    assert found.place == "/trips/trip/#trip.photo"


def test_advice_leads_to_its_place_in_the_report(client: Client) -> None:
    make_recommendation(key="trip.r", trip=make_trip("trip"), title="加入網絡")

    found = client.get("/search/?q=加入網絡").context["results"][0]

    assert (found.address, found.name) == ("/trips/trip/#trip.r", "<mark>加入網絡</mark>")
    assert found.words == ""


def test_both_names_are_shown(client: Client) -> None:
    make_official("cua", name_zh="瓜", name_en="Dakila Cua")

    found = client.get("/search/?q=dakila", headers=ENGLISH).context["results"][0]

    assert found.name == "<mark>Dakila</mark> Cua"
    assert found.other_name == '<span lang="zh-Hant">瓜</span>'


def test_search_is_narrowed_down_by_kind_and_year(client: Client) -> None:
    make_event("one", name_en="Forum One", starts_on=dt.date(2024, 1, 1), starts_precision="day")
    make_event("two", name_en="Forum Two", starts_on=dt.date(2025, 1, 1), starts_precision="day")
    make_organization("forum", name_en="Forum")

    page = client.get("/search/?q=forum", headers=ENGLISH)

    facets = {facet.name: words_of(facet.rows) for facet in page.context["facets"]}
    assert facets == {"kind": "event 2organization 1", "year": "2025 (ROC 114) 12024 (ROC 113) 1"}
    assert names(client, "q=forum&kind=organization") == ["Forum"]
    assert names(client, "q=forum&year=2024") == ["Forum One"]
    assert names(client, "q=forum&year=113") == ["Forum One"]
    assert names(client, "q=forum&year=113&kind=place") == []


def test_results_are_grouped_by_kind(client: Client) -> None:
    for number in range(7):
        make_event(f"event-{number}", name_en=f"Forum {number}")
    make_organization("forum", name_en="Forum")

    groups = client.get("/search/?q=forum&grouped=1", headers=ENGLISH).context["groups"]

    assert [(group.kind, group.count, len(group.results), group.more) for group in groups] == [
        ("organization", 1, 1, ""),
        ("event", 7, 5, "/search/?q=forum&grouped=1&kind=event"),
    ]


def test_alias_suggests_what_it_is_called(client: Client) -> None:
    official = make_official("cua", name_en="Dakila Cua")
    OfficialAlias.objects.create(official=official, text="Dakilo Kua", is_public=True)

    page = client.get("/search/?q=Dakilo+Kua", headers=ENGLISH)

    assert page.context["suggestions"] == [("Dakila Cua", "/search/?q=Dakila+Cua")]
    assert "Did you mean:" in page.content.decode()


def test_nothing_found_helps_on(client: Client) -> None:
    make_event("forum", name_en="Forum")

    page = client.get("/search/?q=forum+zzzz", headers=ENGLISH)

    assert page.context["ways"] == [("forum", 1, "/search/?q=forum")]
    assert "Nothing in the archive has these words." in page.content.decode()
    assert 'href="/trips/"' in page.content.decode()


def test_empty_search_shows_examples_that_find_something(client: Client) -> None:
    make_trip("trip").regions.add(make_place("kr", name_en="South Korea"))

    page = client.get("/search/", headers=ENGLISH).content.decode()

    assert re.findall(r'<a href="/search/[?]q=([^"]+)">(.*?)</a>', page) == [
        ("South%20Korea", "South Korea"),
        ("2025", "2025"),
    ]
    assert "noindex" not in page


def test_results_are_not_for_search_engines(client: Client) -> None:
    page = client.get("/search/?q=forum").content.decode()

    assert '<meta name="robots" content="noindex">' in page


def test_search_finds_nothing_of_a_draft(client: Client) -> None:
    draft = make_trip("draft", title_en="Secret journey", state="draft")
    make_report(draft, "我們在釜山拜會市長。")
    make_official("secret", name_en="Secret Person", is_public=False)

    page = client.get("/search/?q=secret", headers=ENGLISH)
    text = client.get("/search/?q=釜山", headers=ENGLISH)

    assert (page.context["found"].total, text.context["found"].total) == (0, 0)
    assert page.context["suggestions"] == text.context["suggestions"] == []
    assert "Secret" not in page.content.decode().replace('value="secret"', "")


def test_draft_is_found_once_it_is_published(client: Client) -> None:
    draft = make_trip("draft", title_en="Secret journey", state="draft")
    before = names(client, "q=secret")

    draft.state = "published"
    draft.save()

    assert (before, names(client, "q=secret")) == ([], ["Secret journey"])


def test_staff_find_drafts_and_see_that_they_are(admin_client: Client) -> None:
    make_trip("draft", title_en="Secret journey", state="draft")

    found = admin_client.get("/search/?q=secret", headers=ENGLISH).context["results"][0]

    assert words_of(found.about).startswith("draft, 2025-09-23")


def test_many_results_come_in_pages(client: Client) -> None:
    for number in range(21):
        make_event(f"event-{number:02}", name_en=f"Forum {number:02}")

    page = client.get("/search/?q=forum", headers=ENGLISH)

    assert len(page.context["results"]) == 20
    assert 'href="/search/?q=forum&amp;page=2"' in page.content.decode()
    assert names(client, "q=forum&page=2") == ["Forum 20"]


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        'q="+*+NEAR+col:',
        "q=%22",
        "q=%22%22",
        "q=NEAR(a+b)",
        "q=names:a",
        "q=a%00b",
        "q=%FF%FE",
        "q=%ED%A0%80",
        "q=" + "%28" * 400,
        "q=-",
        "q='%20OR%201=1",
        "q=a&page=1000000000",
        "q=a&page=x",
        "q=a&page=%EF%BC%91",
        "q=a&kind=nothing&year=soon",
        "q=a&year=99999",
        "q=a&year=0",
        "q=a&grouped=1&page=2",
        "q=a&nonsense=1&%FF=%00",
        "q=<script>alert(1)</script>",
    ],
)
def test_whatever_is_searched_for_gets_a_plain_page(client: Client, query: str) -> None:
    make_event("forum", name_en="A")

    response = client.get(f"/search/?{query}")

    assert response.status_code in (200, 400, 404)
    page = response.content.decode()
    assert "<h1>" in page
    assert "\x00" not in page
    assert "<script>alert" not in page


def test_filters_that_are_not_known_are_passed_over(client: Client) -> None:
    make_event("forum", name_en="Forum")

    page = client.get("/search/?q=forum&kind=nothing&year=soon&other=1", headers=ENGLISH)

    assert page.context["question"].passed_over == ("other", "kind", "year")
    assert page.context["found"].total == 1


@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_the_same_queries_for_one_result_and_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    country = make_place("kr")
    for number in range(count):
        make_event(f"event-{number}", name_en=f"Forum {number}", country=country)
        make_organization(f"body-{number}", name_en=f"Forum {number}", country=country)
        make_official(f"person-{number}", name_en=f"Forum {number}", country=country)
        make_report(make_trip(f"trip-{number}", title_en=f"Forum {number}"), "Forum")
    client.get("/search/?q=forum")

    with django_assert_num_queries(27):
        response = client.get("/search/?q=forum")

    assert len(response.context["results"]) == 5 * count
