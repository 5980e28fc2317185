"""How the trip page of Korea 2025 is arranged: every proof at its place, like beside like."""

import re
from typing import Any

import pytest
from django.test import Client

from tripreports.directory.models import Membership
from tripreports.reports.models import Citation, Paragraph, PhotoPerson

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

ADDRESS = "/trips/taichung-korea-2025/"


def anchors(text: str) -> list[str]:
    return re.findall(r'class="source(?: nth)?" href="#([^"]+)"', text)


def places(citations: Any) -> list[str]:
    """Where the words of citations stand."""
    return [one.paragraph_id or one.photo_id or one.section_id for one in citations]


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def test_sheet_has_each_proof_at_its_field(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", context["sheet"], re.DOTALL)
    texts = dict(Paragraph.objects.values_list("key", "text"))
    proved = {term: [texts[place][:6] for place in anchors(value)] for term, value in rows}
    assert {term: words for term, words in proved.items() if words} == {
        "Class of the report": ["類別：其他"],
        "Title": ["出國報告提要"],
        "Attachments": ["含附件： <"],
        "Agency in charge": ["出國計畫主辦"],
        "Contact person": ["出國計畫主辦"],
        "Telephone": ["出國計畫主辦"],
        "Delegates": ["出國人員姓名"],
        "Category": ["出國類別：其"],
        "Period abroad": ["出國期間：1"],
        "Countries visited": ["出國期間：1"],
        "Report date": ["報告日期：1"],
    }
    assert anchors(context["sheet_title"]) == ["korea-2025.s-0"]


def test_sheet_loses_no_proof_of_the_trip(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    shown = anchors(context["sheet"] + context["sheet_title"] + context["sources"])
    of_trip = Citation.objects.filter(record_type__model="trip").order_by("order")
    assert set(places(of_trip)) <= set(shown)
    assert anchors(context["sources"]) == list(dict.fromkeys(places(of_trip)[11:]))


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
    groups = reader.get(ADDRESS).context["memberships"]

    titles = [re.findall(r'href="/organizations/([^/]+)/"', group.title)[0] for group in groups]
    assert titles[0] == "taichung-city-government"
    assert titles[1:] == sorted(titles[1:])
    assert sum(len(group.entries) for group in groups) == Membership.objects.count()


def test_every_section_leads_back_to_the_contents(reader: Client) -> None:
    page = reader.get(ADDRESS).content.decode()

    outline = page.partition('<nav class="side" id="contents"')[2].partition("</nav>")[0]
    sections = re.findall(r'<section[^>]* aria-labelledby="([^"]+)".*?</section>', page, re.DOTALL)
    assert sections == re.findall(r'href="#([^"]+)"', outline)
    assert page.count('<a href="#contents">Back to the contents</a>') == len(sections)


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_page_of_the_longest_report_is_light(client: Client, language: str) -> None:
    page = client.get(ADDRESS, headers={"accept-language": language}).content

    assert len(page) < 350_000


def test_no_place_that_marks_lead_to_is_folded(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    folded = "".join(re.findall(r"<details.*?</details>", page, re.DOTALL))
    assert re.findall(r' id="([^"]+)"', folded) == []


def test_photos_that_cannot_be_seen_are_a_list_of_captions(client: Client) -> None:
    albums = client.get(ADDRESS).context["albums"]

    people = re.findall(
        r'href="/officials/([\w-]+)/"',
        "".join(line.caption for album in albums for line in album.captions),
    )
    named = PhotoPerson.objects.values_list("official", flat=True)
    assert [album.pictures for album in albums] == [[]] * len(albums)
    assert set(people) == set(named)
    assert albums[0].captions[0].numbers == '<a href="#korea-2025.photo-001">1</a>'


def test_event_does_not_repeat_the_city_of_the_one_that_it_is_in(reader: Client) -> None:
    groups = reader.get(ADDRESS).context["event_groups"]

    congress = groups[0].nodes[0]
    within = [node for node in congress.children if "/places/goyang/" in node.facts]
    assert "/places/goyang/" in congress.facts
    assert within == []
