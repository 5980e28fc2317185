"""The validator of the W3C: every page in both languages, and the stylesheet."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.audit.pages import DESK, LANGUAGES, Fault
from tests.audit.site import FOLDER, ROOT, Site, fetch, is_there
from tests.audit.tools import VALIDATOR

STYLES = (ROOT / "static" / "site.css", ROOT / "static" / "api" / "docs.css")


def faults(site: Site, pages: Mapping[str, str]) -> Iterator[Fault]:
    folder = FOLDER / "html"
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[Path, tuple[str, str]] = {}
    for language in LANGUAGES:
        for name, path in pages.items():
            if name in DESK:  # its theme writes attributes that no standard knows
                continue
            status, body = fetch(site.address + path, language)
            if not is_there(status):
                yield Fault("validator", name, language, f"answers {status}")
                continue
            file = folder / f"{language}-{name}.html"
            file.write_bytes(body)
            files[file] = name, language
    for message in said(list(files)):
        name, language = files[Path(message["url"].removeprefix("file:"))]
        where = f"{language} line {message.get('lastLine', '')}"
        yield Fault("validator", name, where, message["message"])
    for message in said(list(STYLES), "--css"):
        name = Path(message["url"].removeprefix("file:")).name
        yield Fault("validator", name, f"line {message.get('lastLine')}", message["message"])


def said(files: list[Path], *options: str) -> list[dict[str, str]]:
    """Errors and warnings; what it merely tells is left out."""
    program = ["java", "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always", "--stdout"]
    run = subprocess.run(
        [*program, *options, *map(str, files)], capture_output=True, check=True, text=True
    )
    return list(json.loads(run.stdout)["messages"])
