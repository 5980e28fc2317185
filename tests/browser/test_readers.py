"""Twelve tasks of readers on the example records, by keyboard and again without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.readers import Reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TRIP = "/trips/taichung-korea-2025/"
CONGRESS = "/events/uclg-aspac-congress-2025/"
THEME = "Sustainable Global Self-sufficient Cities and Regions for the Future"
SEARCH = "搜尋所有紀錄及報告全文"
WAYS = ["keyboard", "without scripts"]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader(chromium: Browser, korea_site: str, way: str) -> Iterator[Reader]:
    yield from reading(chromium, korea_site, way, "zh-TW")


@pytest.fixture
def foreigner(chromium: Browser, korea_site: str, way: str) -> Iterator[Reader]:
    yield from reading(chromium, korea_site, way, "en")


def reading(chromium: Browser, site: str, way: str, locale: str) -> Iterator[Reader]:
    by_keyboard = way == "keyboard"
    context = chromium.new_context(locale=locale, java_script_enabled=by_keyboard)
    yield Reader(context.new_page(), site, by_keyboard=by_keyboard)
    context.close()


def test_people_met_from_busan(reader: Reader) -> None:
    reader.opens("/")

    reader.asks(reader.page.get_by_role("searchbox", name=SEARCH), "釜山")
    reader.follows("人員 4")
    found = reader.page.get_by_role("main").locator("a[href^='/officials/']").all_inner_texts()
    reader.follows("成西業")

    assert set(found) == {"Kim So-Hyun", "南德鉉", "朴亨竣", "成西業"}
    assert reader.heading == "成西業"
    assert "拜會釜山市副市長成西業" in " ".join(reader.rows("會晤紀錄"))


def test_seats_of_taiwanese_cities_and_when_they_end(reader: Reader) -> None:
    reader.opens("/organizations/")

    reader.asks(reader.page.get_by_role("searchbox", name="在本清單中搜尋"), "UCLG ASPAC")
    reader.follows("城市與地方政府聯合會亞太分會")
    seats = [row.split()[:2] for row in reader.rows("所屬會員") if "理事會" in row]

    for city in ("臺中市政府", "臺北市政府", "新北市政府"):
        assert [city, "116年（2027）屆滿"] in seats


def test_what_became_of_a_recommendation(reader: Reader) -> None:
    reader.opens("/")

    reader.follows("建議", within=reader.page.get_by_role("banner"))
    reader.follows("邀請外賓參與本市國際活動，行銷城市特色")

    assert reader.page.url.endswith(f"{TRIP}#korea-2025.recommendation-1")
    assert "邀請外賓參與本市國際活動，行銷城市特色" in reader.target
    assert "尚未辦理" in reader.target


def test_theme_of_the_congress_in_english(foreigner: Reader) -> None:
    foreigner.opens("/events/")

    foreigner.asks(
        foreigner.page.get_by_role("searchbox", name="Words in this list"), "10th UCLG ASPAC"
    )
    foreigner.follows("The 10th UCLG ASPAC Congress")

    assert foreigner.value_of("Theme").startswith(THEME)


def test_who_spoke_at_an_event(foreigner: Reader) -> None:
    foreigner.opens(CONGRESS)

    foreigner.follows(
        foreigner.page.get_by_role("link", name=re.compile(r"^Who spoke and performed"))
    )
    spoke = foreigner.part("Who spoke and performed").inner_text()

    assert foreigner.page.url.endswith("#appearances")
    assert "Dex Hunter-Torricke" in spoke


def test_words_that_prove_a_fact(reader: Reader) -> None:
    reader.opens("/officials/cheng-taichung/")

    mark = reader.part("職稱").get_by_role("link", name="出處").first
    reader.follows(mark)

    assert reader.page.url.endswith(f"{TRIP}#korea-2025.p-014")
    assert "鄭照新" in reader.target


def test_language_is_switched_and_the_filter_stays(reader: Reader) -> None:
    reader.opens("/events/?country=kr&kind=forum")
    before = reader.page.get_by_role("status").inner_text()

    reader.follows("English", within=reader.page.get_by_role("banner"))
    after = reader.page.get_by_role("status").inner_text()

    assert reader.page.url.endswith("/events/?country=kr&kind=forum")
    assert reader.heading == "Events"
    assert re.findall(r"\d+", before) == re.findall(r"\d+", after)


def test_from_a_search_to_the_paragraph(reader: Reader) -> None:
    reader.opens("/")

    reader.asks(reader.page.get_by_role("searchbox", name=SEARCH), "釜山")
    reader.follows("報告內文 6")
    reader.follows("閱讀報告原文")

    assert re.search(rf"{TRIP}#korea-2025\.p-\d+$", reader.page.url)
    assert "釜山" in reader.target


def test_what_a_delegate_did(reader: Reader) -> None:
    reader.opens("/")

    reader.follows("出國人員", within=reader.page.get_by_role("banner"))
    reader.follows("鄭照新")
    did = reader.rows("參與作為")

    assert reader.heading == "鄭照新"
    assert len(did) == 11
    assert [row for row in did if "提出承諾" in row and "市長論壇" in row] != []


def test_when_the_next_congress_is(reader: Reader) -> None:
    reader.opens(CONGRESS)

    reader.follows("2027")

    assert reader.heading == "2027 年 UCLG ASPAC 大會"
    assert (reader.value_of("日期"), reader.value_of("地點")) == ("116年（2027）", "雅加達、印尼")


def test_report_is_cited(foreigner: Reader) -> None:
    foreigner.opens(TRIP)

    foreigner.unfolds("Cite this report")
    cited = foreigner.page.locator("pre", has_text="@techreport")

    assert cited.inner_text().startswith("@techreport{taichung-korea-2025,")


def test_feed_and_calendar_are_subscribed_to(reader: Reader) -> None:
    reader.opens("/")
    footer = reader.page.get_by_role("contentinfo")

    kinds = []
    for name in ("出國案訂閱", "行事曆"):
        link = footer.get_by_role("link", name=name)
        reader.reaches(link)
        answer = reader.page.request.get(reader.site + str(link.get_attribute("href")))
        kinds.append((answer.status, answer.headers["content-type"].partition(";")[0]))

    assert kinds == [(200, "application/atom+xml"), (200, "text/calendar")]
