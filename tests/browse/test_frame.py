"""The frame of every page: what is at its top and bottom, and how to get there."""

import re

import pytest
from django.test import Client

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.anywhere,
]

PAGES = [
    "/",
    "/trips/",
    "/trips/taichung-korea-2025/",
    "/delegates/",
    "/events/",
    "/events/uclg-aspac-congress-2025/",
    "/organizations/",
    "/organizations/uclg-aspac/",
    "/officials/",
    "/officials/dakila-carlo-cua/",
    "/elections/",
    "/elections/uclg-aspac-election-2025/",
    "/places/goyang/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/site-map/",
    "/contact/",
    "/nothing/",
    "/trips/?page=1000000000",
]


@pytest.mark.parametrize("address", PAGES)
def test_page_has_access_keys_to_its_three_parts(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    keys = re.findall(r'href="#(\w+)" accesskey="(\w)"[^>]*>:::</a>', page)

    assert keys == [("top", "u"), ("main", "c"), ("bottom", "z")]
    assert [page.count(f' id="{part}"') for part, _key in keys] == [1, 1, 1]


@pytest.mark.parametrize("address", PAGES)
def test_page_skips_to_its_content_first(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    first = re.search(r"<a [^>]*>", page.partition("<body>")[2])

    assert first
    assert first[0] == '<a class="skip" href="#main">'


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", []),
        ("/trips/", [("/trips/", "page")]),
        ("/trips/taichung-korea-2025/", [("/trips/", "true")]),
        ("/officials/?q=a", [("/officials/", "page")]),
        ("/places/goyang/", [("/places/", "true")]),
    ],
)
def test_header_marks_the_list_that_a_page_is_in(
    client: Client, address: str, marked: list[tuple[str, str]]
) -> None:
    header = client.get(address).content.decode().partition("</header>")[0]

    assert re.findall(r'href="([^"]+)" aria-current="(\w+)"', header) == marked


def test_record_tells_the_way_to_it(client: Client) -> None:
    page = client.get("/officials/dakila-carlo-cua/", headers={"accept-language": "en"})

    way = page.content.decode().partition('<nav class="crumbs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)">([^<]+)', way) == [
        ("/", "Home"),
        ("/officials/", "Officials"),
    ]
    assert '<span aria-current="page">Dakila Carlo Cua</span>' in way
