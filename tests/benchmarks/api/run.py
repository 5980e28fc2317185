"""One run: the servers on one archive, asked the same in turn."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.benchmarks import kept
from tests.benchmarks.api import streams, writers
from tests.benchmarks.api.cases import INDEXED, Case, cases, queries
from tests.benchmarks.api.load import OK, Connection, Request, bear
from tests.benchmarks.api.reporting import (
    Figures,
    Verdict,
    beside,
    compared,
    say,
    say_figures,
    say_head,
)
from tests.benchmarks.api.samples import Samples, draw
from tests.benchmarks.api.servers import ANEW, DATASETTE, PRODUCT, Server, all_of_them

ASKERS = (1, 8)
LIST = "list of 50"
_SLOWER = 0.2
# Seconds in which every address has been asked of every process, by eight at once.
_WARM = 2
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
    say("\nTargets, of the product as its users start it")
    for verdict in verdicts:
        say(str(verdict))
    say("\nWhat nobody has asked for since the last change")
    for line in (line for run in runs for line in run.anew):
        say(line)
    return int(not all(verdict.is_reached for verdict in verdicts))


def _among_many(few: "Run", many: "Run") -> Iterator[Verdict]:
    for askers in ASKERS:
        first, second = (run.figures.get((LIST, PRODUCT, askers)) for run in (few, many))
        if first and second:
            slower = 1 - second.times(first)
            what = f"{LIST}, {many.samples.published:,} trips, {askers} at a time"
            yield Verdict(what, f"{slower:+.0%} slower", f"≤ {_SLOWER:.0%}", slower <= _SLOWER)


class Run:
    """The figures of one archive, and what comes of the targets."""

    def __init__(self, database: Path, *, seconds: float, only: str) -> None:
        self.database, self.seconds, self.only = database, seconds, only
        self.samples = draw(database)
        self.verdicts: list[Verdict] = []
        self.anew: list[str] = []
        self.figures: dict[tuple[str, str, int], Figures] = {}

    def measure(self) -> None:
        metadata = self.database.with_suffix(".json")
        named = {name: {"sql": sql} for name, sql in queries().items()}
        metadata.write_text(json.dumps({"databases": {self.database.stem: {"queries": named}}}))
        with all_of_them(self.database, metadata) as servers:
            by_name = {server.name: server for server in servers}
            by_name[INDEXED] = by_name[DATASETTE]
            pages = _deep_pages(by_name[PRODUCT].port, self.samples)
            for askers in ASKERS:
                say_head(f"{self.samples.published:,} trips, {askers} at a time")
                for case in cases(self.samples, self.database, pages):
                    if self.only in case.name:
                        self._case(case, by_name, askers)
            if self.only in streams.NAME:
                self.verdicts += streams.measured(servers, self.database, self.samples.published)
        if self.only in writers.NAME and self.samples.is_searched:
            self.verdicts += writers.measured(self.database, self.seconds)

    def _case(self, case: Case, servers: Mapping[str, Server], askers: int) -> None:
        ours: dict[str, Figures] = {}
        for name, requests in case.requests.items():
            status = Connection(servers[name].port).ask(requests[0].encoded()).status
            if status != OK:
                raise SystemExit(f"{name} answers {status} to {requests[0].target}")
            figures = self._figures(servers[name], requests, askers)
            say_figures(case.name, name, figures, ours.get(PRODUCT))
            self.figures[case.name, name, askers] = figures
            if name in (PRODUCT, ANEW):
                ours[name] = figures
            elif name in case.targets:
                verdict = _against(case, name, ours[PRODUCT], figures, askers)
                self.verdicts.append(verdict)
                self.anew.append(beside(verdict.name, ours[ANEW], figures))

    def _figures(self, server: Server, requests: Sequence[Request], askers: int) -> Figures:
        bear(server.port, requests, askers=max(ASKERS), seconds=_WARM)
        before = server.processor_seconds()
        load = bear(server.port, requests, askers=askers, seconds=self.seconds)
        taken = server.processor_seconds() - before
        return Figures(load, taken * 1000 / max(load.answered, 1))


def _against(case: Case, name: str, ours: Figures, theirs: Figures, askers: int) -> Verdict:
    least = case.targets[name]
    what = f"{case.name}, {name}, {askers} at a time"
    return Verdict(what, compared(ours, theirs), f"≥ {least:g} ×", ours.times(theirs) >= least)


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
