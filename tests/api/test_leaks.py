"""A word that only unpublished reports have is nowhere in the API, however one asks, and who."""

import base64
import re
from collections.abc import Iterator, Sequence
from html import unescape
from io import BytesIO
from itertools import product
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern

from tests.api.asking import ROOT
from tests.api.tokens.calling import WRITE, at_desk, caller, make_clerk
from tests.browse.test_leaks import MARK, NOBODYS, hide, make_hidden
from tests.factories import (
    make_attendance,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_photo,
    make_place,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.api.models import Token
from tripreports.api.reading.asked import expandable
from tripreports.api.reading.lists import orderings
from tripreports.api.resources import RESOURCES
from tripreports.api.urls import urlpatterns
from tripreports.api.writing.steps import SEGMENTS
from tripreports.events.models import EventSeries
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.django_db, pytest.mark.untraced, pytest.mark.alike]

CALLERS = ("anonymous", "no staff", "token that reads the public", "token of nobody's drafts")
# Addresses besides those of the resources; one that is not here fails.
OTHERS = {
    **dict.fromkeys(("", "docs/", "changes/", "stats/", "tokens/", "tokens/<str:key>/"), ()),
    "schema/": ("?format=json",),
    "search/": (f"?q={quote(MARK)}", "?q=hidden", "?q=open", "?kind=section&q=hidden"),
    "trips/<str:key>/documents/": (),
}
ANSWERS = ("json", "csv", "ndjson", "xlsx", "api")
EXPANSIONS = 10  # as many as one may ask for at once
KEYS = tuple(f"hidden-{one}" for one in ("trip", "place", "organization", "official", "event"))


@pytest.fixture(params=["draft", "withdrawn"])
def archive(request: pytest.FixtureRequest) -> None:
    """A published trip, and an unpublished one that touches all of its records, full of the mark."""
    place = make_place("open-place")
    body = make_organization("open-organization", country=place)
    person = make_official("open-official", country=place)
    series = EventSeries.objects.create(key="open-series", name_en="Open", is_public=True)
    event = make_event("open-event", country=place, series=series)
    make_election("open-election", body=body, event=event)
    trip = make_trip("open-trip", government=body)
    make_delegate(trip=trip, official=person)
    make_attendance(trip=trip, event=event)
    make_encounter(trip=trip, event=event, organization=body, key="open-encounter")
    make_photo(section=make_section(trip=trip), key="open-photo", event=event)
    make_recommendation(trip=trip)
    hide(make_hidden(request.param))


def client_of(kind: str) -> Client:
    if kind == "anonymous":
        return Client(headers={"accept-language": "en"})
    if kind == "no staff":
        return at_desk(User.objects.create_user("reader"))
    owner = make_clerk() if "nobody" not in kind else User.objects.create_user("outsider")
    _token, secret = Token.objects.create(user=owner, name="Public", scopes=[])
    return caller(secret)


def patterns() -> Iterator[str]:
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        yield str(pattern.pattern)


def of_records() -> list[str]:
    """The addresses of one record."""
    steps = {f"trips/<str:key>/{verb}/" for verb in SEGMENTS}
    return [one for one in patterns() if "<str:key>" in one and one not in steps]


def lists() -> list[str]:
    return [*RESOURCES, *(one[:-1] for one in patterns() if re.fullmatch(r"popolo/[a-z-]+/", one))]


def shown(client: Client, address: str) -> str:
    """All that an answer says: status, headers and body, with cursors in plain text."""
    answer = client.get(f"{ROOT}{address}")
    body = b"".join(answer) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        body = words_of_sheet(body)
    headers = {
        k: v for k, v in answer.headers.items() if k not in {"ETag", "Content-Security-Policy"}
    }
    text = body.decode(errors="replace")
    return f"{answer.status_code} {headers} {text} {cursors(text)}"


def words_of_sheet(body: bytes) -> bytes:
    """A spreadsheet is compressed, and writes Chinese as numbers."""
    with ZipFile(BytesIO(body)) as parts:
        return b"".join(unescape(parts.read(one).decode()).encode() for one in parts.namelist())


def cursors(text: str) -> str:
    """What clients are not to read, and can."""
    found = re.findall(r"[?&](?:after|before)=([\w-]+)", text)
    padded = (one + "=" * (-len(one) % 4) for one in found)
    return " ".join(base64.urlsafe_b64decode(one).decode(errors="replace") for one in padded)


def addresses() -> Iterator[str]:
    """Everything there is to read, asked for in every way."""
    for name, resource in RESOURCES.items():
        yield from (f"{name}/?format={one}" for one in ANSWERS)
        every = ",".join(resource.all_fields)
        yield f"{name}/?fields={every}&citations=1&count=1"
        paths = expandable(resource)
        together = [paths[at : at + EXPANSIONS] for at in range(0, len(paths), EXPANSIONS)]
        yield from (f"{name}/?expand={','.join(some)}&citations=1" for some in together)
        yield from (f"{name}/?ordering={one}&limit=1" for one in orderings(resource))
    for one in patterns():
        if "<str:key>" in one:
            yield from (
                one.replace("<str:key>", f"{start}-{one.split('/')[-3].rstrip('s')}")
                for start in ("open", "hidden")
            )
        elif one.endswith("bulk/") or one in OTHERS:
            yield from (f"{one}{asked}" for asked in OTHERS.get(one) or ("",))
        else:
            yield one


@pytest.mark.parametrize("kind", [CALLERS[0], CALLERS[2]])
def test_no_answer_shows_the_mark(archive: None, kind: str) -> None:
    client = client_of(kind)

    told = []
    for address in addresses():
        # What was asked for is told again.
        text = shown(client, address).replace(quote(MARK), "").replace("q=hidden", "")
        if MARK in unquote(text) or ("hidden-" in text and "hidden-" not in address):
            told.append(address)
        if "expand=" in address and not text.startswith("200 "):
            told.append(address)

    assert told == []


