"""The admin's theme works under its content policy: the window complains of nothing."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_staff_log_in_and_see_the_admin(page: Page, live_server: LiveServer) -> None:
    get_user_model().objects.create_superuser("clerk", password="a-long-password")

    page.goto(f"{live_server.url}/admin/login/?next=/admin/auth/user/")
    page.fill("input[name=username]", "clerk")
    page.fill("input[name=password]", "a-long-password")
    page.click("[type=submit]")
    page.wait_for_url(f"{live_server.url}/admin/auth/user/")

    assert page.locator("#result_list .field-username").all_inner_texts() == ["clerk"]
