"""One small stylesheet and small optional scripts, which ask nobody else for anything."""

import re

import pytest

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


def tokens(*, dark: bool) -> dict[str, str]:
    """The colours of the stylesheet, by name."""
    light, _, rest = CSS.partition("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#\w{6});", light))
    if not dark:
        return found
    return found | dict(re.findall(r"--([\w-]+): (#\w{6});", rest.partition("\n}")[0]))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "papers", "least"),
    [
        ("ink", ("paper", "card", "plain-paper", "mark"), 7),
        ("soft", ("paper", "card", "plain-paper", "mark"), 4.5),
        ("link", ("paper", "card", "plain-paper", "mark"), 4.5),
        ("visited", ("paper", "card", "plain-paper", "mark"), 4.5),
        ("seal", ("paper", "card", "plain-paper", "mark"), 4.5),
        ("good", ("paper", "good-paper"), 4.5),
        ("open", ("paper", "open-paper"), 4.5),
        ("edge", ("paper", "card"), 3),
    ],
)
def test_colours_can_be_told_apart(
    ink: str, papers: tuple[str, ...], least: float, dark: bool
) -> None:
    colours = tokens(dark=dark)

    weak = [paper for paper in papers if contrast(colours[ink], colours[paper]) < least]

    assert weak == []
