"""Requests that no client should send: each is refused with a problem that helps, at once."""

import gzip
import time
from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ROOT
from tests.api.tokens.calling import make_clerk, make_secret
from tests.api.writing.asking import account, client_of, counts
from tests.factories import make_official, make_trip
from tripreports.api.models import Token
from tripreports.api.resources import RESOURCES

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"
# Of the processor: more than any of them takes, and less than anything quadratic.
_AT_MOST = 3.0
STRANGE = (
    *("%00", "%ED%A0%80", "%FF", "a%0D%0Ab", "-1", "9" * 400, "1e400", "NaN", "Infinity"),
    *(
        "%F0%9F%92%A9",
        "..%2F..",
        "%2e%2e",
        "%27%22%3B--",
        "%25%30%30",
        "＋１",
        "[]",
        "W10",
        "bnVsbA",
    ),
)
PARAMETERS = (
    *("trips/?limit=", "trips/?after=", "trips/?before=", "trips/?count=", "trips/?format="),
    *("trips/?fields=", "trips/?expand=", "trips/?ordering=", "trips/?citations="),
    *("trips/?year=", "trips/?q=", "trips/?starts_on__gte=", "trips/?met_official="),
    *("officials/?term_covers=", "officials/?country__in=", "officials/?updated_since="),
    *("changes/?since=", "changes/?limit=", "changes/?resource=", "stats/?by="),
    *("search/?q=", "search/?kind=", "search/?after=", "search/?limit=", "trips/?x=", "schema/?x="),
    *("officials/", "trips/", "tokens/"),
)


def ask(client: Client, method: str, address: str, body: Any = b"", **more: Any) -> Any:
    """The answer to a request as it stands, if it is given soon and no fault of ours."""
    start = time.process_time()
    kind = more.pop("kind", "application/json")
    answer = client.generic(method, address, body, kind, headers=more)
    assert time.process_time() - start < _AT_MOST
    assert answer.status_code < 500
    return answer


def assert_helps(answer: Any) -> None:
    """A problem with all its members, each error of which says where and what."""
    assert answer["Content-Type"] == PROBLEM
    told = answer.json()
    assert told.keys() - {"errors"} == {"type", "title", "status", "detail", "instance"}
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    for error in told.get("errors", ()):
        assert error["detail"]
        assert error.keys() & {"pointer", "parameter"}


@pytest.mark.parametrize("address", PARAMETERS)
def test_strange_values_are_refused_or_find_nothing(client: Client, address: str) -> None:
    make_official("lee")

    for value in STRANGE:
        answer = ask(client, "GET", f"{ROOT}{address}{value}")

        if answer.status_code != 200:
            assert_helps(answer)


@pytest.mark.parametrize("name", ["cache", "x-http-method-override", "range", "host-like"])
def test_headers_without_meaning_change_nothing(client: Client, name: str) -> None:
    make_official("lee")
    usual = client.get(f"{ROOT}officials/")

    answer = ask(client, "GET", f"{ROOT}officials/", **{name: "bytes=0-1, DELETE"})

    assert (answer.status_code, answer.content) == (200, usual.content)


@pytest.mark.alike
@pytest.mark.parametrize(
    "name", ["if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range"]
)
@pytest.mark.parametrize("value", ["", '"', 'W/"', "*nonsense", "\x00", '"' * 5_000, "é", "x,,,,y"])
def test_conditions_of_nonsense_hold_for_nothing(client: Client, name: str, value: str) -> None:
    make_official("lee")

    answers = [
        ask(client, "GET", f"{ROOT}{at}", **{name: value}) for at in ("officials/lee/", "trips/")
    ]

    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.alike
@pytest.mark.parametrize("value", ["nonsense", "\x00", "x" * 5_000, "q=;;,,", "é", "zh;q=zz", "*"])
def test_languages_of_nonsense_get_the_usual_one(client: Client, value: str) -> None:
    answer = ask(client, "GET", f"{ROOT}trips/nothing/", **{"accept-language": value})

    assert answer.status_code == 404
    assert answer["Content-Language"] == "zh-hant"
    assert_helps(answer)


@pytest.mark.parametrize("value", ["image/png", "nonsense", "a/b;q=2", "/", "text/plain", ";;"])
def test_formats_of_nonsense_are_406(client: Client, value: str) -> None:
    answer = ask(client, "GET", f"{ROOT}trips/", accept=value)

    assert answer.status_code == 406
    assert_helps(answer)


def test_unknown_format_is_406_that_names_the_known(client: Client) -> None:
    answer = ask(client, "GET", f"{ROOT}trips/?format=pdf", **{"accept-language": "en"})

    assert (answer.status_code, answer.json()["detail"]) == (
        406,
        "Give one of these formats: json, api, csv, ndjson, xlsx.",
    )


def every_address() -> list[str]:
    of_records = [f"{name}/{rest}" for name in RESOURCES for rest in ("", "lee/", "bulk/")]
    return ["", "schema/", "tokens/", "tokens/x/", "changes/", "search/", "stats/", *of_records]


@pytest.mark.parametrize("method", ["TRACE", "QUERY", "PROPFIND", "CONNECT", "X" * 300])
def test_unknown_methods_are_405(client: Client, method: str) -> None:
    for address in every_address():
        answer = ask(client, method, f"{ROOT}{address}")

        assert answer.status_code == 405
        assert_helps(answer)
        assert "GET" in answer["Allow"] or "POST" in answer["Allow"]


def test_head_says_what_get_says(client: Client) -> None:
    make_official("lee")

    for address in every_address():
        got, head = (ask(client, method, f"{ROOT}{address}") for method in ("GET", "HEAD"))

        assert (head.status_code, head["Content-Type"]) == (got.status_code, got["Content-Type"])
        assert head.content == b""


