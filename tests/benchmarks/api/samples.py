"""What is asked for: records and words drawn from the archive, the same ones each time."""

import random
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.vocabulary import COMMON, RARE

_SEED = 5
_MANY = 300
_WORDS = 40
_RARELY = 2


@dataclass(frozen=True)
class Samples:
    """Keys and words of records, some hundreds of each."""

    trips: list[str]
    # The first day and the key of trips in the latter half of the list.
    places: list[tuple[str, str]]
    officials: list[str]
    countries: list[str]
    # By their length, those of many texts and those of few.
    common: dict[int, list[str]]
    rare: dict[int, list[str]]
    # How many trips the public may read.
    published: int
    is_searched: bool


def draw(database: Path) -> Samples:
    dice = random.Random(_SEED)  # noqa: S311 (no secret: the same each time)
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        trips = connection.execute(
            "SELECT starts_on, key FROM trips_trip WHERE state = 'published'"
            " ORDER BY starts_on DESC, key"
        ).fetchall()
        common, rare = _words(_column(connection, _TEXTS), dice)
        return Samples(
            trips=[key for _on, key in dice.sample(trips, min(_MANY, len(trips)))],
            places=dice.sample(trips[len(trips) // 2 : -100], min(_MANY, len(trips) // 3)),
            officials=_some(_column(connection, _OFFICIALS), dice),
            countries=_some(_column(connection, _COUNTRIES), dice),
            common=common,
            rare=rare,
            published=len(trips),
            is_searched=bool(
                _column(connection, "SELECT EXISTS (SELECT 1 FROM search_document)")[0]
            ),
        )
    finally:
        connection.close()


_TEXTS = "SELECT text FROM reports_paragraph LIMIT 4000"
_OFFICIALS = "SELECT key FROM directory_official WHERE key LIKE 'person-%' AND is_public"
_COUNTRIES = "SELECT DISTINCT place_id FROM trips_trip_regions ORDER BY place_id"


def _column(connection: sqlite3.Connection, sql: str) -> list[Any]:
    return [value for (value,) in connection.execute(sql)]


def _some(keys: list[str], dice: random.Random) -> list[str]:
    return dice.sample(keys, min(_MANY, len(keys)))


def _words(
    texts: list[str], dice: random.Random
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Runs of Chinese characters; the two of the vocabulary are always among them."""
    common, rare = {}, {}
    for length in (2, 3, 4):
        counts: Counter[str] = Counter()
        for text in texts:
            starts = range(len(text) - length + 1)
            counts.update({text[start : start + length] for start in starts})
        runs = [(run, count) for run, count in counts.most_common() if re.fullmatch(r"\w+", run)]
        seldom = [run for run, count in runs if count <= _RARELY]
        common[length] = [COMMON[length], *(run for run, _count in runs[:_WORDS])]
        rare[length] = [RARE[length], *dice.sample(seldom, min(_WORDS, len(seldom)))]
    return common, rare
