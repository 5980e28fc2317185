"""Lines of CSV that the database writes: to the byte what Python's writer makes of the cells."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import ROOT
from tests.api.csv_files import csv_file, written
from tests.factories import make_official, make_organization, make_place, make_trip
from tripreports.api.reading.lines import ORDINARY
from tripreports.core.sheets import FORMULA_BREAKS, FORMULA_SIGNS, SPACES

TEXTS = (
    *("plain", "鄭照新", "Éva", "조직", "7th", "", " ", "(陪同)", "「城市」", "a  b ", "%s", "%"),
    *("a,b", 'say "so"', '"', '""', ",", "a\nb", "a\r\nb", "a\rb", "\r", "\n", "\\,\\"),
    *("=1+1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\t1", "\u3000=1", " \t=1", "\xa0@a"),
    *("'", "'a", "'=1", "''\u2003-1", "'\n", "'\x1f=1", "=a,b", '=a"b"', "\n=1", "a=1", "(=1)"),
    *("🎎", "🎎,", "=🎎", "\U00020000", "\x1f", "\x85x", "A\x1f,", "{}", "{0}", "[]", "null"),
)


@pytest.mark.django_db
def test_cells_are_quoted_and_neutral_as_by_the_writer(client: Client) -> None:
    for number, text in enumerate(TEXTS):
        make_official(f"o-{number:02}", name_en="Kim", honorific=text[:40], note=text)

    found = csv_file(client, "officials/", fields="key,honorific,note")

    rows = [[f"o-{number:02}", text[:40], text] for number, text in enumerate(TEXTS)]
    assert found == written([["key", "honorific", "note"], *rows])


@pytest.mark.django_db
def test_single_cells_are_never_lines_without_anything(client: Client) -> None:
    for number, text in enumerate(TEXTS):
        make_official(f"o-{number:02}", name_en="Kim", note=text)

    found = csv_file(client, "officials/", fields="note")

    assert found == written([["note"], *([text] for text in TEXTS)])


@pytest.mark.django_db
def test_line_is_the_same_on_every_database(client: Client) -> None:
    home = make_organization("home", name_zh="臺中市政府", name_en="Home, City of")
    trip = make_trip("autumn", title_en='=The "tour"', government=home, note="一\n二")
    trip.regions.add(make_place("japan"), make_place("korea"))
    fields = "key,html_url,title_zh,title_en,starts_on,regions,government,report_on,note,is_derived"

    found = csv_file(client, "trips/", fields=fields)

    assert found.decode() == (
        "\ufeffkey,html_url,title_zh,title_en,starts_on,regions,government.key,"
        "government.name_zh,government.name_en,report_on,note,is_derived\r\n"
        'autumn,http://testserver/trips/autumn/,,"\'=The ""tour""",2025-09-23,japan; korea,home,'
        '臺中市政府,"Home, City of",,"一\n二",false\r\n'
    )


@pytest.mark.django_db
def test_numbers_have_no_digits_that_say_nothing(client: Client) -> None:
    values = ("36.5", "36", "0", "90", "-0.25", "0.0001")
    for number, value in enumerate(values):
        make_place(f"p-{number}", name_en="Here", latitude=value, longitude=value)

    found = csv_file(client, "places/", fields="latitude,longitude")

    assert found.decode().split()[1:] == [f"{value},{value}" for value in values]


@pytest.mark.django_db
def test_hidden_records_leave_empty_cells(client: Client) -> None:
    make_trip("autumn", government=make_organization("hidden", is_public=False))

    found = csv_file(client, "trips/", fields="key,government")

    assert found.decode().splitlines()[1:] == ["autumn,,,"]


@pytest.mark.django_db
def test_records_that_rows_mention_are_looked_up_once(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    home, korea = make_organization("home"), make_place("korea")
    for number in range(600):
        make_trip(f"t-{number:03}", government=home).regions.add(korea)
    client.get(f"{ROOT}trips/")

    with django_assert_max_num_queries(5):
        found = csv_file(client, "trips/", fields="key,regions,government")

    lines = found.decode().splitlines()[1:]
    assert lines == [f"t-{number:03},korea,home,,Home" for number in range(600)]


@pytest.mark.django_db
def test_lists_name_visible_records_in_their_order(client: Client) -> None:
    first, second = make_trip("first"), make_trip("second")
    japan, korea = make_place("japan", name_en="B"), make_place("korea", name_en="A")
    hidden = make_place("hidden", name_en="C", is_public=False)
    first.regions.add(japan, korea, hidden)
    second.regions.add(hidden)

    found = csv_file(client, "trips/", fields="key,regions,report_on", ordering="title_en")

    assert found.decode().splitlines()[1:] == ["first,korea; japan,", "second,,"]


def test_nothing_ordinary_begins_a_formula() -> None:
    ordinary = re.compile(f"[{ORDINARY}]")

    assert [one for one in f"'{FORMULA_SIGNS}{FORMULA_BREAKS}{SPACES}" if ordinary.match(one)] == []
