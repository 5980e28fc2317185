"""People, organizations and places are looked up by any name, and told apart."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_official, make_organization, make_place, make_post
from tripreports.directory.models import Official, OfficialAlias, OrganizationAlias

pytestmark = pytest.mark.django_db


def _look_up(client: Client, field: str, term: str, page: int = 1) -> Any:
    asked = {"app_label": "trips", "model_name": "delegate", "field_name": field, "term": term}
    return client.get("/admin/autocomplete/", asked | {"page": str(page)}).json()


def _keys(client: Client, field: str, term: str) -> list[str]:
    return [result["id"] for result in _look_up(client, field, term)["results"]]


@pytest.mark.parametrize(
    "term", ["kim minji", "minji kim", "KIM  Min-Ji", "ｋｉｍ", "金敏智", "M.J.", "kim-min"]
)
def test_person_is_found_by_any_name_in_either_script(clerk: Client, term: str) -> None:
    kim = make_official("kim", name_zh="金敏智", name_en="Kim Min-ji")
    OfficialAlias.objects.create(official=kim, text="Kim M.J.")
    make_official("lee", name_zh="李英美", name_en="Lee Young-mi")

    assert _keys(clerk, "official", term) == ["kim"]


def test_organization_is_found_by_the_everyday_spelling(clerk: Client) -> None:
    office = make_organization("taichung", name_zh="臺中市政府")
    OrganizationAlias.objects.create(organization=office, text="中市府")

    found = [_keys(clerk, "organization", term) for term in ("台中市", "中市府", "taichung")]

    assert found == [["taichung"], ["taichung"], ["taichung"]]


def test_people_of_one_name_are_told_apart(clerk: Client) -> None:
    home = make_organization("goyang")
    make_post(official=make_official("a", name_en="Kim"), organization=home, title_en="Mayor")
    make_official("b", name_en="Kim", place=make_place("busan", kind="city"))

    results = _look_up(clerk, "official", "kim")["results"]

    assert sorted(result["text"] for result in results) == ["Kim (Busan)", "Kim (Goyang Mayor)"]


def test_whole_name_comes_before_names_that_begin_with_it(clerk: Client) -> None:
    for key, name in (("c", "Old Seoul"), ("b", "Seoul Institute"), ("a", "Seoul")):
        make_organization(key, name_en=name)

    assert _keys(clerk, "organization", "seoul") == ["a", "b", "c"]


def test_name_that_was_just_changed_is_found(clerk: Client) -> None:
    kim = make_official("kim", name_en="Kim")
    before = _keys(clerk, "official", "park")

    kim.name_en = "Park"
    kim.save()

    assert (before, _keys(clerk, "official", "park")) == ([], ["kim"])
    kim.delete()
    assert _keys(clerk, "official", "park") == []


def test_results_come_in_pages(clerk: Client) -> None:
    for number in range(25):
        make_official(f"kim-{number}", name_en=f"Kim {number}")

    first, second = (_look_up(clerk, "official", "kim", page) for page in (1, 2))

    assert (len(first["results"]), first["pagination"]) == (20, {"more": True})
    assert (len(second["results"]), second["pagination"]) == (5, {"more": False})


@pytest.mark.parametrize("term", ["", " ", "-", "%", "x" * 10_000, "名" * 10_000])
def test_strange_words_break_nothing(clerk: Client, term: str) -> None:
    make_official("kim")

    assert _keys(clerk, "official", term) in ([], ["kim"])


def test_looking_up_asks_few_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Official.objects.all().delete()
    for number in range(5):
        make_post(official=make_official(name_en=f"Kim {number}"), organization=None)
    _look_up(clerk, "official", "kim")

    with django_assert_num_queries(7):
        _look_up(clerk, "official", "kim")
