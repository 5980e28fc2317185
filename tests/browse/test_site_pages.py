"""The pages about the site say what is so, and what they do not know."""

import re

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

PAGES = ["/about/", "/accessibility/", "/privacy/", "/site-map/", "/contact/"]


def read(address: str, language: str = "en") -> str:
    return Client(headers={"accept-language": language}).get(address).content.decode()


def heading(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize("address", PAGES)
def test_footer_leads_to_the_pages_about_the_site(client: Client, address: str) -> None:
    footer = read("/").partition("<footer")[2]

    assert f'href="{address}"' in footer
    assert client.get(address).status_code == 200


def test_page_marks_itself_in_the_footer() -> None:
    current = re.findall(r'href="([^"]+)" aria-current="page"', read("/privacy/"))

    assert current == ["/privacy/"]


def test_operator_and_address_are_those_of_the_settings(settings: LazySettings) -> None:
    settings.OPERATOR = "臺中市政府秘書處 <A&B>"
    settings.CONTACT_EMAIL = "reports@example.org"

    page = read("/contact/")

    assert '<span lang="zh-Hant">臺中市政府秘書處</span> &lt;A&amp;B&gt;' in page
    assert '<a href="mailto:reports@example.org">reports@example.org</a>' in page
    assert "Not given" not in page


def test_operator_and_address_that_are_not_set_are_not_made_up(settings: LazySettings) -> None:
    settings.OPERATOR = settings.CONTACT_EMAIL = ""

    assert read("/contact/").count("Not given by whoever runs this site.") == 2
    assert "Whoever runs this site has not given a name here." in read("/about/")


def test_privacy_names_every_cookie_that_is_set(client: Client) -> None:
    User.objects.create_superuser("clerk", password="a-long-password")
    named = set(re.findall(r"<code>([^<]+)</code>", read("/privacy/")))

    client.get("/language/en/")
    client.get("/admin/login/")
    client.post("/admin/login/", {"username": "clerk", "password": "a-long-password"})
    client.get("/admin/")

    assert {"django_language", "csrftoken", "sessionid", "staff"} <= set(client.cookies) <= named


def test_site_map_leads_to_every_list_and_page(client: Client) -> None:
    main = read("/site-map/").partition("<main")[2].partition("<footer")[0]

    addresses = set(re.findall(r'<p class="lead"><a href="([^"]+)"', main))

    assert {"/", "/trips/", "/officials/", "/api/v1/", *PAGES} <= addresses
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


@pytest.mark.parametrize("address", ["/accessibility/", "/site-map/"])
def test_access_keys_are_explained(address: str) -> None:
    page = read(address)

    keys = re.findall(r"<kbd>Alt</kbd> \+ <kbd>(\w)</kbd>", page)

    assert keys == ["U", "C", "Z"]
    assert "<code>:::</code>" in page
