"""No file and no function grows beyond what a reader holds in the head."""

import ast
from pathlib import Path

from tripreports.settings import BASE_DIR

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
SOURCES = sorted(
    path
    for folder in ("tripreports", "tests", "tools")
    for path in (BASE_DIR / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def name_of(path: Path) -> str:
    return path.relative_to(BASE_DIR).as_posix()


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name_of(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in SOURCES
        for function in functions(path)
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
