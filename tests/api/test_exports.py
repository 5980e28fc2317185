"""Whole lists as files: the same records as page by page, whatever opens them."""

import csv
import io
import json
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest
from django.test import Client

from tests.api.asking import ROOT, get, refusal
from tests.factories import make_official, make_organization, make_place, make_post, make_trip

pytestmark = pytest.mark.django_db


def file(client: Client, address: str, **asked: str) -> bytes:
    answer: Any = client.get(f"{ROOT}{address}", asked)
    assert answer.status_code == 200, answer.getvalue()
    content: bytes = answer.getvalue()
    return content


def table(client: Client, address: str, **asked: str) -> list[dict[str, str]]:
    text = file(client, address, format="csv", **asked).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_cell_for_each_name_of_another_record(client: Client) -> None:
    trip = make_trip("autumn", government=make_organization("home"))
    trip.regions.add(make_place("japan"), make_place("korea"))

    [row] = table(client, "trips/", fields="url,title_en,starts_on,regions,government,is_derived")

    assert row == {
        "url": "http://testserver/api/v1/trips/autumn/",
        "title_en": "Autumn",
        "starts_on": "2025-09-23",
        "regions": "japan; korea",
        "government.key": "home",
        "government.name_zh": "",
        "government.name_en": "Home",
        "is_derived": "false",
    }


def test_csv_begins_with_the_mark_of_utf_8_and_is_a_download(client: Client) -> None:
    make_official("cheng", name_zh="鄭照新")

    answer: Any = client.get(f"{ROOT}officials/", {"format": "csv"})

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="officials.csv"'
    assert answer.getvalue().startswith("\ufeff".encode())


def test_cells_are_no_formulas(client: Client) -> None:
    make_official("cheng", name_en="=HYPERLINK(1)")

    [row] = table(client, "officials/", fields="name_en")
    [line] = file(client, "officials/", format="ndjson", fields="name_en").splitlines()

    assert row == {"name_en": "'=HYPERLINK(1)"}
    assert json.loads(line) == {"name_en": "=HYPERLINK(1)"}


def test_xlsx_has_the_rows_of_the_list(client: Client) -> None:
    make_place("korea", latitude="36.5")
    make_place("japan")

    content = file(client, "places/", format="xlsx", fields="key,latitude", ordering="name_en")

    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert list(sheet.values) == [("key", "latitude"), ("japan", None), ("korea", 36.5)]


def test_lines_are_the_records_of_the_list(client: Client) -> None:
    lee = make_official("lee", country=make_place("korea"))
    make_official("kim")
    make_post(official=lee, organization=make_organization("city"))
    asked = {"ordering": "-name_en", "expand": "country"}

    lines = file(client, "officials/", format="ndjson", **asked).decode().splitlines()

    assert [json.loads(line) for line in lines] == get(client, "officials/", **asked)["results"]
    assert len(lines) == 2


def test_lines_hold_all_that_details_show_where_that_is_asked(client: Client) -> None:
    make_post(official=make_official("lee"), organization=make_organization("city"))
    detail = get(client, "officials/lee/")

    [line] = file(client, "officials/", format="ndjson", fields="all").splitlines()
    [listed] = get(client, "officials/", fields="all,key")["results"]
    [row] = table(client, "officials/", fields="all")

    assert json.loads(line) == listed == detail
    assert json.loads(row["posts"]) == detail["posts"]
    assert get(client, "officials/lee/", fields="all") == detail


def test_rows_of_others_stand_in_a_cell_as_json(client: Client) -> None:
    make_post(official=make_official("lee"), organization=make_organization("city"))

    [row] = table(client, "officials/", fields="posts")

    [shown] = get(client, "officials/", fields="posts")["results"]
    assert json.loads(row["posts"]) == shown["posts"]


def test_files_are_filtered_like_lists(client: Client) -> None:
    make_official("lee")
    make_official("kim")

    assert [row["key"] for row in table(client, "officials/", q="kim")] == ["kim"]
    assert table(client, "officials/", q="nobody") == []


@pytest.mark.parametrize("text", ["<site>", "<keys>", "<site>/api", "%s", "%", "%%"])
def test_what_is_asked_is_text_whatever_its_signs(client: Client, text: str) -> None:
    make_official("lee", honorific=text)

    assert [row["key"] for row in table(client, "officials/", honorific=text)] == ["lee"]
    assert [one["key"] for one in get(client, "officials/", honorific=text)["results"]] == ["lee"]


@pytest.mark.parametrize("kind", ["csv", "ndjson", "xlsx"])
@pytest.mark.parametrize("name", ["limit", "after", "before", "count"])
def test_files_have_no_pages(client: Client, kind: str, name: str) -> None:
    assert list(refusal(client, "officials/", format=kind, **{name: "1"})) == [name]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("name", "value"), [("citations", "1"), ("expand", "country")])
def test_tables_have_no_room_for_other_records(
    client: Client, kind: str, name: str, value: str
) -> None:
    said = refusal(client, "officials/", format=kind, **{name: value})

    assert said == {name: ["A table has no room for this. Ask for JSON or NDJSON."]}


def test_unknown_format_is_refused(client: Client) -> None:
    answer = client.get(f"{ROOT}officials/", {"format": "pdf"})

    assert answer.status_code == 406
    assert answer["Content-Type"] == "application/problem+json"
