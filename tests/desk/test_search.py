"""One search over trips, people, organizations and events."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_attendance,
    make_delegate,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.core.enums import Role
from tripreports.directory.models import OfficialAlias
from tripreports.search.indexing import flush
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

Staff = Callable[..., User]
AtDesk = Callable[[User], Client]


@pytest.fixture
def clerk(staff: Staff, at_desk: AtDesk) -> Client:
    return at_desk(staff("lin", Role.AUDITOR))


def found(client: Client, text: str, **more: str) -> dict[str, list[str]]:
    """The names of what was found, by kind."""
    context = client.get("/admin/search/", {"q": text, **more}).context
    return {
        hits.kind.name: [one.name for one in hits.found] for hits in context["hits"] if hits.count
    }


def told(client: Client, text: str) -> list[list[str]]:
    """What is told of each record that was found."""
    context = client.get("/admin/search/", {"q": text}).context
    return [
        [f"{fact.label}: {fact.words}".removeprefix(": ") for fact in one.facts]
        for hits in context["hits"]
        for one in hits.found
    ]


def test_search_finds_every_kind_by_name(clerk: Client) -> None:
    make_trip("goyang-trip", government=make_organization("goyang-city"), state=TripState.DRAFT)
    make_official("goyang-mayor")
    make_event("goyang-forum")
    make_event("busan-forum")

    assert found(clerk, "goyang") == {
        "trips": ["Goyang-Trip"],
        "officials": ["Goyang-Mayor"],
        "organizations": ["Goyang-City"],
        "events": ["Goyang-Forum"],
    }


@pytest.mark.parametrize(
    "text", ["臺中", "台中", "台 中", "臺中市", "ＴＡＩＣＨＵＮＧ", "tai-chung"]
)
def test_spellings_are_folded(clerk: Client, text: str) -> None:
    make_organization("taichung", name_zh="臺中市政府", name_en="Taichung")

    assert list(found(clerk, text)) == ["organizations"]


def test_words_may_stand_apart_and_in_any_order(clerk: Client) -> None:
    make_official(name_en="Dakila Carlo Cua")

    assert found(clerk, "cua dakila") == {"officials": ["Dakila Carlo Cua"]}
    assert found(clerk, "cua nobody") == {}


def test_other_spelling_is_found_and_shown(clerk: Client) -> None:
    kim = make_official("kim")
    OfficialAlias.objects.create(official=kim, text="金市長")

    assert found(clerk, "金市長") == {"officials": ["Kim"]}
    assert told(clerk, "金市長") == [["also written: 金市長", "on no trip yet"]]


@pytest.mark.parametrize("text", ["04-2228-9111", "0422289111", "2228 9111"])
def test_trip_is_found_by_its_telephone(clerk: Client, text: str) -> None:
    make_trip("korea", phone="04-22289111")

    assert found(clerk, text) == {"trips": ["Korea"]}


def test_trip_is_found_by_the_title_of_its_form(clerk: Client) -> None:
    make_trip("korea", form_title="出席釜山搖滾音樂節")

    assert found(clerk, "搖滾") == {"trips": ["Korea"]}


def test_twins_are_told_apart(clerk: Client) -> None:
    city = make_organization("busan")
    trip = make_trip("korea")
    mayor, guest = make_official(name_en="Kim"), make_official(name_en="Kim")
    make_post(official=mayor, organization=city, title_en="Mayor")
    make_delegate(trip=trip, official=guest)
    make_encounter(trip=trip, official=mayor)

    assert sorted(told(clerk, "kim")) == [
        ["occurs on: Korea (2025-09)"],
        ["posts: Busan Mayor", "occurs on: Korea (2025-09)"],
    ]


def test_exact_name_comes_first(clerk: Client) -> None:
    for name in ("A Kim", "Kim Min-ji", "Kim"):
        make_official(name_en=name)

    assert found(clerk, "kim") == {"officials": ["Kim", "Kim Min-ji", "A Kim"]}


def test_a_few_are_shown_and_all_are_a_click_away(clerk: Client) -> None:
    for number in range(7):
        make_official(name_en=f"Kim {number}")

    page = clerk.get("/admin/search/", {"q": "kim"})
    everyone = clerk.get("/admin/search/?q=kim&kind=officials")

    assert len(found(clerk, "kim")["officials"]) == 5
    assert 'href="/admin/search/?q=kim&amp;kind=officials"' in page.content.decode()
    assert "All 7: People" in page.content.decode()
    assert len(everyone.context["hits"][0].found) == 7


def test_long_list_has_pages(clerk: Client) -> None:
    for number in range(51):
        make_official(name_en=f"Kim {number:02}")

    second = found(clerk, "kim", kind="officials", page="2")

    assert second == {"officials": ["Kim 50"]}


def test_what_one_may_not_see_is_not_found(staff: Staff, at_desk: AtDesk) -> None:
    make_official("kim")
    make_event("kim")
    lin = staff("lin")
    lin.user_permissions.add(Permission.objects.get(codename="view_event"))

    assert found(at_desk(lin), "kim") == {"events": ["Kim"]}


def test_search_is_for_staff(client: Client) -> None:
    assert client.get("/admin/search/?q=kim").status_code == 302


@pytest.mark.parametrize("text", ["", " ", "%", "_", "'", "x" * 5000, "a " * 500, "--", "😀"])
def test_strange_text_finds_nothing(clerk: Client, text: str) -> None:
    make_official("kim")

    assert found(clerk, text) == {}


def test_box_is_on_every_page_of_the_desk(clerk: Client) -> None:
    pages = ["/admin/", "/admin/directory/official/", "/admin/password_change/"]

    has_box = [
        b'class="desk-find" method="get" action="/admin/search/"' in clerk.get(page).content
        for page in pages
    ]

    assert has_box == [True, True, True]


def test_palette_of_the_theme_finds_the_same(clerk: Client) -> None:
    make_official("kim")

    answer = clerk.get("/admin/search/", {"s": "kim", "extended": "1"})
    nothing = clerk.get("/admin/search/", {"s": ""})

    assert 'href="/admin/directory/official/kim/change/"' in answer.content.decode()
    assert nothing.content == b""


def test_staying_signed_in_needs_somebody_signed_in(clerk: Client, client: Client) -> None:
    assert clerk.get("/admin/stay/").status_code == 204
    assert client.get("/admin/stay/").status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_search_asks_as_many_questions_for_one_row_as_for_three(
    rows: int, at_desk: AtDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clerk = at_desk(User.objects.create_superuser("clerk"))
    for number in range(rows):
        trip = make_trip(f"kim-{number}-trip", government=make_organization(f"kim-{number}"))
        make_encounter(trip=trip, official=make_official(f"kim-{number}"))
        make_attendance(trip=trip, event=make_event(f"kim-{number}"))
    flush()

    with django_assert_num_queries(21):
        everything = found(clerk, "kim")

    assert list(everything) == ["trips", "officials", "organizations", "events"]


def test_whole_report_is_searched_at_once(korea_2025: Any, clerk: Client) -> None:
    found(clerk, "UCLG")
    began = time.perf_counter()

    everything = found(clerk, "UCLG")

    assert time.perf_counter() - began < 1  # a tenth of it where nothing else runs
    assert {kind: len(names) for kind, names in everything.items()} == {
        "officials": 1,  # whose post is at one of these
        "organizations": 5,
        "events": 5,
    }
