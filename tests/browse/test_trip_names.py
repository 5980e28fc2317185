"""Names in the text of a report lead to their records, and nothing else does."""

import re

import pytest
from django.test import Client

from tests.factories import (
    make_attendance,
    make_citation,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_place,
    make_section,
    make_trip,
)
from tripreports.directory.models import OfficialAlias, Organization, OrganizationAlias
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip() -> Trip:
    return make_trip("trip")


def met(trip: Trip, **organization: str) -> Organization:
    """An organization that the delegation met."""
    found = make_organization(**organization)
    make_encounter(trip=trip, organization=found)
    return found


def links(client: Client, trip: Trip, *texts: str) -> list[tuple[str, str]]:
    """The links in the paragraphs of one section of the report."""
    section = make_section(trip=trip)
    for position, text in enumerate(texts, 1):
        make_paragraph(section=section, position=position, text=text)
    page = client.get("/trips/trip/").content.decode()
    report = page.partition('<h2 id="report">')[2].partition("</section>")[0]
    found = re.findall(r'<a href="/\w+/([\w-]+)/">([^<]+)</a>', report)
    return [(key, name) for key, name in found]


def test_longest_name_is_taken(client: Client, trip: Trip) -> None:
    met(trip, key="city", name_zh="釜山市")
    met(trip, key="council", name_zh="釜山市議會")

    assert links(client, trip, "拜會釜山市議會及釜山市。") == [
        ("council", "釜山市議會"),
        ("city", "釜山市"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the TPO forum", [("tpo", "TPO")]),
        ("與TPO合作", [("tpo", "TPO")]),
        ("(TPO)", [("tpo", "TPO")]),
        ("ATPO", []),
        ("TPOs", []),
        ("tpo", []),
    ],
)
def test_latin_name_is_a_whole_word(
    client: Client, trip: Trip, text: str, found: list[tuple[str, str]]
) -> None:
    met(trip, key="tpo", name_en="TPO")

    assert links(client, trip, text) == found


@pytest.mark.parametrize("text", ["第 10 屆TPO論壇", "第10屆 TPO 論壇", "第10屆TPO論壇"])
def test_scripts_may_stand_apart(client: Client, trip: Trip, text: str) -> None:
    make_attendance(trip=trip, event=make_event("forum", name_zh="第10屆 TPO 論壇", name_en=""))

    assert links(client, trip, f"參加「{text}」。") == [("forum", text)]


def test_both_ways_to_write_tai_are_one(client: Client, trip: Trip) -> None:
    met(trip, key="taipei", name_zh="臺北市政府", name_en="")

    assert links(client, trip, "與台北市政府會談") == [("taipei", "台北市政府")]


def test_name_that_others_end_in_is_left_alone(client: Client, trip: Trip) -> None:
    make_attendance(trip=trip, event=make_event("opening", name_zh="開幕式", name_en=""))
    other = make_event("other-opening", name_zh="展覽開幕式", name_en="")
    make_attendance(trip=trip, event=other)

    assert links(client, trip, "開幕式與展覽開幕式") == [("other-opening", "展覽開幕式")]


@pytest.mark.parametrize("text", ["出席理事會議", "理事長致詞", "執行委員會"])
def test_body_is_not_its_meeting_nor_a_member_the_whole(
    client: Client, trip: Trip, text: str
) -> None:
    council = met(trip, key="council", name_zh="理事會", name_en="")
    for alias in ("全體理事", "執行委員"):
        OrganizationAlias.objects.create(organization=council, text=alias, is_public=True)

    assert links(client, trip, text) == []


def test_short_form_of_two_characters_is_no_name(client: Client, trip: Trip) -> None:
    home = met(trip, key="home", name_zh="臺中市政府", name_en="")
    for text in ("本府", "中市府"):
        OrganizationAlias.objects.create(organization=home, text=text, kind="short", is_public=True)

    assert links(client, trip, "本府與中市府") == [("home", "中市府")]


def test_name_of_two_people_is_left_alone(client: Client, trip: Trip) -> None:
    for key in ("kim-of-busan", "kim-of-seoul"):
        make_encounter(trip=trip, official=make_official(key, name_en="Kim Min-ji"))

    assert links(client, trip, "Kim Min-ji 致詞") == []


def test_name_of_a_city_and_its_government_is_that_of_the_city(client: Client, trip: Trip) -> None:
    trip.regions.add(make_place("goyang", name_zh="高陽市"))
    met(trip, key="goyang-city", name_zh="高陽市")

    assert links(client, trip, "前往高陽市") == [("goyang", "高陽市")]


def test_name_is_linked_once_in_a_section(client: Client, trip: Trip) -> None:
    met(trip, key="tpo", name_en="TPO")

    assert links(client, trip, "TPO 與 TPO", "TPO") == [("tpo", "TPO")]


def test_text_stays_as_it_was_printed(client: Client, trip: Trip) -> None:
    met(trip, key="tpo", name_en="T & <b>O</b>")
    make_paragraph(section=make_section(trip=trip), text='<i>T & <b>O</b></i> "x"')

    page = client.get("/trips/trip/").content.decode()

    assert (
        '&lt;i&gt;<a href="/organizations/tpo/">T &amp; &lt;b&gt;O&lt;/b&gt;</a>'
        "&lt;/i&gt; &quot;x&quot;"
    ) in page


def test_hidden_record_is_not_linked_by_name_or_alias(client: Client, trip: Trip) -> None:
    hidden = make_official("hidden", name_en="Lee Secret", is_public=False)
    OfficialAlias.objects.create(official=hidden, text="Secret Alias", is_public=True)
    make_encounter(trip=trip, official=hidden)
    paragraph = make_paragraph(section=make_section(trip=trip), text="Lee Secret, Secret Alias")
    make_citation(hidden, paragraph=paragraph)

    page = client.get("/trips/trip/").content.decode()

    assert "Lee Secret, Secret Alias" in page
    assert "/officials/hidden/" not in page
