"""Lists go out as tables and come back, and nothing is taken in by halves."""

import csv
import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import told
from tests.factories import (
    make_delegate,
    make_event,
    make_official,
    make_place,
    make_recommendation,
    make_trip,
)
from tripreports.core.models import Record
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.followup.models import Recommendation
from tripreports.history.models import Change
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate

pytestmark = pytest.mark.django_db


def exported(client: Client, model: type[Record], kind: str = "csv", asked: str = "") -> bytes:
    page = client.post(address(model, "export") + asked, {"format": kind})
    assert page["Content-Disposition"].startswith("attachment")
    return page.content


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _file(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def tried(client: Client, model: type[Record], content: bytes) -> Any:
    """What the page says that the table would do."""
    return client.post(address(model, "import"), {"file": SimpleUploadedFile("table", content)})


def _taken_in(client: Client, model: type[Record], content: bytes) -> Any:
    token = tried(client, model, content).context["token"]
    sent = {"token": token, "file_name": "people.csv"}
    return client.post(address(model, "process_import"), sent, follow=True)


def _problems(page: Any) -> list[tuple[int, str, str]]:
    return [tuple(problem) for problem in page.context["problems"]]


def _row(record: Record, client: Client) -> dict[str, str]:
    rows = _rows(exported(client, type(record)))
    return next(row for row in rows if row["key"] == record.key)


def test_export_holds_what_the_list_shows(clerk: Client) -> None:
    korea = make_place("korea")
    make_official("kim", country=korea, kind="expert")
    make_official("lee", country=korea)
    make_official("cua")

    asked = f"?country__key__exact={korea.key}&q=Lee"
    found = _rows(exported(clerk, Official, asked=asked))

    assert [(row["key"], row["country"], row["country_name"]) for row in found] == [
        ("lee", "korea", "Korea")
    ]


def test_formulas_go_out_as_text(clerk: Client) -> None:
    make_official("kim", name_en="=HYPERLINK(1)", honorific="@sum")

    content = exported(clerk, Official).decode("utf-8-sig")

    assert ",'=HYPERLINK(1),official,'@sum," in content


def test_changed_row_is_shown_first_and_then_taken_in(clerk: Client) -> None:
    make_place("korea")
    kim = make_official("kim", note="first")
    row = _row(kim, clerk) | {"country": "korea", "note": "second", "kind": "expert"}

    page = tried(clerk, Official, _file([row]))

    kim.refresh_from_db()
    assert [shown.changes for shown in page.context["changed"]] == [
        [
            ("kind", "official", "expert"),
            ("country", "", "Korea (korea)"),
            ("note", "first", "second"),
        ]
    ]
    assert (kim.note, Change.objects.filter(record_key="kim", verb="changed").count()) == (
        "first",
        0,
    )

    done = _taken_in(clerk, Official, _file([row]))

    kim.refresh_from_db()
    change = Change.objects.get(record_key="kim", verb="changed")
    assert told(done) == ["Taken in. 0 new records, 1 record changed, 0 rows unchanged."]
    assert (kim.note, kim.country_id, kim.kind, kim.version) == ("second", "korea", "expert", 2)
    assert (change.by_name, change.comment) == ("clerk", "From the table people.csv")


def test_row_without_a_key_is_a_new_record(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk)
    new = dict.fromkeys(row, "") | {"name_zh": "金市長", "kind": "expert"}

    done = _taken_in(clerk, Official, _file([new]))

    made = Official.objects.get(name_zh="金市長")
    assert told(done) == ["Taken in. 1 new record, 0 records changed, 0 rows unchanged."]
    assert re.fullmatch("[a-z0-9]{10}", made.key)
    assert (made.kind, made.country, made.is_derived, made.is_public) == (
        "expert",
        None,
        False,
        False,
    )


def test_row_that_was_changed_since_is_refused(clerk: Client) -> None:
    kim = make_official("kim", note="first")
    row = _row(kim, clerk)
    kim.note = "by another"
    kim.save()

    page = tried(clerk, Official, _file([row | {"note": "mine"}]))

    (problem,) = _problems(page)
    assert problem[:2] == (2, "version")
    assert problem[2].startswith("Changed by somebody on ")
    assert "(version 2, the row has 1)" in problem[2]
    # What it says is as good as nothing where the record says the same.
    assert _problems(tried(clerk, Official, _file([row | {"note": "by another"}]))) == []


def test_rows_are_refused_with_line_column_and_reason(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk)
    rows = [
        row | {"key": "nobody"},
        row | {"kind": "king"},
        row | {"key": "", "country": "atlantis"},
        row | {"key": "", "name_zh": "長" * 10_000},
        row | {"key": "", "name_en": ""},
        row | {"key": "", "is_derived": "perhaps"},
        row,
    ]

    page = tried(clerk, Official, _file(rows))

    assert _problems(page) == [
        (
            2,
            "key",
            "There is no official with the key “nobody”. Leave the key empty to add a new one.",
        ),
        (
            3,
            "kind",
            "There is no code “king”. Take one of these: delegate, principal, official, expert, historical.",
        ),
        (
            4,
            "country",
            "There is no place with the key “atlantis”. Look it up in its list.",
        ),
        (5, "name_zh", "Ensure this value has at most 300 characters (it has 10000)."),
        (6, "", "Give a name in Chinese or in English."),
        (7, "is_derived", "“perhaps” is neither true nor false."),
        (8, "key", "“kim” stands in a row above already."),
    ]
    assert "token" not in page.context
    assert Official.objects.count() == 1


def test_mistakes_are_told_in_the_language_of_the_page(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk)

    page = clerk.post(
        address(Official, "import"),
        {"file": SimpleUploadedFile("t", _file([row | {"name_zh": "長" * 301}]))},
        headers={"accept-language": "zh-hant"},
    )

    assert _problems(page) == [(2, "name_zh", "請勿超過300字（目前301字）。")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"key,name\nkim,Kim", "These columns are missing: version, name_zh"),
        (b"", "The submitted file is empty."),
        (b"\x89PNG\r\n\x1a\n\xff\xff", "The file is neither a table in XLSX or ODS"),
    ],
)
def test_what_is_no_such_table_is_refused(content: bytes, words: str, clerk: Client) -> None:
    page = tried(clerk, Official, content)

    (complaint,) = page.context["form"].errors["file"]
    assert complaint.startswith(words)


