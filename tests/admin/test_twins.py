"""Before a person or an organization is entered twice, its likely twins are shown."""

from typing import Any

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import make_delegate, make_official, make_organization, make_post
from tripreports.directory.models import Official, OfficialAlias, Organization

pytestmark = pytest.mark.django_db

TOLD = "A record of this name is there already. Use it, or create another below."


def _add(client: Client, popup: str = "", **given: Any) -> Any:
    new = address(Official, "add") + popup
    return client.post(new, entered(client, new, **given))


@pytest.mark.parametrize(
    "written", ["Kim Min-ji", "KIM MINJI", "ｋｉｍ　ｍｉｎ　ｊｉ", "Kim Min‑ji", "M. J. Kim"]
)
def test_name_that_is_known_is_asked_about_however_it_is_written(
    clerk: Client, written: str
) -> None:
    known = make_official("kim", name_en="Kim Min-ji")
    OfficialAlias.objects.create(official=known, text="M.J. Kim")

    answer = _add(clerk, name_en=written)

    assert complaints(answer) == [TOLD]
    assert [twin["record"].pk for twin in answer.context["twins"]] == ["kim"]
    assert Official.objects.count() == 1


def test_twin_is_shown_with_where_it_occurs(clerk: Client) -> None:
    known = make_official("kim", name_zh="台中人", name_en="")
    make_post(official=known, organization=make_organization("goyang"), title_en="Mayor")
    make_delegate(official=known)

    answer = _add(clerk, name_zh="臺中人")

    (twin,) = answer.context["twins"]
    assert twin["detail"] == "Goyang Mayor"
    assert [(use["title"], use["count"]) for use in twin["uses"]] == [("Delegates: person", 1)]
    assert 'value="臺中人"' in answer.content.decode()


def test_another_of_the_same_name_is_created_when_it_is_wanted(clerk: Client) -> None:
    make_official("kim", name_en="Kim Min-ji")

    answer = _add(clerk, name_en="Kim Min-ji", _anyway="1")

    assert answer.status_code == 302
    assert Official.objects.filter(name_en="Kim Min-ji").count() == 2


def test_the_one_that_is_known_is_used_instead(clerk: Client) -> None:
    make_official("kim", name_en="Kim Min-ji")

    page = _add(clerk, name_en="Kim Min-ji", _use="kim")
    window = _add(clerk, "?_popup=1&_to_field=key", name_en="Kim Min-ji", _use="kim", _popup="1")

    assert (page.status_code, page["Location"]) == (302, address(Official, "change", "kim"))
    assert "&quot;value&quot;: &quot;kim&quot;" in window.content.decode()
    assert Official.objects.count() == 1


def test_change_of_a_record_is_not_asked_about(clerk: Client) -> None:
    make_organization(key="one", name_en="Goyang City")
    make_organization(key="two", name_en="Seoul")
    page = address(Organization, "change", "two")

    answer = clerk.post(page, entered(clerk, page, name_en="Goyang City"))

    assert answer.status_code == 302
