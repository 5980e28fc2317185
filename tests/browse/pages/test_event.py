"""The page of an event: its place in a tree and a series, who spoke, what was decided, whom we met."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.browse.pages.asking import leads, part_of
from tests.browse.test_korea import text_of
from tests.factories import (
    make_attendance,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_trip,
)
from tripreports.events.models import Appearance, Event, EventSeries

pytestmark = pytest.mark.django_db

CONGRESS = "/events/uclg-aspac-congress-2025/"


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


@pytest.mark.usefixtures("korea_2025")
def test_head_tells_when_where_the_theme_and_who_held_it(reader: Client) -> None:
    facts = text_of(reader.get(CONGRESS).context["facts"])

    assert "When 2025-09-24–2025-09-27" in facts
    assert "Sustainable Global Self-sufficient Cities and Regions for the Future 邁向未來" in facts
    assert "Co-organizers United Cities and Local Governments-Asia Pacific" in facts
    assert "Host city Goyang" in facts
    assert "Series UCLG ASPAC Congress No. 10 (2025) 2027" in facts


@pytest.mark.usefixtures("korea_2025")
def test_days_are_told_in_both_calendars_to_who_reads_chinese() -> None:
    chinese = Client(headers={"accept-language": "zh-hant"})

    facts = text_of(chinese.get(CONGRESS).context["facts"])

    assert "114年9月24日–114年9月27日（2025-09-24–2025-09-27）" in facts


@pytest.mark.usefixtures("korea_2025")
def test_speeches_follow_the_programme(reader: Client) -> None:
    speeches = part_of(reader, CONGRESS, "appearances")

    order = list(
        Event.objects.filter(parent="uclg-aspac-congress-2025")
        .order_by("order")
        .values_list("key", flat=True)
    )
    named = [group.title.partition("/events/")[2].partition("/")[0] for group in speeches.groups]
    tops = [key for key in named if key in order]
    assert tops == sorted(tops, key=order.index)
    assert speeches.total == sum(len(group.entries) for group in speeches.groups) == 19


@pytest.mark.usefixtures("korea_2025")
def test_speech_has_its_title_in_both_languages(reader: Client) -> None:
    speeches = part_of(reader, "/events/gh-citytech-forum-2025/", "appearances")

    (entry,) = speeches.entries
    assert text_of(entry.lead) == "Dex Hunter-Torricke"
    assert text_of(entry.facts) == (
        "Title Cities in the Age of Global Transformation 全球轉型時代的城市"
    )


@pytest.mark.usefixtures("korea_2025")
def test_our_people_stand_beside_those_whom_they_met(reader: Client) -> None:
    met = part_of(reader, "/events/call-on-busan-vice-mayor/", "encounters")

    (group,) = met.groups
    assert leads(group.ours) == ["鄭照新", "黃燕筠", "曹凱雯"]
    assert text_of(group.ours[0].facts) == "臺中市政府 副市長"
    assert "Seong Heui-yeob" in leads(group.entries)


@pytest.mark.usefixtures("korea_2025")
def test_events_above_and_beside_stand_at_the_side(reader: Client) -> None:
    related = {
        part.key: part for part in reader.get("/events/mayors-forum-2025/").context["related"]
    }

    (top,) = related["tree"].nodes
    chain = [top.key, top.children[0].key, top.children[0].children[0].key]
    beside = [node.key for node in related["beside"].nodes]
    assert chain == ["metropolis-congress-2025", "smart-life-week-2025", "mayors-forum-2025"]
    assert beside == ["smart-life-week-2025-opening", "smart-life-week-2025-exhibition"]


@pytest.mark.usefixtures("korea_2025")
def test_resolutions_have_an_address_of_their_own(reader: Client) -> None:
    part = part_of(reader, "/events/uclg-aspac-meetings-2025/", "resolutions")

    page = reader.get("/events/uclg-aspac-meetings-2025/").content.decode()
    assert part.total > 5
    assert [one.key for one in part.entries if page.count(f'<li id="{one.key}">') != 1] == []


@pytest.mark.usefixtures("korea_2025")
def test_names_of_documents_lead_to_the_event_that_adopted_them(reader: Client) -> None:
    page = reader.get("/trips/taichung-korea-2025/").content.decode()

    assert 'href="/events/uclg-aspac-congress-2025/#' in page


@pytest.mark.usefixtures("korea_2025")
def test_series_has_a_page_with_its_editions(reader: Client) -> None:
    response = reader.get("/event-series/uclg-aspac-congresses/")

    (part,) = response.context["parts"]
    assert [entry.tag for entry in part.entries] == ["", "No. 10"]
    assert part.total == 2
    assert "How often" in response.context["facts"]


@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_series_has_a_page(language: str) -> None:
    client = Client(headers={"accept-language": language})

    pages = {
        series.key: client.get(series.get_absolute_url()) for series in EventSeries.objects.all()
    }

    assert {page.status_code for page in pages.values()} == {200}
    assert len(pages) == 10


def test_hidden_series_is_not_found(reader: Client) -> None:
    EventSeries.objects.create(key="withheld", name_en="Withheld", is_public=False)

    hidden = reader.get("/event-series/withheld/")
    unknown = reader.get("/event-series/nothing/")

    assert (hidden.status_code, unknown.status_code) == (404, 404)


def test_hidden_edition_is_neither_named_nor_counted(reader: Client) -> None:
    series = EventSeries.objects.create(key="series", name_en="Series", is_public=True)
    make_event("open", series=series)
    make_event("withheld", series=series, is_public=False)

    of_series = reader.get("/event-series/series/")
    of_event = reader.get("/events/open/")

    assert of_series.context["parts"][0].total == 1
    assert "withheld" not in (of_series.content + of_event.content).decode().lower()


@pytest.mark.parametrize("count", [1, 3, 60])
def test_queries_do_not_grow(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    event, trip = make_event("congress"), make_trip("trip")
    make_attendance(trip=trip, event=event)
    make_delegate(trip=trip, official=make_official("ours"))
    for one in range(count):
        person = make_official(f"person-{one:03}")
        make_encounter(key=f"met-{one:03}", trip=trip, event=event, official=person)
        make_event(f"part-{one:03}", parent=event, parent_link="programme", order=one)
        Appearance.objects.create(
            key=f"speech-{one:03}",
            event=event,
            official=person,
            kind="speech",
            order=one,
            is_public=True,
        )
    reader.get("/events/part-000/")

    with django_assert_num_queries(4):
        response = reader.get("/events/congress/")

    parts = {part.key: part for part in response.context["parts"]}
    assert parts["encounters"].total == parts["appearances"].total == count
    assert parts["programme"].total == count
    assert len(parts["encounters"].groups[0].entries) == min(count, 50)
    assert len(parts["appearances"].entries) == min(count, 50)
    assert parts["encounters"].more == ("?part=encounters" if count > 50 else "")


def test_nothing_of_a_draft_is_in_any_part(reader: Client) -> None:
    event = make_event("congress")
    home = make_organization("home")
    make_trip("open-trip", government=home)
    draft = make_draft("withheld-trip", government=home)
    hidden = make_official("withheld-person", is_public=False)
    make_attendance(trip=draft, event=event)
    make_delegate(trip=draft, official=hidden)
    make_encounter(key="withheld-met", trip=draft, event=event, official=hidden)
    make_event("withheld-part", parent=event, parent_link="programme", is_public=False)
    Appearance.objects.create(
        key="withheld-speech", event=event, official=hidden, kind="speech", is_public=False
    )

    response = reader.get("/events/congress/")

    assert response.context["parts"] == []
    assert "withheld" not in response.content.decode().lower()
