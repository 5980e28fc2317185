"""Measures the public pages with ten thousand trips: time, queries and size, warm and cold.

Cold means that somebody has just changed a record: what was kept of the archive is worth nothing.
The archive is made once and kept in var/benchmarks until the code that makes it changes.
"""

import logging
import statistics
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.management import call_command
from django.db.models import Count
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.benchmarks import archive, kept
from tests.benchmarks.measuring import Figure, Limits, milliseconds, page, told
from tests.benchmarks.settings import use
from tests.benchmarks.vocabulary import COMMON, RARE

KOREA = "taichung-korea-2025"
LIST = Limits(milliseconds=40, queries=20, kilobytes=150)
SEARCH = Limits(milliseconds=50, kilobytes=150)
RECORD = Limits(milliseconds=80, queries=25)
ROUNDS = 40


def main(arguments: list[str]) -> int:
    trips = int(arguments[0]) if arguments else archive.TRIPS
    database = kept.place(trips)
    use(kept.FOLDER, database)
    kept.make(database, trips)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    return 0 if told(figures()) else 1


def figures() -> Iterator[Figure]:
    logging.getLogger("django.request").setLevel(logging.ERROR)  # 404 is what is asked for
    Client(SERVER_NAME="localhost").get(reverse("browse:home"))  # loads the code
    yield from lists()
    yield from searches()
    yield from records()
    yield from drafts()


def lists() -> Iterator[Figure]:
    yield from measured("home", "home", LIST)
    yield from measured("trips", "trip-list", LIST)
    narrowed = {"country": "kr", "year": "2015"}
    yield from measured("trips of a country and year", "trip-list", LIST, narrowed)
    yield from measured("trips with words", "trip-list", LIST, {"q": COMMON[2]})
    yield from measured("trips, page 30", "trip-list", LIST, {"page": "30"})
    for name in ("delegate", "event", "organization", "official", "election", "place"):
        yield from measured(f"{name}s", f"{name}-list", LIST)
    yield from measured("recommendations", "recommendation-list", LIST)
    yield from measured("feed of trips", "trip-feed", LIST)


def searches() -> Iterator[Figure]:
    for length in COMMON:
        yield from measured(f"search: {COMMON[length]}", "search", SEARCH, {"q": COMMON[length]})
        yield from measured(f"search: {RARE[length]}", "search", SEARCH, {"q": RARE[length]})
    for words in ("Kim", "釜山", "沒有這個詞", "智慧城市 首爾"):
        yield from measured(f"search: {words}", "search", SEARCH, {"q": words})


def records() -> Iterator[Figure]:
    """The example, an ordinary trip, and of everything else what has the most rows."""
    from tripreports.directory.models import Official, Organization, Place
    from tripreports.elections.models import Election
    from tripreports.events.models import Event

    korea = Limits(*RECORD[:2], kilobytes=350)
    yield from measured("trip: Korea", "trip-detail", korea, key=KOREA)
    yield from measured("trip: one of many", "trip-detail", RECORD, key="made-100")
    for name, model, relation in (
        ("event", Event, "encounters"),
        ("organization", Organization, "encounters"),
        ("official", Official, "encounters"),
        ("election", Election, "contests"),
        ("place", Place, "events"),
        ("country", Place, "events_in_country"),
    ):
        key = with_the_most(model, relation)
        what = "place" if name == "country" else name
        yield from measured(f"{name} with the most", f"{what}-detail", RECORD, key=key)
    yield from measured("organization: UCLG ASPAC", "organization-detail", RECORD, key="uclg-aspac")


def with_the_most(model: Any, relation: str) -> str:
    counted = model.objects.filter(is_public=True).annotate(many=Count(relation))
    return str(counted.order_by("-many", "key").values_list("key", flat=True)[0])


def measured(
    name: str,
    view: str,
    limits: Limits,
    query: dict[str, str] | None = None,
    key: str | None = None,
) -> Iterator[Figure]:
    """What is not built yet has no figures."""
    try:
        address = reverse(f"browse:{view}", args=[key] if key else None)
    except NoReverseMatch:
        return
    if query:
        address = f"{address}?{urlencode(query)}"
    yield from page(name, address, limits, before_cold=change_something)


def change_something() -> None:
    """What a clerk does who corrects a note."""
    from tripreports.trips.models import Trip

    trip = Trip.objects.get(key=KOREA)
    trip.note = "" if trip.note else "Corrected."
    trip.save()


def drafts() -> Iterator[Figure]:
    """A draft's address answers no slower and no faster than one that does not exist."""
    from tripreports.trips.models import Trip

    key = Trip.objects.filter(state="draft").values_list("key", flat=True)[0]
    client = Client(SERVER_NAME="localhost")
    draft = reverse("browse:trip-detail", args=[key])
    unknown = reverse("browse:trip-detail", args=[f"x{key[1:]}"])
    times: dict[str, list[float]] = {draft: [], unknown: []}
    for _round in range(ROUNDS):
        for address, taken in times.items():
            taken.append(milliseconds(lambda address=address: client.get(address)))  # type: ignore[misc]  # the address of this round
    first, second = (statistics.median(taken) for taken in times.values())
    yield Figure("a draft", first, None, "ms")
    yield Figure("nothing at all", second, None, "ms")
    yield Figure("difference", abs(first - second), 1, "ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
