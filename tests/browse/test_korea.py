"""The trip page of Korea 2025 shows the whole report; other pages show their part of it."""

import html
import re
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import AdoptedDocument, Agreement, Event, Figure, Resolution
from tripreports.reports.models import Citation, Paragraph, Photo, Section
from tripreports.search import revision
from tripreports.trips.models import Encounter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

ADDRESS = "/trips/taichung-korea-2025/"
DETAILS = {
    "event": Event,
    "organization": Organization,
    "official": Official,
    "place": Place,
    "election": Election,
}


# Our own markup, escaped by mistake; that of the source is `input`.
ESCAPED_MARKUP = re.compile(r"&lt;/?(?:a|b|dd|div|dl|dt|em|p|span)\b")


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def text_of(page: str) -> str:
    """What a reader sees, without the marks that lead to sources."""
    shown = re.sub(r'<a class="source.*?</a>', "", page, flags=re.DOTALL)
    inline = re.sub(r"</?span[^>]*>", "", shown)
    words = html.unescape(re.sub(r"<[^>]+>", " ", inline))
    return " ".join(words.split())


def leads(entries: Any) -> list[str]:
    return [text_of(str(entry.lead)) for entry in entries]


def test_trip_page_takes_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision.current()

    with django_assert_num_queries(4):
        response = client.get(ADDRESS)

    assert response.status_code == 200


def test_trip_page_has_one_first_heading_and_none_is_skipped(reader: Client) -> None:
    page = reader.get(ADDRESS).content.decode()

    ranks = [int(rank) for rank in re.findall(r"<h(\d)", page)]
    skipped = [(a, b) for a, b in pairwise(ranks) if b > a + 1]
    assert ranks.count(1) == 1
    assert skipped == []


def test_trip_page_shows_the_summary_sheet(reader: Client) -> None:
    page = text_of(reader.get(ADDRESS).content.decode())

    assert "☑ 國際會議 ☐ 業務接洽 ☐ 洽展 ☐ 表演 ☐ 比賽 ☐ 擔任裁判 ☐ 海外檢測" in page
    assert "☐ yes ☑ no" in page
    assert "2025-09-23–2025-10-01 (ROC 114年9月23日–114年10月1日)" in page
    assert "2026-01-19 (ROC 115年1月19日)" in page
    assert "04-22289111" in page
    assert "11404" in page


