"""Reading an open-data dump with nothing but Python, as one who never saw the software."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Dump:
    """A file that somebody found on the web."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.manifest = self.json("manifest.json")
        self.dictionary: list[Row] = self.json("dictionary.json")
        self.rows: dict[str, list[Row]] = {
            one["resource"]: [json.loads(line) for line in self.files[one["path"]].splitlines()]
            for one in self.manifest["records"]
        }

    def json(self, path: str) -> Any:
        return json.loads(self.files[path])

    def table(self) -> list[Row]:
        return list(csv.DictReader(io.StringIO(self.files["dictionary.csv"].decode())))

    def text(self) -> str:
        return "\n".join(content.decode() for content in self.files.values())

    def damaged(self) -> list[str]:
        """The files that are not what the manifest says of them."""
        parts = [*self.manifest["records"], *self.manifest["others"]]
        told = {part["path"]: (part["bytes"], part["sha256"]) for part in parts}
        found = {
            path: (len(content), hashlib.sha256(content).hexdigest())
            for path, content in self.files.items()
            if path != "manifest.json"
        }
        return sorted(path for path in found | told if found.get(path) != told.get(path))

    def keys(self) -> dict[str, list[str]]:
        """The keys of the records of each kind, wherever they stand."""
        found: dict[str, list[str]] = {}
        for home in self.manifest["kinds"]:
            rows: Any = self.rows[home["resource"]]
            for step in filter(None, home["within"].split(".")):
                rows = [inner for row in rows for inner in row[step]]
            found.setdefault(home["kind"], []).extend(row["key"] for row in rows)
        return found

    def references(self) -> Iterator[tuple[str, str]]:
        """The kind and the key of every record that another one mentions."""
        kinds: dict[str, str] = {
            one["resource"]: one["kind"] for one in self.manifest["kinds"] if not one["within"]
        }
        for entry in self.dictionary:
            if target := entry["refers_to"]:
                for found in _at(self.rows[entry["resource"]], entry["field"].split(".")):
                    kind = str(found["kind"] if target == "*" else kinds.get(target, target))
                    yield kind, found if isinstance(found, str) else found["key"]


def _at(rows: list[Row], way: list[str]) -> Iterator[Any]:
    """What stands in a member of these rows, each of a list for itself."""
    step, *rest = way
    for row in rows:
        found = row[step.removesuffix("[]")]
        values = found if isinstance(found, list) else [found] if found else []
        if rest:
            yield from _at(values, rest)
        else:
            yield from values
