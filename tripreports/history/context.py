"""Who is at work, and which changes belong to one save."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class Work:
    """One save: a request, a command, or what a service does at once."""

    by: "User | None" = None
    comment: str = ""
    save_id: str = field(default_factory=lambda: get_random_string(10))

    @cached_property
    def by_name(self) -> str:
        """The name of the person, which stays when the account goes."""
        return str(self.by.get_full_name() or self.by)[:150] if self.by else ""


_work: ContextVar[Work | None] = ContextVar("work", default=None)


def current_work() -> Work:
    """What is going on now; outside of any save, a save of its own."""
    return _work.get() or Work()


@contextmanager
def recording(*, by: "User | None" = None, comment: str = "") -> Iterator[Work]:
    """All changes inside are one save of this person, and part of the save around it."""
    around = _work.get()
    work = (
        replace(around, by=by or around.by, comment=comment or around.comment)
        if (around)
        else Work(by, comment)
    )
    token = _work.set(work)
    try:
        yield work
    finally:
        _work.reset(token)


def attribute_to(person: "User") -> None:
    """Says who is at work, where that is found out after the work began: by a token."""
    if work := _work.get():
        _work.set(replace(work, by=person))


class HistoryMiddleware:
    """Makes each request one save of the person who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A page that is only read needs neither the session nor the account.
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        by = request.user if request.user.is_authenticated else None
        with recording(by=by):
            return self.get_response(request)