def test_every_address_is_probed() -> None:
    known = {*OTHERS, *(f"{name}/" for name in lists())}
    known |= {f"{name}/<str:key>/" for name in lists()} | {f"{name}/bulk/" for name in RESOURCES}
    known |= {f"trips/<str:key>/{verb}/" for verb in SEGMENTS}

    assert set(patterns()) - known == set()


def test_staff_see_the_mark(archive: None, admin_client: Client) -> None:
    """So there was something to see."""
    seen = {
        (name, kind)
        for name in ("trips", "officials", "organizations", "events", "sections", "delegates")
        for kind in ("csv", "ndjson", "xlsx")
        if MARK in shown(admin_client, f"{name}/?format={kind}")
    }

    assert len(seen) == 6 * 3


@pytest.mark.parametrize("kind", CALLERS)
def test_hidden_records_answer_as_absent_ones(archive: None, kind: str) -> None:
    client, told = client_of(kind), []

    for address, method in product(of_records(), ("GET", "HEAD", "PATCH", "DELETE")):
        absent = answered(client, method, address, "nobody")
        for key in hidden_keys(address):
            hidden = answered(client, method, address, key)
            if hidden != absent:
                told.append((method, address, key, hidden[:2], absent[:2]))

    assert told == []


def hidden_keys(address: str) -> Sequence[str]:
    """Of a record of this kind, and everywhere else of everything that might be asked for."""
    name = address.removesuffix("/<str:key>/")
    if name not in RESOURCES:
        return KEYS
    records = RESOURCES[name].model._default_manager.all()
    hidden = records.exclude(pk__in=RESOURCES[name].visible_to(None).values("pk"))
    return list(hidden.order_by("pk").values_list("pk", flat=True)[:1]) or KEYS


def answered(client: Client, method: str, address: str, key: str) -> tuple[Any, ...]:
    answer = client.generic(
        method,
        f"{ROOT}{address.replace('<str:key>', key)}",
        b"{}",
        "application/json",
        headers={"if-match": '"1-"'},
    )
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return (
        answer.status_code,
        answer.content.decode().replace(key, "nobody"),
        str(headers).replace(key, "nobody"),
    )


def test_asking_for_the_mark_is_like_asking_for_what_nobody_wrote(
    archive: None, client: Client
) -> None:
    told: list[tuple[str, ...]] = []
    client.get(f"{ROOT}search/?q=x")  # by which the index is up to date

    for name, resource in RESOURCES.items():
        for field in resource.filterset.base_filters:
            # For keys of hidden records, see test_visibility.
            one, other = (
                unquote(shown(client, f"{name}/?{field}={quote(word)}")).replace(word, "…")
                for word in (MARK, NOBODYS)
            )
            if one != other:
                told.append((name, field))
    for asked in ("search/?q={}", "search/?q={}&kind=section", "changes/?since={}", "stats/?by={}"):
        one, other = (
            unquote(shown(client, asked.format(quote(word)))).replace(word, "…")
            for word in (MARK, NOBODYS)
        )
        if one != other:
            told.append((asked, one, other))

    assert told == []


@pytest.mark.parametrize("name", ["encounters", "delegates", "appearances", "invitations"])
def test_no_cursor_carries_what_is_hidden(client: Client, name: str) -> None:
    """A row that shows may still point to a record that does not."""
    trip = make_trip("open-trip")
    secret = make_official("hidden-one", name_zh=MARK, name_en=MARK, is_public=False)
    for number in (1, 2):
        event = make_event(f"open-event-{number}")
        make_encounter(trip=trip, event=event, official=secret, key=f"open-{number}")
    make_delegate(trip=trip, official=secret, order=1)
    make_delegate(trip=trip, official=make_official("open-one", name_zh="甲"), order=2)

    for one in orderings(RESOURCES[name]):
        for limit in ("1", "2"):
            answer = client.get(f"{ROOT}{name}/", {"ordering": one, "limit": limit})
            following = parse_qs(urlsplit(answer.json()["next"] or "").query)

            assert MARK not in str(following) + cursors(answer.text)
            assert "\\u7955" not in cursors(answer.text)  # as JSON writes the mark


def test_feed_of_what_was_never_public_is_empty(archive: None, client: Client) -> None:
    if Trip.objects.withdrawn().exists():
        return
    Trip.objects.filter(pk="hidden-trip").update(title_zh="…")

    assert "hidden" not in shown(client, "changes/?limit=1000")


def test_writers_who_see_no_drafts_write_nothing(archive: None) -> None:
    owner = make_clerk("writer", is_superuser=True)
    _token, secret = Token.objects.create(user=owner, name="Blind", scopes=[WRITE])
    client, answers = caller(secret), set()

    for name in RESOURCES:
        for key in ("hidden-trip", "nobody-trip"):
            answer = client.post(
                f"{ROOT}{name}/", {"trip": key, "official": key}, "application/json"
            )
            answers.add((answer.status_code, answer.text.replace(name, "…").replace(key, "…")))

    assert {status for status, _text in answers} <= {400, 403}
    assert len(answers) <= len(RESOURCES)


def test_no_usual_order_is_by_what_may_be_hidden() -> None:
    """A cursor tells by what a list is sorted: what the record is part of shows with it."""
    by_others = {
        (resource.name, sign)
        for resource in RESOURCES.values()
        for sign in resource.order
        if sign != "key" and resource.model._meta.get_field(sign.lstrip("-")).is_relation
    }

    assert {
        (name, sign)
        for name, sign in by_others
        if sign not in {"trip", getattr(RESOURCES[name].model, "states_about", "")}
    } == set()
