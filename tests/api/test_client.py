"""The API as an outsider meets it: by a client that a generator made of the document alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tripreports.api.schema.document import document

_PACKAGE = "archive_client"
_WISHES = "literal_enums: true\npost_hooks: []\n"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the client, on the way of imports."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "schema.json").write_text(json.dumps(document()), encoding="utf-8")
    (folder / "client.yaml").write_text(_WISHES, encoding="utf-8")
    said = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate"),
            *("--path", folder / "schema.json", "--config", folder / "client.yaml"),
            *("--meta", "none", "--output-path", folder / _PACKAGE, "--fail-on-warning"),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.split(".", maxsplit=1)[0] == _PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def client(generated: Path, korea_server: str) -> Iterator[Any]:
    with import_module(f"{_PACKAGE}.client").Client(base_url=korea_server) as client:
        yield client


def operation(name: str) -> Any:
    """A function of the client: `trips.trips_list`."""
    return import_module(f"{_PACKAGE}.api.{name}").sync


def test_client_lists_trips(client: Any) -> None:
    page = operation("trips.trips_list")(client=client, year=2025, country="kr", count="1")

    assert page.count == 1
    assert [trip.key for trip in page.results] == ["taichung-korea-2025"]
    assert page.results[0].government.name_zh == "臺中市政府"


def test_client_follows_pages(client: Any) -> None:
    ask = operation("directory.officials_list")
    page = ask(client=client, limit=25, count="1")
    found = [one.key for one in page.results]

    while page.next_:
        [cursor] = parse_qs(urlsplit(page.next_).query)["after"]
        page = ask(client=client, limit=25, after=cursor, count="1")
        found += [one.key for one in page.results]

    assert len(found) == len(set(found)) == page.count
    assert page.count > 50


def test_client_gets_an_official_with_citations(client: Any) -> None:
    official = operation("directory.officials_get")("lee-dong-hwan", client=client, citations="1")

    assert (official.name_zh, official.honorific) == ("李東煥", "Mr.")
    assert {post.organization.key for post in official.posts} >= {"goyang-city"}
    assert official.posts[0].citations[0].quote != ""


def test_client_searches(client: Any) -> None:
    found = operation("api.search")(client=client, q="高陽", kind=["organizations"])

    assert found.results[0].key == "goyang-city"
    assert {one.resource for one in found.results} == {"organizations"}


def test_client_is_told_what_is_wrong(client: Any) -> None:
    problem = operation("trips.trips_get")("nothing", client=client)

    assert (problem.status, problem.type_) == (404, "about:blank")
