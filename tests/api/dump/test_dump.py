"""The open-data dump, as one reads it who has the file and nothing else."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core.management import CommandError, call_command
from django.test import Client
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)

from tests.api.asking import get
from tests.api.dump.outsider import Dump
from tests.databases import commit_example
from tests.factories import make_citation, make_encounter, make_official, make_section, make_trip
from tripreports.api.dump.archive import whole_or_none
from tripreports.api.resources import RESOURCES
from tripreports.core import software

# The dump opens a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def dump_into(folder: Path, name: str = "open-data.zip") -> Dump:
    call_command("dump_open_data", str(folder / name), verbosity=0)
    return Dump(folder / name)


def test_dump_of_korea_is_what_the_api_tells(client: Client, tmp_path: Path) -> None:
    commit_example()

    dump = dump_into(tmp_path)

    assert dump.damaged() == []
    assert {one["resource"]: one["rows"] for one in dump.manifest["records"]} == {
        name: get(client, f"{name}/", count="1", limit="1")["count"] for name in RESOURCES
    }
    assert {name: len(rows) for name, rows in dump.rows.items()} == {
        one["resource"]: one["rows"] for one in dump.manifest["records"]
    }
    keys = dump.keys()
    assert {kind: Counter(found).most_common(1)[0] for kind, found in keys.items() if found} == {
        kind: (found[0], 1) for kind, found in keys.items() if found
    }
    assert {(kind, key) for kind, key in dump.references() if key not in keys[kind]} == set()
    assert _misfits(dump) == []
    assert _undescribed(dump) == set()


def _misfits(dump: Dump) -> list[str]:
    """Records that their JSON Schema does not describe."""
    return [
        error.message
        for one in dump.manifest["records"]
        for validator in [Draft202012Validator(dump.json(one["schema"]))]
        for row in dump.rows[one["resource"]]
        for error in validator.iter_errors(row)
    ]


def _undescribed(dump: Dump) -> set[tuple[str, str]]:
    """Members without an entry in the dictionary, or one without words in either language."""
    told = {
        (one["resource"], one["field"])
        for one in dump.dictionary
        if one["description_zh"] and one["description_en"]
    }
    shown = {(name, member) for name, rows in dump.rows.items() for row in rows for member in row}
    return shown - told


@pytest.mark.parametrize("site", ["", "https://trips.example.org"])
def test_same_records_make_the_same_file(settings: LazySettings, tmp_path: Path, site: str) -> None:
    settings.SITE_URL = site
    make_trip("autumn")

    first, second = dump_into(tmp_path, "first.zip"), dump_into(tmp_path, "second.zip")
    (tmp_path / "first.zip").replace(tmp_path / "other.zip")
    make_official("lee")
    later = dump_into(tmp_path, "later.zip")

    assert (tmp_path / "other.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    assert first.manifest["revision"] == second.manifest["revision"] != later.manifest["revision"]
    assert first.manifest["site"] == (site or None)
    assert [row["url"] for row in first.rows["trips"]] == [f"{site}/api/v1/trips/autumn/"]


def test_dump_has_nothing_of_drafts(tmp_path: Path) -> None:
    shown = make_trip("shown", title_en="shown")
    lee = make_official("lee")
    draft = make_trip("klandestin-trip", state="draft", title_en="klandestin")
    kim = make_official("klandestin-kim", is_public=False)
    make_encounter(trip=draft, official=lee, key="klandestin-lee", group="klandestin")
    make_encounter(trip=draft, official=kim, key="klandestin-call")
    make_citation(draft, section=make_section(trip=draft, heading="klandestin"))
    make_citation(shown, section=make_section(trip=shown, heading="shown"))

    dump = dump_into(tmp_path)

    assert "klandestin" not in dump.text()
    assert [row["key"] for row in dump.rows["trips"]] == ["shown"]
    assert [row["quote"] for row in dump.rows["citations"]] == ["shown"]


def test_dictionary_is_a_table_as_well(tmp_path: Path) -> None:
    dump = dump_into(tmp_path)

    [kind] = [one for one in dump.dictionary if one["field"] == "aliases[].kind"][:1]
    table = dump.table()

    assert [(one["resource"], one["field"]) for one in table] == [
        (one["resource"], one["field"]) for one in dump.dictionary
    ]
    assert kind["codes"][1] == {"code": "abbreviation", "zh": "簡稱", "en": "abbreviation"}
    assert "abbreviation: 簡稱 / abbreviation" in table[dump.dictionary.index(kind)]["codes"]


def test_file_that_fails_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "open-data.zip"
    target.write_text("the last one")

    with pytest.raises(KeyboardInterrupt):
        _write_half(target)

    assert [path.name for path in tmp_path.iterdir()] == ["open-data.zip"]
    assert target.read_text() == "the last one"


def _write_half(target: Path) -> None:
    with whole_or_none(target) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_dump_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=str(tmp_path / "none")):
        call_command("dump_open_data", str(tmp_path / "none" / "open-data.zip"))


def test_dump_names_the_version_of_the_software() -> None:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == software.VERSION
