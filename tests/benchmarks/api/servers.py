"""Those that are compared, each on a port of this machine, as their users start them."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.kept import FOLDER
from tests.benchmarks.settings import ROOT
from tripreports.core.management.commands.start import server_command

PRODUCT, DATASETTE, TWIN = "tripreports", "datasette", "plain twin"
# Ours, but no answer is kept: what each costs when nobody has asked for it before.
ANEW = "tripreports, anew"
_PATIENCE = 60
# The callers are counted, but none is turned away.
_ENDLESS = dict.fromkeys(
    ("API_ANONYMOUS_PER_MINUTE", "API_ACCOUNT_PER_MINUTE", "API_WRITES_PER_MINUTE"), "1000000000"
)


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    name: str
    port: int
    process: "subprocess.Popen[bytes]"

    def peak_memory(self) -> float:
        """The most that any of its processes ever had, in MB."""
        return max(_peak(number) for number in self._processes())

    def processor_seconds(self) -> float:
        """What they took of the processor up to now, whatever else the machine did."""
        return sum(_taken(number) for number in self._processes())

    def _processes(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid, *(int(number) for number in path.read_text().split())]


@contextlib.contextmanager
def all_of_them(database: Path, metadata: Path) -> Iterator[list[Server]]:
    """On one file; whatever happens, they are stopped at the end."""
    with contextlib.ExitStack() as stack:
        ports = [_free_port() for _name in (PRODUCT, DATASETTE, TWIN, ANEW)]
        program = str(Path(sys.executable).with_name("datasette"))
        served = [program, "serve", str(database), "-m", str(metadata), "-p", str(ports[1])]
        ours = _on(database)
        plain = ours | {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.twin.settings"}
        commands: list[tuple[str, Sequence[str], dict[str, str]]] = [
            (PRODUCT, server_command(f"127.0.0.1:{ports[0]}"), ours),
            (DATASETTE, served, {}),
            (TWIN, server_command(f"127.0.0.1:{ports[2]}"), plain),
            (ANEW, server_command(f"127.0.0.1:{ports[3]}"), ours | {"KEPT_ANSWERS_MB": "0"}),
        ]
        yield [
            stack.enter_context(_started(name, port, command, settings))
            for port, (name, command, settings) in zip(ports, commands, strict=True)
        ]


@contextlib.contextmanager
def product(database: Path) -> Iterator[Server]:
    """Ours alone."""
    port = _free_port()
    with _started(PRODUCT, port, server_command(f"127.0.0.1:{port}"), _on(database)) as server:
        yield server


def _on(database: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{database}"}


@contextlib.contextmanager
def _started(
    name: str, port: int, command: Sequence[str], settings: dict[str, str]
) -> Iterator[Server]:
    with (FOLDER / "servers.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | _ENDLESS | settings,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port, process)
        yield Server(name, port, process)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit(f"{' '.join(map(str, process.args))} does not start.")  # type: ignore[arg-type]  # a list, as above


def _taken(number: int) -> float:
    """The 14th and the 15th column; the second may contain spaces."""
    columns = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(columns[11]) + int(columns[12])) / os.sysconf("SC_CLK_TCK")


def _peak(number: int) -> float:
    lines = Path(f"/proc/{number}/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
