"""On English pages every run of Chinese is marked, so that it is spoken and set as Chinese."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.anywhere,
]

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WITHOUT_END = {"br", "img", "input", "link", "meta"}


class Unmarked(HTMLParser):
    """Collects Chinese words that are not inside an element in Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = ["en"]
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHOUT_END:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if CHINESE.search(data) and not self.languages[-1].startswith("zh"):
            self.found.append(data)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/trips/?country=kr",
        "/events/",
        "/recommendations/",
        "/search/?q=釜山",
        "/search/?q=釜山&grouped=1",
        "/search/?q=沒有這個詞",
        "/trips/taichung-korea-2025/",
        "/events/uclg-aspac-congress-2025/",
        "/officials/dakila-carlo-cua/",
        "/organizations/uclg-aspac/",
        "/organizations/taichung-city-government/",
    ],
)
def test_chinese_on_an_english_page_is_marked(client: Client, address: str) -> None:
    page = client.get(address, headers={"accept-language": "en"}).content.decode()

    parser = Unmarked()
    parser.feed(page.partition("</head>")[2])
    assert parser.found == []


def test_title_that_has_no_english_is_marked(client: Client) -> None:
    context = client.get("/trips/taichung-korea-2025/", headers={"accept-language": "en"}).context

    assert context["name"].startswith('<span lang="zh-Hant">臺中市政府出席韓國')
