"""Measures the search among 100,000 sections of 400 Chinese characters.

`python tests/benchmarks/sections.py [how many]` works in a temporary database, or in the empty one
that DATABASE_URL names: `python tools/postgres.py python tests/benchmarks/sections.py`.
"""

import datetime as dt
import io
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
MANY = 100_000
LENGTH = 400
OF_A_TRIP = 10
VOCABULARY = 20_000
HAN = range(0x4E00, 0x4E00 + 4_000)
SAMPLE = 4_000
ROUNDS = 7
LIMIT = 50


def main(many: int) -> int:
    with tempfile.TemporaryDirectory(prefix="trip-sections-") as folder:
        use(Path(folder))
        call_command("migrate", verbosity=0)
        texts = list(itertools.islice(sections(), many))
        print(f"written in {timed(lambda: write(texts)):.0f} s")
        print(f"indexed in {timed(index):.0f} s")
        slowest = max(figure for part, often in asked(texts) for figure in [measure(part, often)])
    print(f"slowest {slowest:.1f} ms, at most {LIMIT}")
    return int(slowest > LIMIT)


def use(folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tripreports.settings"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ["SECRET_KEY"] = "benchmark-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
    sys.path.insert(0, str(ROOT))
    django.setup()


def sections() -> Iterator[str]:
    """Texts of words, few of which are common and most of which are rare."""
    choice = random.Random(4)  # noqa: S311 (no secret)
    characters = [chr(point) for point in HAN]
    by_rank = [1 / rank for rank in range(1, len(characters) + 1)]
    words = [
        "".join(choice.choices(characters, by_rank, k=choice.choice((1, 2, 2, 2, 3, 4))))
        for _number in range(VOCABULARY)
    ]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    while True:
        yield "".join(choice.choices(words, cum_weights=weights, k=LENGTH // 2))[:LENGTH]


def write(texts: list[str]) -> None:
    from tripreports.directory.models import Organization
    from tripreports.reports.models import Paragraph, Section
    from tripreports.trips.models import Trip

    city = Organization.objects.create(key="city", name_zh="市政府", kind="city_government")
    first = dt.date(2000, 1, 1)
    trips = [
        Trip(
            key=f"trip-{number}",
            title_zh=f"第{number}次考察",
            government=city,
            agency=city,
            state="published",
            starts_on=first + dt.timedelta(days=number),
            ends_on=first + dt.timedelta(days=number + 5),
        )
        for number in range((len(texts) - 1) // OF_A_TRIP + 1)
    ]
    Trip.objects.bulk_create(trips, batch_size=2_000)
    parts = [
        Section(
            key=f"s-{number}",
            trip=trips[number // OF_A_TRIP],
            order=number % OF_A_TRIP + 1,
            level=1,
            kind="prose",
            heading=text[:12],
            title=text[:12],
        )
        for number, text in enumerate(texts)
    ]
    Section.objects.bulk_create(parts, batch_size=2_000)
    paragraphs = (
        Paragraph(section=part, position=1, text=text)
        for part, text in zip(parts, texts, strict=True)
    )
    Paragraph.objects.bulk_create(paragraphs, batch_size=2_000)


def index() -> None:
    call_command("rebuild_search", verbosity=0, stdout=io.StringIO())


def asked(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Of each length a part that is everywhere, some between, one that is rare, and none."""
    choice = random.Random(5)  # noqa: S311 (no secret)
    sample = choice.sample(texts, min(SAMPLE, len(texts)))
    for length in range(1, 5):
        counts: Counter[str] = Counter()
        for text in sample:
            starts = range(len(text) - length + 1)
            counts.update({text[start : start + length] for start in starts})
        ranked = [part for part, _count in counts.most_common()]
        for name, at in (("most", 0), ("10th", 9), ("100th", 99), ("1000th", 999), ("rare", -1)):
            yield ranked[at], f"{length}: {name} ({counts[ranked[at]] / len(sample):.1%})"
        # Each of its pairs is common, and the whole is not.
        if length > 2:
            yield knotted(counts, length), f"{length}: knotted"
    yield "的" * 4, "4: nowhere"
    yield f"{texts[0][:2]} {texts[-1][:2]}", "two words"
    yield "2025", "a year"


def knotted(counts: Counter[str], length: int) -> str:
    """The rarest of the parts that begin and end as the most common ones do."""
    common = [part for part, _count in counts.most_common(300)]
    heads, tails = {part[:2] for part in common}, {part[-2:] for part in common}
    parts = [part for part in counts if part[:2] in heads and part[-2:] in tails]
    return min(parts, key=lambda part: (counts[part], part))


def measure(part: str, often: str) -> float:
    from django.contrib.auth.models import AnonymousUser

    from tripreports.search.query import search

    found = search(part, AnonymousUser())
    times = [timed(lambda: search(part, AnonymousUser())) * 1000 for _round in range(ROUNDS)]
    median = statistics.median(times)
    total = f"{found.total}{'+' if found.is_cut else ''}"
    print(f"{often:<22}{total:>7}{median:>9.1f} ms, {min(times):.1f} to {max(times):.1f}")
    return median


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY))
