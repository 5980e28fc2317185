"""What is asked of the servers: for each case the same of all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.api.load import Request
from tests.benchmarks.api.samples import Samples
from tests.benchmarks.api.servers import ANEW, DATASETTE, PRODUCT, TWIN

INDEXED = "datasette, our index"
_QUERIES = Path(__file__).with_name("queries")
_API = "/api/v1"
_LIMITS = range(46, 55)  # fifty at a time, in addresses that differ


@dataclass(frozen=True)
class Case:
    """One kind of question, in the words of each server, and how much faster ours is to be."""

    name: str
    asked: Mapping[str, list[Request]]
    targets: Mapping[str, float] = field(default_factory=dict)

    @property
    def requests(self) -> dict[str, list[Request]]:
        """The same of ours whether it keeps its answers or not."""
        ours = self.asked[PRODUCT]
        return {PRODUCT: ours, ANEW: ours, **self.asked}


def queries() -> dict[str, str]:
    """The canned queries of Datasette, by name."""
    return {path.stem: path.read_text() for path in sorted(_QUERIES.glob("*.sql"))}


def cases(samples: Samples, database: Path, pages: list[str]) -> list[Case]:
    """All that can be asked as often as one likes."""
    canned = _Canned(database)
    reading = {DATASETTE: 3.0, TWIN: 20.0}
    return [
        Case("list of 50", _lists(canned), reading),
        Case("filtered list", _filtered(samples, canned), reading),
        Case("trip with its parts", _trips(samples, canned), reading),
        Case("an official's time line", _officials(samples, canned), reading),
        Case("a page deep in the list", _deep(samples, canned, pages), reading),
        *(_searches(samples, canned) if samples.is_searched else ()),
    ]


class _Canned:
    """Addresses of canned queries."""

    def __init__(self, database: Path) -> None:
        self._start = f"/{database.stem}"

    def __call__(self, query: str, **given: Any) -> Request:
        return _get(f"{self._start}/{query}.json", _shape="array", **given)


def _get(address: str, **given: Any) -> Request:
    return Request(f"{address}?{urlencode(given)}" if given else address)


def _lists(canned: _Canned) -> dict[str, list[Request]]:
    return {
        PRODUCT: [_get(f"{_API}/trips/", limit=limit) for limit in _LIMITS],
        DATASETTE: [canned("trips", limit=limit) for limit in _LIMITS],
        TWIN: [_get("/trips/", page_size=limit) for limit in _LIMITS],
    }


def _filtered(samples: Samples, canned: _Canned) -> dict[str, list[Request]]:
    since = "2015-01-01"
    asked = samples.countries
    return {
        PRODUCT: [
            _get(f"{_API}/trips/", country=one, starts_on__gte=since, limit=50) for one in asked
        ],
        DATASETTE: [canned("trips_filtered", country=one, since=since, limit=50) for one in asked],
        TWIN: [_get("/trips/", country=one, since=since) for one in asked],
    }


def _trips(samples: Samples, canned: _Canned) -> dict[str, list[Request]]:
    return {
        PRODUCT: [_get(f"{_API}/trips/{key}/") for key in samples.trips],
        DATASETTE: [canned("trip", key=key) for key in samples.trips],
        TWIN: [_get(f"/trips/{key}/") for key in samples.trips],
    }


def _officials(samples: Samples, canned: _Canned) -> dict[str, list[Request]]:
    return {
        PRODUCT: [_get(f"{_API}/officials/{key}/") for key in samples.officials],
        DATASETTE: [canned("official", key=key) for key in samples.officials],
        TWIN: [_get(f"/officials/{key}/") for key in samples.officials],
    }


def _deep(samples: Samples, canned: _Canned, pages: list[str]) -> dict[str, list[Request]]:
    """The twin has numbered pages, as a tutorial has them."""
    half = samples.published // 100
    return {
        PRODUCT: [Request(page) for page in pages],
        DATASETTE: [canned("trips_after", on=on, key=key, limit=50) for on, key in samples.places],
        TWIN: [_get("/trips/", page=half + number % half) for number in range(100)],
    }


def _searches(samples: Samples, canned: _Canned) -> Iterable[Case]:
    """Stock Datasette finds two Chinese characters by LIKE alone; given our index, by that."""
    for often, of_length in (("common", samples.common), ("rare", samples.rare)):
        for length, words in of_length.items():
            requests = {
                PRODUCT: [_get(f"{_API}/search/", q=one, limit=20) for one in words],
                DATASETTE: [canned("search_like", words=one) for one in words],
                INDEXED: [canned("search_index", words=one, tokens=_tokens(one)) for one in words],
            }
            yield Case(f"search: {length}, {often}", requests, {DATASETTE: 4.0, INDEXED: 1.0})


def _tokens(word: str) -> str:
    from tripreports.core.text import fold
    from tripreports.search import tokens

    asked = [*tokens.tokens_for(fold(word)), tokens.audience(is_public=True)]
    return " AND ".join(f'"{tokens.written(token)}"' for token in asked)
