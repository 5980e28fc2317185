"""The commands of docs/api.md, as a reader would type them, and what it shows of their answers."""

import argparse
import io
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from PIL import Image

from tripreports.core.text import squeeze

TEXT = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
_BLOCKS = re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_FILES = dict(re.findall(r"This is\s`(\S+\.json)`:\n\n```json\n(.*?)```", TEXT, re.DOTALL))

_CURL = argparse.ArgumentParser()
_CURL.add_argument("address")
_CURL.add_argument("-X", dest="method", default="")
_CURL.add_argument("-H", dest="headers", action="append", default=[])
_CURL.add_argument("-F", dest="form", action="append", default=[])
_CURL.add_argument("-G", action="store_true")  # what `-d` and the like say belongs to the address
_CURL.add_argument("-d", "--data-urlencode", dest="asked", action="append", default=[])
_CURL.add_argument("--data", default="")


class Example(NamedTuple):
    """One command of the guide, and its answer, shortened."""

    command: str
    shown: str

    @property
    def is_for_everybody(self) -> bool:
        return "$TOKEN" not in self.command


EXAMPLES = [Example(*found) for block in _BLOCKS for found in _COMMAND.findall(block)]
REQUESTS = [one for one in EXAMPLES if one.command.startswith("curl ")]


def ask(command: str, **values: str) -> Any:
    """The answer to a `curl`; `values` stand for the variables of the shell."""
    for name, value in values.items():
        command = command.replace(f"${name}", value)
    typed = _CURL.parse_args(shlex.split(command.replace("\\\n", ""))[1:])
    query = urlencode([_parted(one, "=") for one in typed.asked])
    address = typed.address.removeprefix(SITE) + (f"?{query}" if query else "")
    assert address.isascii(), "Servers refuse such an address, and curl sends it as it is typed."
    headers = dict(_parted(one, ": ") for one in typed.headers)
    client = Client(HTTP_HOST=SITE.removeprefix("http://"), headers={"accept-language": "en"})
    if typed.form:
        form = {name: _sent(value) for name, value in (_parted(one, "=") for one in typed.form)}
        return client.post(address, form, headers=headers)
    kind = headers.pop("Content-Type", "application/json")
    data = _FILES[typed.data.removeprefix("@")] if typed.data else ""
    verb = typed.method or ("POST" if data else "GET")
    return client.generic(verb, address, data, kind, headers=headers)


def missing(shown: str, answer: Any) -> str:
    """The first piece of what is shown that the answer does not have in its place."""
    content, at = squeeze(answer.getvalue().decode("utf-8-sig")), 0
    for piece in squeeze(shown).split("…"):
        at = content.find(piece.strip(","), at)
        if at < 0:
            return f"{piece} is not in {content[:2000]}"
    return ""


def _parted(text: str, mark: str) -> tuple[str, str]:
    name, _mark, value = text.partition(mark)
    return name, value


def _sent(value: str) -> Any:
    """What goes into a part of a form: a text, or a file of that name."""
    if not value.startswith("@"):
        return value
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(file, "JPEG")
    file.seek(0)
    file.name = value.removeprefix("@")
    return file
