"""One small stylesheet and small optional scripts, which ask nobody else for anything."""

import re

from tripreports.settings import BASE_DIR

STATIC = BASE_DIR / "static"
STYLES = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("*.css"))
CSS = (STATIC / "site.css").read_text("utf-8")


def test_stylesheet_is_one_and_small() -> None:
    assert STYLES == ["site.css"]
    assert len(CSS.encode()) < 60_000


def test_scripts_are_small() -> None:
    scripts = [path.stat().st_size for path in (STATIC / "site").rglob("*.js")]

    assert sum(scripts) < 30_000


def test_stylesheet_asks_for_no_other_file() -> None:
    assert re.findall(r"@import|url\((?!['\"]?data:)", CSS) == []


def test_stylesheet_uses_no_token_that_is_not_there() -> None:
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    defined = set(re.findall(r"(--[\w-]+):", CSS))

    assert used - defined == set()


def test_braces_of_the_stylesheet_are_even() -> None:
    assert CSS.count("{") == CSS.count("}")
