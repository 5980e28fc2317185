"""Bodies that no client should send: each is refused with a problem, and nothing is written."""

from typing import Any

import pytest
from django.test import Client

from tests.api.writing.asking import counts, errors, send, told
from tripreports.directory.models import Official

pytestmark = pytest.mark.usefixtures("world")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"name_en": "A",}', "The body is no JSON: look at line 1, column 17."),
        (b'{"name_en": "\xff"}', "The body is not UTF-8, from byte 13 on."),
        (b'\xef\xbb\xbf{"name_en": "A"}', "The body is no JSON: look at line 1, column 1."),
        (b'{"name_en": NaN}', "The body has a number that is none, or is too long."),
        (b'{"name_en": -Infinity}', "The body has a number that is none, or is too long."),
        (
            b'{"name_en": ' + b"9" * 5_000 + b"}",
            "The body has a number that is none, or is too long.",
        ),
        (b"[" * 100_000 + b"]" * 100_000, "The body is nested too deep."),
    ],
)
def test_what_is_no_good_json_is_refused(author: Client, body: bytes, said: str) -> None:
    before = counts()

    answer = send(author, "POST", "officials/", body)

    assert told(answer, 400) == said
    assert counts() == before


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"name_en": "A", "name_en": "B"}', "/name_en"),
        (b'{"name_en": "A", "aliases": [{"text": "A", "text": "B"}]}', "/aliases/0/text"),
        (b'{"name_en": "A\\u0000"}', "/name_en"),
        (b'{"name_en": "A\\ud800"}', "/name_en"),
        (b'{"name_en": "A", "x\\ud800": 1}', "/x\ufffd"),
        (b'{"name_en": "A", "a/b~c": 1}', "/a~1b~0c"),
        (b'{"name_en": "A", "note": ' + b"[" * 30 + b"]" * 30 + b"}", "/note/0/0"),
        (b'{"name_en": null}', "/name_en"),
        (b'{"name_en": 1e400}', "/name_en"),
        (b'"text"', ""),
        (b"[]", ""),
        (b"null", ""),
        (b"12", ""),
    ],
)
def test_refusals_point_at_the_place(author: Client, body: bytes, pointer: str) -> None:
    before = counts()

    found = errors(send(author, "POST", "officials/", body))

    assert list(found) == [pointer]
    assert counts() == before


@pytest.mark.parametrize("value", [10**30, -1, 1.5, "1", True, 32_768, [], {}])
def test_numbers_out_of_range_are_refused(author: Client, value: Any) -> None:
    body = {"name_en": "E", "kind": "congress", "edition": value}

    found = errors(send(author, "POST", "events/", body))

    assert found == {"/edition": "Give a whole number from 0 to 32767."}


def test_whole_number_may_have_a_point(author: Client) -> None:
    body = b'{"name_en": "E", "kind": "congress", "edition": 3.0}'

    answer = send(author, "POST", "events/", body)

    assert (answer.status_code, answer.json()["edition"]) == (201, 3)


@pytest.mark.parametrize("value", ["1e999999", "NaN", "1" * 40, "0.123456789", True, []])
def test_values_that_are_no_decimals_are_refused(author: Client, value: Any) -> None:
    body = {"name_en": "P", "kind": "city", "latitude": value, "longitude": 1}

    found = errors(send(author, "POST", "places/", body))

    assert list(found) == ["/latitude"]


@pytest.mark.parametrize(
    ("value", "code"),
    [("0.123456", "max_decimal_places"), (0.1 + 0.2, "max_decimal_places"), (1000, "invalid")],
)
def test_too_many_places_are_told_from_too_much(author: Client, value: Any, code: str) -> None:
    body = {"name_en": "P", "kind": "city", "latitude": value, "longitude": 1}

    answer = send(author, "POST", "places/", body)

    assert [one["code"] for one in answer.json()["errors"]] == [code]


def test_endless_exponent_is_refused(author: Client) -> None:
    body = b'{"name_en": "P", "kind": "city", "latitude": 1e999999999, "longitude": 1e-99999999}'

    found = errors(send(author, "POST", "places/", body))

    assert set(found) == {"/latitude", "/longitude"}


@pytest.mark.parametrize("value", [None, 1, "", "K" * 81, "nobody", {"key": None}, [], "KIM\n"])
def test_references_to_nothing_are_refused(author: Client, value: Any) -> None:
    body = {"official": value, "title_en": "Mayor"}

    assert list(errors(send(author, "POST", "posts/", body))) == ["/official"]


def test_country_is_a_country(author: Client) -> None:
    answer = send(author, "POST", "officials/", {"name_en": "A", "country": "goyang"})

    assert errors(answer) == {"/country": "“Goyang” is of another kind than this asks for."}
    assert [one["code"] for one in answer.json()["errors"]] == ["other_kind"]


