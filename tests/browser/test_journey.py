"""From nothing to the public: a trip is entered, returned, mended, approved and published."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_official, make_organization
from tripreports.core.enums import Role
from tripreports.trips.enums import TripState
from tripreports.trips.models import StateChange, Trip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-long-password"
SUMMARY = "本府代表團拜會高陽市,就智慧城市交流達成共識。" * 25
STAFF = {"wang": Role.AUTHOR, "lin": Role.REVIEWER, "chen": Role.PUBLISHER}


@pytest.fixture
def staff(transactional_db: None) -> None:
    """One person for each office, and two records of the world."""
    for name, role in STAFF.items():
        account = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        account.groups.add(Group.objects.get(name=role.value))
    make_organization(key="taichung", name_zh="臺中市政府", name_en="", is_public=False)
    make_official(key="cheng", name_zh="鄭照新", name_en="", is_public=False)


def sign_in(page: Page, server: LiveServer, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{server.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url(f"{server.url}/admin/")


def choose(page: Page, field: str, typed: str, name: str) -> None:
    """As staff do: types a few letters, and takes what is offered."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.locator(".select2-results__option", has_text=name).first.click()


def save(page: Page) -> None:
    page.locator("[name=_save]").first.click()
    page.wait_for_load_state()
    assert page.locator(".errorlist, .errornote").count() == 0


def open_tab(page: Page, name: str) -> None:
    page.locator(f".trip-tabs a[href$='/{name}/']").click()
    page.wait_for_load_state()


def take_step(page: Page, step: str) -> None:
    page.locator(f".trip-way a[href*='/{step}/']").click()
    page.wait_for_load_state()


def confirm(page: Page) -> None:
    page.locator(".trip-step [type=submit]").click()
    page.wait_for_load_state()


def enter_trip(page: Page, server: LiveServer) -> Trip:
    page.goto(f"{server.url}/admin/trips/trip/add/")
    page.fill("[name=title_zh]", "出席高陽大會")
    choose(page, "government", "台中", "臺中市政府")
    choose(page, "agency", "台中", "臺中市政府")
    page.fill("[name=starts_on]", "114/9/23")
    page.fill("[name=ends_on]", "114年9月24日")
    page.check("[name=categories][value=conference]")
    page.fill("[name=summary]", SUMMARY)
    save(page)
    return Trip.objects.get()


def enter_delegate(page: Page) -> None:
    open_tab(page, "delegates")
    page.locator(".add-row a, a.add-row").first.click()
    choose(page, "delegates-0-official", "照新", "鄭照新")
    choose(page, "delegates-0-organization", "臺中", "臺中市政府")
    page.fill("[name=delegates-0-agency]", "臺中市政府")
    page.fill("[name=delegates-0-title_zh]", "副市長")
    save(page)


def enter_day(page: Page) -> None:
    open_tab(page, "itinerary")
    page.locator(".add-row a, a.add-row").first.click()
    page.fill("[name$='-0-on']", "114/9/23")
    page.fill("[name$='-0-route']", "臺北-仁川-高陽")
    save(page)


def say_there_is_no_advice(page: Page) -> None:
    open_tab(page, "followup")
    page.click("[name=none][value=yes]")
    page.wait_for_load_state()


def open_trip(page: Page, server: LiveServer, name: str, trip: Trip) -> None:
    sign_in(page, server, name)
    page.goto(f"{server.url}/admin/trips/trip/{trip.key}/change/")


def submit(page: Page, trip: Trip) -> None:
    take_step(page, "submit")
    confirm(page)
    trip.refresh_from_db()
    assert trip.state == TripState.IN_REVIEW, page.locator("main").inner_text()


def send_back(page: Page) -> None:
    take_step(page, "send_back")
    page.locator(".trip-step [name=reason]").first.check()
    page.fill(".trip-step [name=comment]", "請補英文標題。")
    confirm(page)


def test_trip_goes_from_nothing_to_the_public(
    page: Page, live_server: LiveServer, staff: None
) -> None:
    sign_in(page, live_server, "wang")
    trip = enter_trip(page, live_server)
    enter_delegate(page)
    enter_day(page)
    say_there_is_no_advice(page)
    submit(page, trip)
    open_trip(page, live_server, "lin", trip)
    send_back(page)
    open_trip(page, live_server, "wang", trip)
    page.fill("[name=title_en]", "Congress in Goyang")
    save(page)
    submit(page, trip)
    for name, step in (("lin", "approve"), ("chen", "publish")):
        open_trip(page, live_server, name, trip)
        take_step(page, step)
        confirm(page)

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/trips/{trip.key}/")
    answer = page.request.get(f"{live_server.url}/api/v1/trips/{trip.key}/")
    log = list(StateChange.objects.order_by("id").values_list("verb", "by_name"))
    assert "出席高陽大會" in page.locator("h1").inner_text()
    assert answer.json()["title_en"] == "Congress in Goyang"
    assert log == [
        ("submit", "wang"),
        ("send_back", "lin"),
        ("submit", "wang"),
        ("approve", "lin"),
        ("publish", "chen"),
    ]
