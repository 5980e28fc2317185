"""Photos in a real browser: uploaded together, then put in order by hand and by keys."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import FilePayload, Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_section, make_trip
from tests.reports.pictures import picture
from tripreports.reports.models import Photo
from tripreports.trips.enums import TripState

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TAB = "/admin/trips/trip/trip/photos/"


def open_tab(page: Page, server: LiveServer) -> None:
    get_user_model().objects.create_superuser("clerk", password="a-long-password")
    page.goto(f"{server.url}/admin/login/?next={TAB}")
    page.fill("input[name=username]", "clerk")
    page.fill("input[name=password]", "a-long-password")
    page.click("[type=submit]")
    page.wait_for_url(f"{server.url}{TAB}")


def payload(name: str, colour: str) -> FilePayload:
    content = picture(colour=colour, size=(600, 400))
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def captions() -> list[str]:
    return list(Photo.objects.order_by("order").values_list("caption", flat=True))


def save(page: Page) -> None:
    with page.expect_navigation():
        page.click("[name=_save]")


def test_photos_are_uploaded_dragged_and_moved_by_keys(page: Page, live_server: LiveServer) -> None:
    make_section(trip=make_trip(key="trip", state=TripState.DRAFT))
    open_tab(page, live_server)

    page.set_input_files(
        "[name=pictures]", [payload(f"{name}.jpg", name) for name in ("red", "green", "blue")]
    )
    page.select_option("[name=section]", index=1)
    page.fill("[name=captions]", "紅\n綠\n藍")
    with page.expect_navigation():
        page.click("[name=_upload]")
    cards = page.locator(".photo-card")
    widths = [
        image.evaluate("async image => { await image.decode(); return image.naturalWidth }")
        for image in cards.locator("img").all()
    ]
    uploaded = captions()
    cards.nth(2).locator("[data-ordered-handle]").drag_to(cards.nth(0))
    save(page)
    dragged = captions()
    cards.nth(0).locator("[data-ordered-handle]").press("ArrowRight")
    word = page.locator("[data-ordered-status]").inner_text()
    save(page)

    assert (uploaded, widths) == (["紅", "綠", "藍"], [400, 400, 400])
    assert dragged == ["藍", "紅", "綠"]
    assert captions() == ["紅", "藍", "綠"]
    assert "2" in word


def test_photos_tab_has_no_barriers_and_fits(page: Page, live_server: LiveServer) -> None:
    make_section(trip=make_trip(key="trip", state=TripState.DRAFT))
    open_tab(page, live_server)
    page.set_input_files("[name=pictures]", [payload("red.jpg", "red")])
    page.select_option("[name=section]", index=1)
    with page.expect_navigation():
        page.click("[name=_upload]")

    answers = []
    for width in (1280, 800):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live_server.url + TAB)
        found: dict[str, Any] = Axe().run(page).response
        sticks_out = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        answers.append(([one["id"] for one in found["violations"]], sticks_out))

    assert answers == [([], False), ([], False)]