def test_large_bodies_are_refused_before_they_are_read(author: Client) -> None:
    large = b'{"name_en": "' + b"A" * 1_000_000 + b'"}'

    assert (
        told(send(author, "POST", "officials/", large), 413)
        == "The body may have 976.6\xa0KB at most."
    )
    assert send(author, "POST", "officials/bulk/", large).status_code == 400
    assert told(send(author, "POST", "officials/bulk/", large * 6), 413)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x"]
)
def test_other_kinds_of_content_are_415(author: Client, kind: str) -> None:
    taken = {
        "officials/bulk/": "application/json",
        "officials/": "application/json",
        "photos/": "application/json, multipart/form-data",
        "officials/kim/": "application/json, application/merge-patch+json",
    }
    for address, known in taken.items():
        if address == "photos/" and "multipart" in kind:
            continue
        method = "PATCH" if "kim" in address else "POST"
        answer = send(author, method, address, b"x", content_type=kind, if_match='"1-"')

        assert told(answer, 415) == f"Send one of these: {known}."


def test_form_for_another_resource_than_photos_is_415(author: Client) -> None:
    answer = author.post("/api/v1/officials/", {"name_en": "A"})

    assert told(answer, 415)


def test_floods_of_errors_are_told_in_part(author: Client) -> None:
    """Each would take minutes, and be answered with fifty times what was sent."""
    strange = {"external_id": "x", **{f"f{number}": 1 for number in range(300)}}
    rows = [strange | {"external_id": str(number)} for number in range(1_000)]
    names = {f"f{number}": 1 for number in range(50_000)}

    many = send(author, "POST", "officials/bulk/", rows)
    strange_names = errors(send(author, "POST", "officials/", names))
    marks = errors(send(author, "POST", "officials/", {"aliases": ["\0"] * 50_000}))
    parts = errors(send(author, "POST", "officials/", {"aliases": [{}] * 50_000}))

    told = many.json()
    assert (told["refused"], len(many.content) < 1_000_000) == (1_000, True)
    assert [row["external_id"] for row in told["results"] if not row["errors"]] == []
    assert len(strange_names) == 20
    assert len(marks) == 100
    assert parts == {"/aliases": "Give a list of at most 1000 rows."}


def test_field_twice_among_many_is_found_at_once(author: Client) -> None:
    names = ",".join(f'"f{number}":1' for number in range(50_000))

    found = errors(send(author, "POST", "officials/", f'{{{names},"f49999":2}}'))

    assert found == {"/f49999": "This field stands here twice."}


def test_unknown_parameters_are_refused(author: Client) -> None:
    answer = send(author, "POST", "officials/?force=1", {"name_en": "A"})

    assert answer.status_code == 400
    assert "anyway" in answer.json()["errors"][0]["detail"]


def test_part_of_another_trip_is_refused(author: Client) -> None:
    from tests.factories import make_draft, make_section  # noqa: PLC0415 (used once)

    make_section(key="elsewhere", trip=make_draft("other"))

    body = {"trip": "draft", "section": "elsewhere", "caption": "A"}
    found = errors(send(author, "POST", "photos/", body))

    assert found == {"/section": "This belongs to another trip."}


def test_no_record_is_its_own_ancestor(author: Client) -> None:
    send(
        author,
        "PATCH",
        "events/forum/",
        {"parent": "congress", "parent_link": "programme"},
        if_match='"1-"',
    )

    answer = send(
        author,
        "PATCH",
        "events/congress/",
        {"parent": "forum", "parent_link": "programme"},
        if_match='"1-"',
    )

    assert errors(answer) == {"/parent": "A record cannot be its own ancestor."}


@pytest.mark.parametrize("asked", ["fields=nothing", "expand=nothing", "citations=AAA", "fields="])
@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("POST", "officials/", {"name_en": "A"}),
        ("PUT", "officials/kim/", {"name_en": "A"}),
        ("PATCH", "officials/kim/", {"name_en": "A"}),
        ("DELETE", "places/goyang/", None),
        ("POST", "trips/draft/submit/", {}),
    ],
)
def test_answer_that_cannot_be_given_is_refused_before_anything_is_written(
    boss: Client, method: str, address: str, body: Any, asked: str
) -> None:
    before = counts(), Official.objects.get(key="kim").name_en

    answer = send(boss, method, f"{address}?{asked}", body, if_match="*")

    assert answer.status_code == 400
    assert [one["parameter"] for one in answer.json()["errors"]] == [asked.partition("=")[0]]
    assert (counts(), Official.objects.get(key="kim").name_en) == before
