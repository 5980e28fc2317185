"""A copy of the archive at somebody else's, as a client of the API would keep it."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.api.asking import ROOT
from tripreports.api.reading.fields import Refs, Rows, Values
from tripreports.api.resources import RESOURCES, resource_of

Records = dict[tuple[str, str], dict[str, Any]]


class Mirror:
    """Taken once from the lists, and kept true by the feed of changes alone."""

    def __init__(self, client: Client) -> None:
        self.client = client
        # Before the lists are read: what changes meanwhile is told afterwards.
        self._next = f"{ROOT}changes/?limit=7&since={timezone.now():%Y-%m-%dT%H:%M:%SZ}"
        self.records = listed(client)

    def follow(self) -> None:
        has_more = True
        while has_more:
            page = self.client.get(self._next).json()
            for change in page["results"]:
                self._take(change)
            self._next, has_more = page["next"], page["has_more"]

    def _take(self, change: dict[str, Any]) -> None:
        name, key = change["resource"], change["key"]
        if change["op"] == "delete":
            self.records.pop((name, key), None)
            return
        answer = self.client.get(change["url"], {"fields": ",".join(_fields(name))})
        if answer.status_code == 200:
            self.records[name, key] = _plain(answer.json())
        else:
            # Gone since: the feed will say so.
            self.records.pop((name, key), None)


def listed(client: Client) -> Records:
    """Everything that the lists show to this client."""
    return {
        (name, record["key"]): _plain(record) for name in RESOURCES for record in _all(client, name)
    }


def _all(client: Client, name: str) -> Iterator[dict[str, Any]]:
    answer = client.get(f"{ROOT}{name}/", {"fields": ",".join(_fields(name)), "limit": "200"})
    page = answer.json()
    assert answer.status_code == 200, page
    yield from page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        yield from page["results"]


def _fields(name: str) -> list[str]:
    """All that a list shows, and of details what has no address of its own."""
    resource = RESOURCES[name]
    own = [field for field in resource.detail if not _has_addresses(resource.model, field)]
    return ["key", *(field.name for field in (*resource.listed, *own))]


def _has_addresses(model: Any, field: Any) -> bool:
    if not isinstance(field, Refs | Rows | Values):
        return False
    relation = model._meta.get_field(field.path)
    return relation.auto_created and resource_of(relation.related_model) is not None


def _plain(shown: Any) -> Any:
    """Other records by their keys alone: what they are called, they say themselves."""
    if isinstance(shown, list):
        return [_plain(one) for one in shown]
    if not isinstance(shown, dict):
        return shown
    if "url" in shown:
        return shown["key"]
    # The test itself sets the moments back.
    return {name: _plain(value) for name, value in shown.items() if name != "updated_at"}
