"""A small client that asks without a pause over connections that stay open.

It reads no more of an answer than where it ends, so that it takes little of the processor, which
it shares with the server that it measures.
"""

import itertools
import re
import socket
import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OK = 200
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)")
# The end of an answer in chunks; lines of CSV may end in its last five characters, too.
_LAST = b"\r\n0\r\n\r\n"
_CHUNK = 1 << 18
_PATIENCE = 300


class Request(NamedTuple):
    """What is asked: an address on the server, and what is sent along."""

    target: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def encoded(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.body:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("ascii") + self.body


class Answer(NamedTuple):
    """How a request was answered, and how much came."""

    status: int
    size: int


class Load(NamedTuple):
    """What a server bore; the times are in milliseconds."""

    answered: int
    per_second: float
    median: float
    p99: float
    size: float
    refused: int


class Connection:
    """One to a server on this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> Answer:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), _PATIENCE)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        held = bytearray()
        while (end := held.find(b"\r\n\r\n")) < 0:
            held += self._more()
        head, start = bytes(held[:end]), bytes(held[end + 4 :])
        size = self._body(head.lower(), start)
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return Answer(int(head[9:12]), size)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _body(self, head: bytes, start: bytes) -> int:
        """The size of what was sent, in chunks or with its length said before."""
        length = _LENGTH.search(head)
        size, tail = len(start), start[-8:]
        while size < int(length[1]) if length else not tail.endswith(_LAST):
            more = self._more()
            size, tail = size + len(more), (tail + more)[-8:]
        return size

    def _more(self) -> bytes:
        assert self._socket is not None
        more = self._socket.recv(_CHUNK)
        if not more:
            raise ConnectionError("The server hung up in the middle of an answer.")
        return more


class _Asker(threading.Thread):
    """One of those who ask at the same time."""

    def __init__(self, port: int, requests: Iterator[bytes], until: float) -> None:
        super().__init__(daemon=True)
        self._port, self._requests, self._until = port, requests, until
        self.times: list[float] = []
        self.sizes: list[int] = []
        self.refused = 0

    def run(self) -> None:
        connection = Connection(self._port)
        try:
            now = time.perf_counter()
            while now < self._until:
                self._ask(connection, now)
                now = time.perf_counter()
        finally:
            connection.close()

    def _ask(self, connection: Connection, now: float) -> None:
        try:
            answer = connection.ask(next(self._requests))
        except OSError:
            connection.close()
            self.refused += 1
            return
        self.times.append(time.perf_counter() - now)
        self.sizes.append(answer.size)
        self.refused += answer.status // 100 != OK // 100


def bear(port: int, requests: Sequence[Request], *, askers: int, seconds: float) -> Load:
    """So many ask for so long, each beginning at another of the requests."""
    sys.setswitchinterval(0.0005)
    encoded = [request.encoded() for request in requests]
    began = time.perf_counter()
    threads = [
        _Asker(port, _from(encoded, number * len(encoded) // askers), began + seconds)
        for number in range(askers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - began
    times = sorted(itertools.chain.from_iterable(thread.times for thread in threads))
    sizes = [size for thread in threads for size in thread.sizes]
    refused = sum(thread.refused for thread in threads)
    if not times:
        return Load(0, 0, 0, 0, 0, refused)
    return Load(
        answered=len(times),
        per_second=len(times) / taken,
        median=statistics.median(times) * 1000,
        p99=times[min(len(times) - 1, len(times) * 99 // 100)] * 1000,
        size=statistics.fmean(sizes),
        refused=refused,
    )


def _from(requests: Sequence[bytes], first: int) -> Iterator[bytes]:
    return itertools.cycle([*requests[first:], *requests[:first]])
