"""The head of a trip's page: what can be counted, had and cited, and nothing that is not known."""

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import make_draft, make_organization, make_section, make_superuser, make_trip
from tripreports.trips.models import Trip
from tripreports.trips.services import begin_amendment, end_amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


def text_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def rows(client: Client, name: str) -> dict[str, str]:
    """The terms of the head with what is said of them."""
    found = client.get("/trips/trip/").context[name]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", found, re.DOTALL)
    return {term: text_of(value) for term, value in pairs}


def make_report(trip: Trip, *headings: str, **first: Any) -> None:
    for order, heading in enumerate(headings, 1):
        given = first if order == 1 else {}
        make_section(trip=trip, key=f"s-{order}", order=order, heading=heading, **given)


def test_head_says_only_what_is_known(reader: Client) -> None:
    make_trip("trip")

    response = reader.get("/trips/trip/")

    assert rows(reader, "essentials") == {
        "Dates": "2025-09-23–2025-10-01 (ROC 114年9月23日–114年10月1日) · 9 days",
        "Agency in charge": "Goyang City",
    }
    assert response.context["arithmetic"] == ""
    assert [line.key for line in response.context["contents"]] == ["summary"]


def test_arithmetic_counts_parts_and_days(reader: Client) -> None:
    trip = make_trip("trip", report_on=dt.date(2026, 1, 19))
    make_report(
        trip,
        "提要：建議事項摘要",
        "壹、摘要",
        "貳、出國人員名單",
        "叁、目的",
        "肆、過程",
        "陸、建議",
        kind="summary_sheet",
    )

    told = rows(reader, "arithmetic")
    page = reader.get("/trips/trip/").content.decode()

    assert told == {
        "Parts of the report": (
            "summary, delegates, purpose, course, no part “lessons learned”, advice"
        ),
        "From return to report date": "110 days (2025-10-01 to 2026-01-19)",
    }
    assert '<a href="#s-2">summary</a>' in page
    assert '<a href="#s-6">advice</a>' in page


def test_arithmetic_tells_of_amendments(reader: Client) -> None:
    trip = make_trip("trip")
    begin_amendment(trip, by=make_superuser(), comment="The route.")
    end_amendment(trip, by=make_superuser())

    told = rows(reader, "arithmetic")

    day = trip.amendments.get().began_at.astimezone().date()
    assert list(told) == ["Amended on"]
    assert re.match(r"\d{4}-\d\d-\d\d \(ROC \d+年\d+月\d+日\)", told["Amended on"])
    assert str(day.year) in told["Amended on"]


def test_published_trip_offers_its_documents(reader: Client) -> None:
    make_trip("trip")

    page = reader.get("/trips/trip/").content.decode()

    assert re.findall(r'href="/trips/trip/documents/([\w.]+)"', page) == [
        "summary.odt",
        "summary.docx",
        "summary.pdf",
        "report.odt",
        "report.docx",
        "report.pdf",
        "report.en.odt",
        "report.en.docx",
        "report.en.pdf",
    ]


def test_draft_offers_no_document(reader: Client) -> None:
    make_draft("trip")
    reader.force_login(User.objects.create_user("clerk", is_staff=True))

    response = reader.get("/trips/trip/")

    assert response.context["documents"] == []
    assert "/documents/" not in response.content.decode()


def test_report_is_cited_in_both_languages_and_for_bibtex(reader: Client) -> None:
    agency = make_organization(name_zh="秘書處", name_en="Secretariat")
    make_trip(
        "trip",
        title_zh="訪問 100% 韓國_{1}",
        title_en="",
        agency=agency,
        report_on=dt.date(2026, 1, 19),
    )

    citing = reader.get("/trips/trip/").context["citing"]

    title = '<span lang="zh-Hant">訪問 100% 韓國</span>_{1}'
    assert citing.en == (
        f"Secretariat (2026). {title}. Report of an official trip, dated Jan. 19, 2026."
        " Tripreports. http://testserver/trips/trip/"
    )
    assert citing.zh.startswith("秘書處")
    assert citing.bibtex == (
        "@techreport{trip,\n"
        "  author = {{秘書處}},\n"
        "  title = {{訪問 100\\% 韓國\\_\\{1\\}}},\n"
        "  institution = {秘書處},\n"
        "  type = {出國報告},\n"
        "  year = {2026},\n"
        "  month = {1},\n"
        "  url = {http://testserver/trips/trip/}\n"
        "}"
    )


def test_report_without_a_date_is_cited_without_one(reader: Client) -> None:
    make_trip("trip")

    citing = reader.get("/trips/trip/").context["citing"]

    assert citing.en.startswith("Goyang City (no date). Trip. Report of an official trip.")
    assert "year" not in citing.bibtex


def test_trip_that_makes_no_recommendation_says_so(reader: Client) -> None:
    make_trip("trip", has_no_recommendations=True)

    page = reader.get("/trips/trip/").content.decode()

    assert "The report makes no recommendation." in page
