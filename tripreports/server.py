"""The worker of the server: what it refuses itself is a problem like those of the product.

It has not read then what is asked for, nor in which language.
"""

import contextlib
import socket
import time
from typing import Any

from gunicorn.http.errors import (  # type: ignore[import-untyped]  # it ships no types
    InvalidRequestLine,
    LimitRequestHeaders,
    LimitRequestLine,
)
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # as above

_PIECE = 1 << 16
# What is still on its way is taken for so long: else the client sees the connection break, and no
# answer.
_SECONDS = 1


class Worker(ThreadWorker):  # type: ignore[misc]  # not annotated
    """Several threads, as gunicorn has them, and answers that help."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Any) -> None:
        # The server asks for its worker before there are settings.
        from tripreports.api import problems  # noqa: PLC0415

        refusals = {
            InvalidRequestLine: problems.NotASCII,
            LimitRequestHeaders: problems.HeadersTooLarge,
            LimitRequestLine: problems.AddressTooLong,
        }
        refusal = refusals.get(type(exc))
        if refusal is None:
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Refused from %s: %s", addr and addr[0], exc)
        with contextlib.suppress(OSError):
            _answer(client, *problems.unread(refusal))


def _answer(client: socket.socket, status: int, reason: str, body: bytes) -> None:
    from tripreports.api.problems import MEDIA_TYPE  # noqa: PLC0415  # as above

    head = [
        f"HTTP/1.1 {status} {reason}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
    ]
    client.settimeout(_SECONDS)
    client.sendall("\r\n".join([*head, "", ""]).encode() + body)
    client.shutdown(socket.SHUT_WR)
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and client.recv(_PIECE):
        pass
