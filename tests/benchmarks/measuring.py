"""Figures, and how the time, the queries and the size of a page are taken."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import NamedTuple

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 15
COLD_ROUNDS = 3


class Limits(NamedTuple):
    """What a page may take at most; what is not limited is told all the same."""

    milliseconds: float | None = None
    queries: int | None = None
    kilobytes: float | None = None


class Figure(NamedTuple):
    """What was measured, and what it may be at most."""

    name: str
    value: float
    limit: float | None
    unit: str

    def __str__(self) -> str:
        value = f"{self.value:.0f}" if self.unit == "queries" else f"{self.value:.1f}"
        limit = "" if self.limit is None else f"{self.limit:g}"
        return f"{self.name:<34}{value:>9} {self.unit:<8}{limit:>8}  {self.verdict}".rstrip()

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"


def told(figures: Iterable[Figure]) -> bool:
    """Prints figures as they are taken; says whether all of them are in their limits."""
    print(f"{'':<34}{'':>9} {'':<8}{'at most':>8}", flush=True)
    all_well = True
    for figure in figures:
        print(figure, flush=True)
        all_well = all_well and figure.verdict != "OVER"
    return all_well


def page(
    name: str,
    address: str,
    limits: Limits,
    *,
    client: Client | None = None,
    before_cold: Callable[[], object] | None = None,
) -> Iterator[Figure]:
    """A page as a reader gets it, anonymous or not: queries, size, and time once it is warm.

    Where it is said what makes the caches worthless, also the time after that.
    """
    client = client or Client(SERVER_NAME="localhost")
    answer = client.get(address)
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{address} answers {answer.status_code}.")
    client.defaults["HTTP_ACCEPT_ENCODING"] = "gzip"  # what compressing takes is counted
    if before_cold:
        times = [cold(client, address, before_cold) for _round in range(COLD_ROUNDS)]
        yield Figure(f"{name}, after a change", statistics.median(times), None, "ms")
    times = [milliseconds(lambda: client.get(address)) for _round in range(ROUNDS)]
    yield Figure(name, statistics.median(times), limits.milliseconds, "ms")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    yield Figure("", len(captured), limits.queries, "queries")
    yield Figure("", len(answer.content) / 1000, limits.kilobytes, "KB")


def cold(client: Client, address: str, before: Callable[[], object]) -> float:
    before()
    cache.clear()
    return milliseconds(lambda: client.get(address))


def milliseconds(action: Callable[[], object]) -> float:
    """Of the processor's time, in which SQLite works too: whatever else runs here counts not."""
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1000


def seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
