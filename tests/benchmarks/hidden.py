"""Whether the time of an answer tells that a hidden record is there: `python -m tests.benchmarks.hidden`.

The same is asked of a hidden key and of an absent one in turn, by the processor's time. Their mean
difference must not be told from nothing: within three of its standard errors.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 400
_FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
_ADDRESSES = (
    ("trips/{}/", "taichung-korea-2025"),
    ("trips/{}/?citations=1", "taichung-korea-2025"),
    ("officials/{}/", "dakila-carlo-cua"),
    ("organizations/{}/", "busan-city"),
    ("events/{}/", "uclg-aspac-congress-2025"),
    ("trips/?met_official={}", "dakila-carlo-cua"),
    ("events/?key__in={}", "uclg-aspac-congress-2025"),
    ("events/?key__in={}&count=1", "uclg-aspac-congress-2025"),
    ("officials/?q={}", "李東煥"),
    ("search/?q={}", "李東煥"),
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        _settle(folder)
        lines = list(_compared())
    sys.stdout.write("".join(line for line, _is_told in lines))
    return int(any(is_told for _line, is_told in lines))


def _settle(folder: str) -> None:
    """The example archive, withdrawn as a whole."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tripreports.settings",
        "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3",
        "SECRET_KEY": "benchmark-only-0123456789-abcdefghijklmnopqrstuvwxyz",
        "API_ANONYMOUS_PER_MINUTE": "0",
        "KEPT_ANSWERS_MB": "0",
    }
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command

    from tripreports.core.models import SharedRecord
    from tripreports.search.indexing import flush
    from tripreports.trips.models import Trip

    call_command("migrate", verbosity=0)
    call_command("loaddata", *_FIXTURES, verbosity=0)
    Trip.objects.update(state="withdrawn")
    for model in apps.get_models():
        if issubclass(model, SharedRecord):
            model._default_manager.update(is_public=False)
    flush()


def _compared() -> Iterator[tuple[str, bool]]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for address, hidden in _ADDRESSES:
        absent = _like(hidden)
        for key in (hidden, absent) * 5:  # statements are written once
            _seconds(client, address.format(key))
        pairs = list(_pairs(client, address.format(hidden), address.format(absent)))
        # What else the machine did is in the slowest ones.
        apart = sorted((one - other) * 1e6 for one, other in pairs)[ROUNDS // 20 : -ROUNDS // 20]
        mean = statistics.fmean(apart)
        error = statistics.stdev(apart) / len(apart) ** 0.5
        usual = statistics.median(other for _one, other in pairs) * 1e6
        is_told = abs(mean) > 3 * error
        verdict = "TOLD" if is_told else "ok"
        yield f"{address:<32}{usual:>8.0f} µs {mean:>+8.1f} ± {error:.1f}  {verdict}\n", is_told


def _like(key: str) -> str:
    """As long, of characters as different, and nowhere in the archive."""
    rare = iter("龘靐齉爩鱻麤")
    return "".join(next(rare) if char > "z" else "x" for char in key)


def _pairs(client: "Client", hidden: str, absent: str) -> Iterator[tuple[float, float]]:
    """In turn, as what comes second finds more in the processor's memory."""
    for number in range(ROUNDS):
        if number % 2:
            yield _seconds(client, hidden), _seconds(client, absent)
        else:
            other = _seconds(client, absent)
            yield _seconds(client, hidden), other


def _seconds(client: "Client", address: str) -> float:
    start = time.process_time()
    client.get(f"/api/v1/{address}")
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
