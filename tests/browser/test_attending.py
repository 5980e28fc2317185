"""An event is entered in a real window: two people met, one of them made on the way."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_draft, make_official, make_organization, make_post
from tripreports.trips.models import Encounter, Trip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def trip(page: Page, live_server: LiveServer) -> Trip:
    get_user_model().objects.create_superuser("clerk", password="a-long-password")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("input[name=username]", "clerk")
    page.fill("input[name=password]", "a-long-password")
    page.click("[type=submit]")
    page.wait_for_url(f"{live_server.url}/admin/")
    return make_draft("seoul")


def choose(page: Page, field: str, text: str) -> None:
    """Looks a record up by part of its name, and takes the first that is found."""
    page.click(f"#{field} + .select2-container")
    page.fill(".select2-container--open .select2-search__field", text)
    page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
    page.keyboard.press("Enter")


def add_person(page: Page, number: int) -> str:
    page.click("#encounters-group .add-row")
    row = f"id_encounters-{number}"
    page.select_option(f"#{row}-contact", "explicit")
    page.select_option(f"#{row}-basis", "body")
    page.select_option(f"#{row}-presence", "in_person")
    return row


def test_event_is_entered_with_two_people_one_of_them_new(
    page: Page, live_server: LiveServer, trip: Trip
) -> None:
    mayor = make_official(name_zh="金市長", name_en="")
    city = make_organization(name_zh="高陽市", name_en="")
    make_post(official=mayor, organization=city, title_zh="市長", title_en="")

    page.goto(f"{live_server.url}/admin/trips/trip/seoul/events/")
    page.click(".attending-button.is-main")
    page.fill("#id_name_zh", "拜會高陽市")
    page.select_option("#id_kind", "courtesy_call")
    page.fill("#id_starts_on", "114/9/24")
    first = add_person(page, 0)
    choose(page, f"{first}-official", "金市長")
    page.locator(f"#{first}-post option", has_text="高陽市 市長").wait_for(state="attached")
    second = add_person(page, 1)
    page.fill(f"#{second}-new_person", "朴永洙")
    page.fill(f"#{second}-new_title", "局長")
    choose(page, f"{second}-organization", "高陽市")
    found: list[str] = [one["id"] for one in Axe().run(page).response["violations"]]
    page.click("[name=_save]")
    page.wait_for_url(f"{live_server.url}/admin/trips/trip/seoul/events/#event-*")

    met = {(str(one.official), str(one.post)) for one in Encounter.objects.all()}
    assert met == {("金市長", "高陽市 市長"), ("朴永洙", "高陽市 局長")}
    assert page.locator(".attending-met strong").all_inner_texts() == ["金市長", "朴永洙"]
    assert found == []
