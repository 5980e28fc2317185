"""How the trip page of Korea 2025 is arranged: every proof at its place, like beside like."""

import html
import re

import pytest
from django.test import Client

from tripreports.reports.models import Citation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

ADDRESS = "/trips/taichung-korea-2025/"

DELEGATES = (
    "鄭照新/臺中市政府/副市長 黃燕筠/臺中市政府秘書處/國際事務科/科員"
    " 曹凱雯/臺中市政府秘書處/國際事務科/約聘人員"
)


def quotes(text: str) -> list[str]:
    return [html.unescape(quote) for quote in re.findall(r'title="「([^"]+)」"', text)]


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def test_sheet_has_each_proof_at_its_field(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", context["sheet"], re.DOTALL)
    proved = {term: quotes(value) for term, value in rows if quotes(value)}
    assert proved | {"Category": [], "Title": []} == {
        "Class of the report": ["類別：其他"],
        "Title": [],
        "Attachments": ['<input checked="" type="checkbox"/> 否'],
        "Agency in charge": ["出國計畫主辦機關：秘書處"],
        "Contact person": ["聯絡人：曹凱雯"],
        "Telephone": ["電話：04-22289111分機11404"],
        "Delegates": [DELEGATES],
        "Category": [],
        "Period abroad": ["114年 9月 23日 至 114年 10月 1日"],
        "Countries visited": ["出國地區：韓國"],
        "Report date": ["115年 1月 19日（填寫一級機關首長核定日）"],
    }
    assert quotes(context["sheet_title"]) == ["臺中市政府公務出國或赴大陸地區報告提要"]


def test_sheet_loses_no_proof_of_the_trip(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    shown = quotes(context["sheet"] + context["sheet_title"] + context["sources"])
    of_trip = Citation.objects.filter(record_type__model="trip")
    assert set(of_trip.values_list("quote", flat=True)) <= set(shown)
    assert quotes(context["sources"]) == list(
        of_trip.order_by("order").values_list("quote", flat=True)[11:]
    )


def test_figures_of_a_subject_stand_together_in_the_order_of_the_report(reader: Client) -> None:
    response = reader.get(ADDRESS)

    text = response.content.decode().partition('<h2 id="report">')[2]
    groups = response.context["figures"]
    subjects = [group.subject for group in groups]
    firsts = [
        min(
            text.index(f'id="{place}"')
            for line in group.lines
            for place in re.findall(r'href="#([^"]+)"', line.sources)
        )
        for group in groups
    ]
    assert len(subjects) == len(set(subjects)) > 1
    assert '(2) <span lang="zh-Hant">核准新會員加入：</span>' in subjects
    assert firsts == sorted(firsts)


def test_memberships_of_our_own_government_come_first(reader: Client) -> None:
    entries = reader.get(ADDRESS).context["memberships"]

    leads = [re.findall(r'href="/organizations/([^/]+)/"', entry.lead) for entry in entries]
    ours = [lead for lead in leads if lead[0] == "taichung-city-government"]
    others = leads[len(ours) :]
    assert leads[: len(ours)] == ours
    assert [lead[1] for lead in ours] == sorted(lead[1] for lead in ours)
    assert [lead[1] for lead in others] == sorted(lead[1] for lead in others)


def test_every_section_leads_back_to_the_contents(reader: Client) -> None:
    page = reader.get(ADDRESS).content.decode()

    outline = page.partition('<nav class="side" id="contents"')[2].partition("</nav>")[0]
    sections = re.findall(r'<section[^>]* aria-labelledby="([^"]+)".*?</section>', page, re.DOTALL)
    assert sections == re.findall(r'href="#([^"]+)"', outline)
    assert page.count('<a href="#contents">Back to the contents</a>') == len(sections)
