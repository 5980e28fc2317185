"""One run: the three servers on one archive, asked the same in turn."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.benchmarks import kept
from tests.benchmarks.api import streams
from tests.benchmarks.api.cases import INDEXED, Case, cases, queries
from tests.benchmarks.api.load import OK, Connection, Load, bear
from tests.benchmarks.api.reporting import Verdict, quotient, say, say_head, say_load
from tests.benchmarks.api.samples import Samples, draw
from tests.benchmarks.api.servers import DATASETTE, PRODUCT, all_three

ASKERS = (1, 8)
LIST = "list of 50"
_SLOWER = 0.2
_WARM = 0.3
_LARGEST_PAGE = 200


def measure(archives: Sequence[tuple[int, Path]], seconds: float, only: str) -> int:
    """Prints the tables and the verdicts; the exit code says whether all targets are reached."""
    runs = []
    for trips, database in archives:
        kept.make(database, trips)
        runs.append(Run(database, seconds=seconds, only=only))
        runs[-1].measure()
    verdicts = [verdict for run in runs for verdict in run.verdicts]
    if len(runs) > 1:
        verdicts += list(_among_many(runs[0], runs[-1]))
    say("\nTargets")
    for verdict in verdicts:
        say(str(verdict))
    return int(not all(verdict.is_reached for verdict in verdicts))


def _among_many(few: "Run", many: "Run") -> Iterator[Verdict]:
    for askers in ASKERS:
        first, second = (run.loads.get((LIST, PRODUCT, askers)) for run in (few, many))
        if first and second:
            slower = 1 - quotient(second, first)
            what = f"{LIST}, {many.samples.published:,} trips, {askers} at a time"
            yield Verdict(what, f"{slower:+.0%} slower", f"≤ {_SLOWER:.0%}", slower <= _SLOWER)


class Run:
    """The figures of one archive, and what comes of the targets."""

    def __init__(self, database: Path, *, seconds: float, only: str) -> None:
        self.database, self.seconds, self.only = database, seconds, only
        self.samples = draw(database)
        self.verdicts: list[Verdict] = []
        self.loads: dict[tuple[str, str, int], Load] = {}

    def measure(self) -> None:
        metadata = self.database.with_suffix(".json")
        named = {name: {"sql": sql} for name, sql in queries().items()}
        metadata.write_text(json.dumps({"databases": {self.database.stem: {"queries": named}}}))
        with all_three(self.database, metadata) as servers:
            ports = {server.name: server.port for server in servers}
            ports[INDEXED] = ports[DATASETTE]
            pages = _deep_pages(ports[PRODUCT], self.samples)
            for askers in ASKERS:
                say_head(f"{self.samples.published:,} trips, {askers} at a time")
                for case in cases(self.samples, self.database, pages):
                    if self.only in case.name:
                        self._case(case, ports, askers)
            if self.only in streams.NAME:
                self.verdicts += streams.measured(servers, self.database, self.samples.published)

    def _case(self, case: Case, ports: dict[str, int], askers: int) -> None:
        ours: Load | None = None
        for name, requests in case.requests.items():
            status = Connection(ports[name]).ask(requests[0].encoded()).status if requests else 0
            if name == PRODUCT and status != OK:
                say(f"{case.name:<26}{name:<22}  answers {status or 'nothing'}")
                continue
            bear(ports[name], requests, askers=askers, seconds=_WARM)
            load = bear(ports[name], requests, askers=askers, seconds=self.seconds)
            say_load(case.name, name, load, ours)
            self.loads[case.name, name, askers] = load
            ours = load if name == PRODUCT else ours
            if ours is not None and name in case.targets:
                self.verdicts.append(_against(case, name, quotient(ours, load), askers))


def _against(case: Case, name: str, ratio: float, askers: int) -> Verdict:
    least = case.targets[name]
    what = f"{case.name}, {name}, {askers} at a time"
    return Verdict(what, f"{ratio:.1f} ×", f"≥ {least:g} ×", ratio >= least)


def _deep_pages(port: int, samples: Samples) -> list[str]:
    """Addresses of pages in the latter half of the list, as somebody comes to them."""
    found, steps = [], samples.published // _LARGEST_PAGE
    address = f"/api/v1/trips/?limit={_LARGEST_PAGE}"
    for number in range(steps):
        with urlopen(f"http://127.0.0.1:{port}{address}") as answer:
            following = json.load(answer)["next"]
        if not following:
            break
        parts = urlsplit(following)
        address = f"{parts.path}?{parts.query}"
        if number >= steps // 2:
            found.append(address.replace(f"limit={_LARGEST_PAGE}", "limit=50"))
    return found
