"""Monthly returns: what was approved and registered in a month, by agency."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.test import Client

from tests.factories import make_draft, make_organization, make_public, make_superuser
from tripreports.core.sheets import read
from tripreports.documents.compose.monthly import Month, monthly_return
from tripreports.documents.enums import ReturnKind
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def titles(kind: ReturnKind, month: Month, agency: str = "") -> list[str]:
    found = monthly_return(kind, month, agency=agency, reader=make_superuser())
    return [row[2] for row in found.flat()]


def make_approved(title: str, on: str) -> Trip:
    return make_draft(title_zh=title, title_en="", report_on=dt.date.fromisoformat(on))


def test_reports_approved_in_the_month_are_listed() -> None:
    for title, on in (("前", "2025-12-31"), ("首", "2026-01-01"), ("末", "2026-01-31")):
        make_approved(title, on)
    make_approved("後", "2026-02-01")

    assert titles(ReturnKind.APPROVED, Month(2026, 1)) == ["首", "末"]


def test_reports_registered_in_the_month_are_listed() -> None:
    trip = make_public(make_approved("題", "2026-01-19"))
    Trip.objects.filter(pk=trip.pk).update(published_at="2026-03-31T23:30:00+08:00")

    assert titles(ReturnKind.REGISTERED, Month(2026, 3)) == ["題"]
    assert titles(ReturnKind.REGISTERED, Month(2026, 4)) == []


def test_return_of_one_agency_names_no_other() -> None:
    agency = make_organization("harbour-bureau")
    trip = make_approved("本", "2026-01-05")
    Trip.objects.filter(pk=trip.pk).update(agency=agency)
    make_approved("他", "2026-01-06")

    assert titles(ReturnKind.APPROVED, Month(2026, 1), "harbour-bureau") == ["本"]


def test_december_ends_with_the_year() -> None:
    assert Month(2025, 12).after == dt.date(2026, 1, 1)


@pytest.mark.parametrize("extension", ["ods", "xlsx"])
def test_list_is_taken_along_as_a_table(staff: Client, extension: str) -> None:
    make_approved("題", "2026-01-19")

    answer = staff.get(f"/admin/returns/?kind=approved&month=115年1月&format={extension}")

    table = read(answer.content)
    assert [row.cells[2] for row in table.rows] == ["題"]


def test_list_is_taken_along_as_pdf(staff: Client) -> None:
    answer = staff.get("/admin/returns/?kind=approved&month=2026-01&format=pdf")

    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="approved-2026-01.pdf"'


@pytest.mark.parametrize("month", ["2026", "nonsense", "13月"])
def test_month_that_is_none_is_refused(staff: Client, month: str) -> None:
    page = staff.get("/admin/returns/", {"kind": "approved", "month": month})

    assert page.status_code == HTTPStatus.OK
    assert "請輸入月份" in page.text


def test_page_shows_the_month_before_at_first(staff: Client) -> None:
    assert staff.get("/admin/returns/").status_code == HTTPStatus.OK


def test_file_that_fails_leaves_the_list(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_approved("題", "2026-01-19")
    monkeypatch.setattr("sys.executable", "/bin/false")

    page = staff.get("/admin/returns/?kind=approved&month=2026-01&format=pdf")

    assert "其他文件不受影響" in page.text
    assert "題" in page.text


@pytest.mark.parametrize("extension", ["ods", "xlsx"])
def test_title_that_looks_like_a_formula_stays_text(staff: Client, extension: str) -> None:
    make_approved("=1+1", "2026-01-19")

    answer = staff.get(f"/admin/returns/?kind=approved&month=2026-01&format={extension}")

    table = read(answer.content)
    assert [row.cells[2].removeprefix("'") for row in table.rows] == ["=1+1"]
    assert table.problems == ()
