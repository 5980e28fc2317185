"""The open-data dump: every public record, as lines of JSON, and what explains them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from django.conf import settings

from tripreports.api.dump.archive import Archive, Part, whole_or_none
from tripreports.api.dump.dictionary import Entry, as_csv, as_json, entries
from tripreports.api.dump.forms import forms, homes
from tripreports.api.dump.schema import schema_of
from tripreports.api.dump.state import one_state
from tripreports.api.dump.terms import terms
from tripreports.api.reading import statement
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.shape import Shape
from tripreports.core import software
from tripreports.core.licence import LICENCE_ADDRESS, LICENCE_NAME
from tripreports.search.models import State

_NAME = "Tripreports: records of official trips abroad"


class Records(NamedTuple):
    """A file of records, and how many there are in it."""

    resource: str
    rows: int
    part: Part
    schema: str


def write(target: Path) -> list[Records]:
    """Writes the dump. It follows from the state of the archive and the software alone."""
    resources = forms()
    with one_state() as state, whole_or_none(target) as file:
        archive = Archive(file, state.changed_at)
        described = entries(resources)
        others = _explanations(archive, resources, described)
        records = [_records(archive, resource) for resource in resources]
        manifest = _manifest(state, resources, records, others)
        archive.add("manifest.json", [_pretty(manifest)])
        archive.close()
    return records


def _explanations(
    archive: Archive, resources: Iterable[Resource], described: list[Entry]
) -> list[Part]:
    texts = {
        "LICENSE.md": terms().encode(),
        "dictionary.csv": as_csv(described).encode(),
        "dictionary.json": _pretty(as_json(described)),
        **{_schema_path(one): _pretty(schema_of(one)) for one in resources},
    }
    return [archive.add(path, [text]) for path, text in texts.items()]


def _records(archive: Archive, resource: Resource) -> Records:
    lines = _Lines(resource)
    part = archive.add(f"data/{resource.name}.ndjson", lines)
    return Records(resource.name, lines.count, part, _schema_path(resource))


class _Lines:
    """The records of a resource that everybody may see, each in a line, counted on the way."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        found = self.resource.visible_to(None).order_by("pk")
        shown = statement.as_json(self.resource, Shape.of_list(self.resource), None)
        for records in statement.lines(found, shown, settings.SITE_URL):
            self.count += len(records)
            yield b"\n".join([*records, b""])


def _manifest(
    state: State, resources: Iterable[Resource], records: Iterable[Records], others: list[Part]
) -> dict[str, Any]:
    site = settings.SITE_URL
    return {
        "name": _NAME,
        # Not when it was written: the same records make the same file.
        "made_at": state.changed_at.isoformat(),
        "revision": state.token,
        "software": {
            "name": "Tripreports",
            "version": software.VERSION,
            "build": software.current().token,
        },
        "site": site or None,
        "addresses": "absolute" if site else "relative to the address of the site",
        "publisher": settings.OPERATOR or None,
        "licence": {"name": LICENCE_NAME, "address": LICENCE_ADDRESS, "text": "LICENSE.md"},
        "records": [
            {"resource": one.resource, "rows": one.rows, **vars(one.part), "schema": one.schema}
            for one in records
        ],
        "kinds": [vars(home) for home in homes(resources)],
        "others": [vars(part) for part in others],
    }


def _schema_path(resource: Resource) -> str:
    return f"schemas/{resource.name}.schema.json"


def _pretty(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"
