"""`make audit`: what Lighthouse, axe and the validator of the W3C say of every kind of page.

    .venv/bin/python -m tests.audit [axe | lighthouse | validator] [names of pages]

Starts the product with the example records, as an operator would, asks each tool that is named, or
all three, and prints what they have to say. Lighthouse and the validator are installed from npm into
var/audit the first time. Not a test: it takes minutes, and needs Node.js, Java and Chromium.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.audit import barriers, lighthouse, tools, validator
from tests.audit.pages import DESK, PAGES, Fault
from tests.audit.site import FOLDER, Site, served

Ask = Callable[[Site, Mapping[str, str]], Iterator[Fault]]
TOOLS: dict[str, Ask] = {
    "validator": validator.faults,
    "axe": barriers.faults,
    "lighthouse": lighthouse.faults,
}


def main(arguments: Sequence[str]) -> int:
    chosen = [tool for tool in TOOLS if tool in arguments] or list(TOOLS)
    every = PAGES | DESK
    pages = {name: every[name] for name in every if name in arguments} or every
    unable = {tool: why for tool in chosen if (why := tools.missing(tool))}
    for why in unable.values():
        print(why)
    able = [tool for tool in chosen if tool not in unable]
    FOLDER.mkdir(parents=True, exist_ok=True)
    tools.install(able)
    with served() as site:
        found = [fault for tool in able for fault in told(tool, site, pages)]
    summary(pages, able, found)
    return int(bool(found or unable))


def told(tool: str, site: Site, pages: Mapping[str, str]) -> Iterator[Fault]:
    """The faults that a tool finds, each once it is found."""
    print(f"\n{tool}", flush=True)
    for fault in TOOLS[tool](site, pages):
        print(fault, flush=True)
        yield fault


def summary(pages: Mapping[str, str], able: Sequence[str], found: Sequence[Fault]) -> None:
    print("\n" + " " * 20 + "".join(f"{tool:>12}" for tool in able))
    for name in dict.fromkeys([*pages, *(fault.page for fault in found)]):
        counts = [sum(f.page == name and f.tool == tool for f in found) for tool in able]
        print(f"{name:<20}" + "".join(f"{count or 'ok':>12}" for count in counts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