def test_options_tell_methods(client: Client) -> None:
    for address in every_address():
        assert "OPTIONS" in ask(client, "OPTIONS", f"{ROOT}{address}")["Allow"]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "address",
    [
        "//api/v1/trips/",
        "/api/v1//trips/",
        "/api/v1/trips//",
        "/api/v1/../v1/trips/",
        "/api",
        "/api/v2/",
    ],
)
def test_addresses_that_are_not_there_are_404(client: Client, method: str, address: str) -> None:
    if address.startswith("//") and method != "GET":
        return
    answer = ask(client, method, address.replace("//api", "/api/v1/x/api"), b"{}")

    assert answer.status_code == 404
    assert_helps(answer)


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_address_without_its_slash_is_not_redirected(client: Client, method: str) -> None:
    answer = ask(client, method, "/api/v1/trips", b"{}", **{"accept-language": "en"})

    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "Addresses end with a slash: /api/v1/trips/",
    )


def test_thousands_of_parameters_are_refused(client: Client) -> None:
    answer = ask(client, "GET", f"{ROOT}trips/?{'q=1&' * 1_500}", **{"accept-language": "en"})

    assert (answer.status_code, answer.json()["detail"]) == (400, "Give at most 1000 parameters.")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"])
def test_addresses_that_servers_cut_off_are_refused(client: Client, method: str) -> None:
    many = "&".join(f"q{n}=1" for n in range(10_000))

    for address in (f"{ROOT}trips/?{many}", f"{ROOT}trips/{'x' * 8_000}/", f"/api/{'x' * 8_000}"):
        answer = ask(client, method, address, **{"accept-language": "en"})

        assert answer.status_code == 414
        if method != "HEAD":
            assert_helps(answer)
            assert len(answer.content) < 10_000


@pytest.mark.parametrize("name", ["key__in", "q", "fields", "expand", "ordering", "official"])
def test_very_long_parameters_are_answered_at_once(client: Client, name: str) -> None:
    answer = ask(client, "GET", f"{ROOT}trips/?{name}={','.join(f'n{n}' for n in range(1_300))}")

    assert answer.status_code == 400
    assert_helps(answer)


@pytest.mark.parametrize("address", PARAMETERS)
def test_empty_parameters_are_refused(client: Client, address: str) -> None:
    if "?" not in address:
        return
    name = address.partition("?")[2].rstrip("=")

    answer = ask(client, "GET", f"{ROOT}{address}")

    assert answer.status_code == 400
    assert [one["parameter"] for one in answer.json()["errors"]] == [name]


@pytest.mark.parametrize("host", ["evil.example", "a" * 500, "[::", "x y", "%00"])
def test_other_hosts_are_refused(client: Client, host: str) -> None:
    for address in (ROOT, f"{ROOT}trips/", f"{ROOT}trips"):
        answer = ask(client, "GET", address, host=host)

        assert answer.status_code == 400
        assert "Host" in answer.json()["detail"]
        assert_helps(answer)


@pytest.mark.parametrize("path", ["trips/%00/", "officials/a%00b/", "%00/"])
def test_key_with_a_nul_answers_as_one_of_nothing(client: Client, path: str) -> None:
    answer = ask(client, "GET", f"{ROOT}{path}")

    assert answer.status_code == 404
    assert_helps(answer)


@pytest.mark.parametrize("name", ["trips", "officials", "citations", "photos"])
@pytest.mark.parametrize(
    ("body", "more", "status"),
    [
        (b"{", {}, 400),
        (b'"text"', {}, 400),
        (b"\x00", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b'{"key": 1e400, "version": NaN}', {}, 400),
        (b'{"x": ' + b"9" * 5_000 + b"}", {}, 400),
        (b"{" + b" " * 10_000_000 + b"}", {}, 413),
        (gzip.compress(b"{}", mtime=0), {"content-encoding": "gzip"}, 415),
        (b"{}", {"transfer-encoding": "chunked"}, 411),
        (b"a=1", {"kind": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"kind": "nonsense"}, 415),
        (b"{}", {"idempotency-key": "\x00"}, 400),
    ],
    # The same in every process, and short: a body may be long.
    ids=lambda value: ascii(value)[:30],
)
def test_bad_bodies_write_nothing(
    name: str, body: bytes, more: dict[str, str], status: int
) -> None:
    boss = client_of(account(None))
    before = counts()

    answer = ask(boss, "POST", f"{ROOT}{name}/", body, **more)

    assert answer.status_code == status
    assert_helps(answer)
    assert counts() == before


def test_tokens_that_are_none_are_401(client: Client) -> None:
    clerk = make_clerk()
    revoked, expired = make_secret(clerk, name="revoked"), make_secret(clerk, name="expired")
    Token.objects.get(name="revoked").delete()
    Token.objects.filter(name="expired").update(expiry="2020-01-01T00:00:00Z")
    make_trip("shown")

    for header in (
        *(
            f"Bearer {secret}"
            for secret in (revoked, expired, revoked[:-1], "x" * 5_000, "\x00", "é")
        ),
        *("Bearer", "Bearer a b", "Basic YTpi", "Token x", f"bearer{revoked}", ",", "\x00"),
    ):
        answer = ask(client, "GET", f"{ROOT}trips/", authorization=header)

        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert_helps(answer)


def test_tokens_of_others_are_as_none(client: Client) -> None:
    owner, other = make_clerk("owner"), make_clerk("other")
    make_secret(owner)
    key = Token.objects.get().key
    asked = client_of(other)

    for method in ("GET", "DELETE"):
        theirs, nobodys = (ask(asked, method, f"{ROOT}tokens/{one}/") for one in (key, "x" * 10))

        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.text.replace(key, "x" * 10) == nobodys.text
    assert Token.objects.count() == 1