def test_trip_page_shows_the_delegates_and_days(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    assert [text_of(line) for line in context["delegates"]] == [
        "鄭照新 head of delegation 臺中市政府 副市長",
        "黃燕筠 臺中市政府秘書處 國際事務科 科員",
        "曹凱雯 臺中市政府秘書處 國際事務科 約聘人員 報告之聯絡人。",
    ]
    assert [day.iso for day in context["days"]] == [
        *(f"2025-09-{day}" for day in range(23, 31)),
        "2025-10-01",
    ]


def test_trip_page_shows_every_event_once(client: Client) -> None:
    context = client.get(ADDRESS).context

    waiting = [node for group in context["event_groups"] for node in group.nodes]
    keys = []
    while waiting:
        node = waiting.pop()
        keys.append(node.key)
        waiting += node.children
    assert sorted(keys) == sorted(Event.objects.values_list("key", flat=True))


def test_events_are_in_the_order_of_their_programme(client: Client) -> None:
    context = client.get(ADDRESS).context
    parts = client.get("/events/uclg-aspac-congress-2025/").context["parts"]
    tree = next(part.nodes for part in parts if part.key == "programme")

    tops = [node for group in context["event_groups"] for node in group.nodes]
    congress = next(node for node in tops if node.key == "uclg-aspac-congress-2025")
    programme = [node.key for node in congress.children]
    ordered = Event.objects.filter(parent=congress.key).order_by("order")
    assert programme == list(ordered.values_list("key", flat=True))
    assert programme.index("world-citytech-expo-2025") == 9
    assert [node.key for node in tree] == programme


def test_events_at_the_top_are_by_date_with_the_undated_last(client: Client) -> None:
    groups = client.get(ADDRESS).context["event_groups"]

    days = dict(Event.objects.values_list("key", "starts_on"))
    dated = [[days[node.key] for node in group.nodes] for group in groups]
    assert dated == [
        sorted(of_group, key=lambda day: (day is None, str(day))) for of_group in dated
    ]


def test_trip_page_shows_every_encounter(client: Client) -> None:
    context = client.get(ADDRESS).context

    people = [person for circle in context["circles"] for person in circle.people]
    events = [event for person in people for way in person.contacts for event in way.events]
    assert len(events) + len(context["others_met"]) == Encounter.objects.count()


def test_trip_page_does_the_sum_of_seats(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    assert "10 + 2 = 12 = 5 + 5 + 1 + 1" in page


def test_trip_page_tells_the_signed_from_the_considered(reader: Client) -> None:
    decided = {part.title: part for part in reader.get(ADDRESS).context["decided"]}

    states = sorted((entry.tag, entry.tone) for entry in decided["Agreements"].entries)
    assert states == [
        *([("signed", "good")] * (Agreement.objects.count() - 1)),
        ("under consideration, not signed", "open"),
    ]


def test_trip_page_shows_all_decisions_and_figures(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    assert {part.title: len(part.entries) for part in context["decided"]} == {
        "Resolutions": Resolution.objects.count(),
        "Documents": AdoptedDocument.objects.count(),
        "Agreements": Agreement.objects.count(),
        "Appointments": 3,
    }
    assert sum(len(group.lines) for group in context["figures"]) == Figure.objects.count()


def test_trip_page_shows_what_stays_to_be_done(reader: Client) -> None:
    context = reader.get(ADDRESS).context

    counts = [
        len(context[name])
        for name in ("promises", "invitations", "observations", "recommendations")
    ]
    assert counts == [4, 8, 4, 3]
    assert {entry.tag for entry in context["invitations"]} <= {
        "extended by us",
        "received by us",
        "planned by us",
    }


def test_trip_page_says_once_that_pictures_are_missing(reader: Client) -> None:
    page = reader.get(ADDRESS).content.decode()

    said = "The source holds the captions of 162 photos, and not the pictures themselves."
    assert page.count(said) == 1
    assert page.count("not in the source") == 0


def test_trip_page_prints_the_report_to_the_letter(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    printed = "".join(text_of(page.partition('<h2 id="report">')[2]).split())
    boxes = re.compile(r'<input( checked="")? type="checkbox"/?>')
    missing = [
        paragraph.key
        for paragraph in Paragraph.objects.all()
        if "".join(boxes.sub(lambda box: "☑" if box[1] else "☐", paragraph.text).split())
        not in printed
    ]
    assert missing == []


def test_trip_page_has_an_anchor_for_every_source(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    anchors = re.findall(r' id="([^"]+)"', page)
    wanted = [
        key
        for model in (Section, Paragraph, Photo)
        for key in model.objects.values_list("key", flat=True)
    ]
    assert sorted(set(wanted) - set(anchors)) == []
    assert len(anchors) == len(set(anchors))


def test_marks_on_the_page_of_the_words_are_short_and_lead_to_them(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    marks = re.findall(r'<a class="source(?: nth)?" href="#([^"]+)">(出處|\d+)</a>', page)
    places = {
        citation.paragraph_id or citation.photo_id or citation.section_id
        for citation in Citation.objects.all()
    }
    assert len(marks) > 600
    assert {anchor for anchor, _shown in marks} <= places
    assert {anchor for anchor, _shown in marks} <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count('class="source') == len(marks)


def test_marks_on_other_pages_tell_the_words_that_they_lead_to(reader: Client) -> None:
    page = reader.get("/events/uclg-aspac-congress-2025/").content.decode()

    marks = re.findall(
        r'<a class="source( nth)?" href="([^"#]+)#[^"]+" title="「([^"]+)」"'
        r'(?: aria-label="source (\d+)「([^"]+)」")?>(source|\d+)</a>',
        page,
    )
    quotes = set(Citation.objects.values_list("quote", flat=True))
    numbered = [mark for mark in marks if mark[0]]
    assert {mark[1] for mark in marks} == {ADDRESS}
    assert [mark[2] for mark in marks if html.unescape(mark[2]).rstrip("…") not in quotes] == []
    assert [mark[5] for mark in marks if not mark[0]] == ["source"] * (len(marks) - len(numbered))
    assert len(numbered) > 1
    assert [
        (shown == spoken, quote.startswith(start.rstrip("…")))
        for _nth, _address, quote, spoken, start, shown in numbered
    ] == [(True, True)] * len(numbered)


def test_trip_page_shows_the_readings_that_disagree(client: Client) -> None:
    context = client.get(ADDRESS).context

    assert len(context["disagreements"]) == 56
    assert all(one.readings for one in context["disagreements"])


@pytest.mark.untraced  # as tracing would take as long again
@pytest.mark.parametrize(
    "language",
    ["en", pytest.param("zh-hant", marks=pytest.mark.anywhere)],  # asks the same of a database
)
@pytest.mark.parametrize("kind", DETAILS)
def test_every_detail_page_opens(client: Client, kind: str, language: str) -> None:
    records = list(DETAILS[kind]._default_manager.all())

    pages = {
        record.pk: client.get(
            reverse(f"browse:{kind}-detail", args=[record.pk]),
            headers={"accept-language": language},
        ).content.decode()
        for record in records
    }

    headings = {
        key: text_of(page.partition("<h1>")[2].partition("</h1>")[0]) for key, page in pages.items()
    }
    assert headings == {
        record.pk: " ".join(_heading(record, language).split()) for record in records
    }
    assert [key for key, page in pages.items() if ESCAPED_MARKUP.search(page)] == []


def test_trip_page_has_no_markup_shown_as_text(client: Client, reader: Client) -> None:
    pages = [client.get(ADDRESS).content.decode(), reader.get(ADDRESS).content.decode()]

    assert [ESCAPED_MARKUP.findall(page) for page in pages] == [[], []]


def _heading(record: Any, language: str) -> str:
    first, second = record.name_en, record.name_zh
    return str(first or second) if language == "en" else str(second or first)


@pytest.mark.parametrize("kind", [kind for kind in DETAILS if kind != "place"])
def test_detail_pages_take_four_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, kind: str
) -> None:
    record = DETAILS[kind]._default_manager.first()
    assert record
    revision.current()

    with django_assert_num_queries(4):
        client.get(reverse(f"browse:{kind}-detail", args=[record.pk]))


def test_organization_page_says_who_is_explicitly_not_a_member(reader: Client) -> None:
    taichung = Organization.objects.get(key="taichung-city-government")

    response = reader.get(taichung.get_absolute_url())

    assert "explicitly not a member" in text_of(response.content.decode())


def test_election_page_shows_half_terms(reader: Client) -> None:
    election = Election.objects.get()

    page = text_of(reader.get(election.get_absolute_url()).content.decode())

    assert "2025–2026" in page
    assert "2026–2027" in page


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_example_on_the_home_page_finds_something(client: Client, language: str) -> None:
    examples = client.get("/", headers={"accept-language": language}).context["examples"]

    found = [client.get("/search/", {"q": one.text}).context["found"].total for one in examples]

    assert len(found) == 4
    assert 0 not in found


def test_home_shows_the_newest_trip_and_the_figures(reader: Client) -> None:
    response = reader.get("/")

    assert len(response.context["newest"]) == 1
    held = response.context["held"]
    assert (held.trips, held.people, held.organizations) == (1, 63, 146)
    assert [(one.key, one.trips) for one in held.countries] == [("kr", 1)]
    assert [one.key for one in held.cities] == ["busan", "goyang", "seoul"]