def test_unknown_column_is_refused_by_name(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk)

    page = tried(clerk, Official, _file([row | {"shoe_size": "44"}]))

    (complaint,) = page.context["form"].errors["file"]
    assert complaint.startswith("These columns are not known: shoe_size.")


def test_rows_are_taken_in_all_or_none(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk)
    good = _file([row | {"note": "new"}, dict.fromkeys(row, "") | {"name_en": "Lee"}])
    token = tried(clerk, Official, good).context["token"]
    Official.objects.get().save()
    Official.objects.update(version=2)  # somebody else was faster

    page = clerk.post(address(Official, "process_import"), {"token": token})

    assert [problem[:2] for problem in _problems(page)] == [(2, "version")]
    assert list(Official.objects.values_list("key", "note")) == [("kim", "")]


def test_dates_are_read_in_both_calendars(clerk: Client) -> None:
    event = make_event("congress")
    row = _row(event, clerk) | {"starts_on": "114年9月", "ends_on": "114/10/1"}

    _taken_in(clerk, Event, _file([row]))

    event.refresh_from_db()
    assert event.period == "2025-09–2025-10-01"


def test_numbers_may_trade_places_and_come_by_themselves(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    make_delegate(key="one", trip=trip, order=1)
    make_delegate(key="two", trip=trip, order=2)
    other = make_official("other")
    rows = _rows(exported(clerk, Delegate))
    first, second = (row | {"order": str(3 - int(row["order"]))} for row in rows)
    third = first | {"key": "", "official": other.key, "order": "", "version": ""}

    _taken_in(clerk, Delegate, _file([first, second, third]))

    orders = dict(Delegate.objects.values_list("key", "order"))
    assert (orders.pop("one"), orders.pop("two"), *orders.values()) == (2, 1, 3)
    assert Delegate.objects.filter(trip=trip).count() == 3


@pytest.mark.parametrize("state", [TripState.IN_REVIEW, TripState.PUBLISHED])
def test_rows_of_a_trip_that_is_closed_are_refused(state: TripState, clerk: Client) -> None:
    delegate = make_delegate(trip=make_trip("seoul", state=state), unit="Council")
    row = _row(delegate, clerk)

    unchanged = tried(clerk, Delegate, _file([row]))
    changed = tried(clerk, Delegate, _file([row | {"unit": "Office"}]))

    assert _problems(unchanged) == []
    assert [problem[:2] for problem in _problems(changed)] == [(2, "trip")]


def test_what_is_added_to_a_published_trip_shows(clerk: Client) -> None:
    trip = make_trip("seoul", state=TripState.PUBLISHED)
    trip.amendments.create(text="One was forgotten")
    delegate = make_delegate(trip=trip)
    late = make_official("late", is_public=False)
    row = _row(delegate, clerk) | {"key": "", "official": "late", "order": ""}

    _taken_in(clerk, Delegate, _file([row]))

    late.refresh_from_db()
    assert late.is_public


def test_lists_of_keys_are_set(clerk: Client) -> None:
    advice = make_recommendation(trip=make_trip(state=TripState.DRAFT))
    make_official("lee")
    advice.officials.add(make_official("kim"))
    row = _row(advice, clerk)

    _taken_in(clerk, Recommendation, _file([row | {"officials": "lee  kim"}]))

    assert (row["officials"], row["officials_name"]) == ("kim", "Kim")
    assert set(advice.officials.values_list("key", flat=True)) == {"kim", "lee"}


def _account(*permissions: str) -> Client:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def test_who_may_only_look_exports_and_does_not_import() -> None:
    make_official("kim")
    reader = _account("view_official")

    page = reader.get(address(Official, "changelist")).content.decode()

    assert _rows(exported(reader, Official))[0]["key"] == "kim"
    assert "/admin/directory/official/export/" in page
    assert "/admin/directory/official/import/" not in page
    assert reader.get(address(Official, "import")).status_code == 403
    assert reader.post(address(Official, "process_import"), {"token": "x"}).status_code == 403


def test_who_may_not_look_does_not_export() -> None:
    reader = _account("view_event")

    assert reader.get(address(Official, "export")).status_code == 403


def test_file_of_another_account_is_not_taken_in(clerk: Client) -> None:
    row = _row(make_official("kim"), clerk) | {"note": "new"}
    token = tried(clerk, Official, _file([row])).context["token"]
    other = _account("view_official", "add_official", "change_official")

    answer = other.post(address(Official, "process_import"), {"token": token}, follow=True)

    assert told(answer) == ["Choose the file once more."]
    assert Official.objects.get().note == ""


def test_pages_of_export_and_import_explain_the_columns(clerk: Client) -> None:
    for page in ("export", "import"):
        shown = clerk.get(address(Event, page)).content.decode()

        assert "<code>starts_precision</code>" in shown
        assert "A date such as 2025-09-23, 114/9/23 or 114年9月23日." in shown
