"""Lighthouse, as for a telephone: four scores for each of several kinds of page."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

from tests.audit.pages import SCORED, Fault
from tests.audit.site import Site, encoded
from tests.audit.tools import LIGHTHOUSE, chromium

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Search engines are kept out of some on purpose, which costs all of that score; and Swagger UI is a
# script of more than a megabyte.
EXCUSED = {"search": {"seo"}, "api-record": {"seo"}, "docs": {"performance"}}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-dev-shm-usage"


def faults(site: Site, pages: Mapping[str, str]) -> Iterator[Fault]:
    for name in SCORED:
        if name in pages:
            yield from of_page(name, report(encoded(site.address + pages[name])))


def report(address: str) -> dict[str, Any]:
    run = subprocess.run(
        [
            *(str(LIGHTHOUSE), address, "--quiet", "--output=json", "--output-path=stdout"),
            *(f"--only-categories={','.join(LEAST)}", f"--chrome-flags={FLAGS}"),
        ],
        env=os.environ | {"CHROME_PATH": chromium() or ""},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def of_page(name: str, found: dict[str, Any]) -> Iterator[Fault]:
    scores = {which: round(100 * (found["categories"][which]["score"] or 0)) for which in LEAST}
    print(f"lighthouse {name:<20}" + "  ".join(f"{w} {score}" for w, score in scores.items()))
    for which, score in scores.items():
        if score < LEAST[which] and which not in EXCUSED.get(name, ()):
            what = ", ".join(lost(found, which))
            yield Fault("lighthouse", name, which, f"{score} of {LEAST[which]}: {what}")


def lost(found: dict[str, Any], category: str) -> Iterator[str]:
    """What took points away."""
    for reference in found["categories"][category]["auditRefs"]:
        audit = found["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['id']} {audit.get('displayValue', '')}".strip()
