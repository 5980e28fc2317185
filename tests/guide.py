"""The commands of docs/api.md, as a reader would type them, and what it shows of their answers."""

import io
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.test import Client
from PIL import Image

from tripreports.core.text import squeeze

TEXT = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
_BLOCKS = re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_FILES = dict(re.findall(r"This is\s`(\S+\.json)`:\n\n```json\n(.*?)```", TEXT, re.DOTALL))


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
    method, headers, data, form, address = "", {}, None, dict[str, Any](), ""
    words = iter(shlex.split(command)[1:])
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _colon, value = next(words).partition(": ")
                headers[name] = value
            case "--data":
                data = _FILES[next(words).removeprefix("@")]
            case "-F":
                name, _equals, value = next(words).partition("=")
                form[name] = _picture(value) if value.startswith("@") else value
            case _:
                address = word.removeprefix(SITE)
    client = Client(HTTP_HOST=SITE.removeprefix("http://"), headers={"accept-language": "en"})
    if form:
        return client.post(address, form, headers=headers)
    kind = headers.pop("Content-Type", "application/json")
    verb = method or ("POST" if data else "GET")
    return client.generic(verb, address, data or "", kind, headers=headers)


def missing(shown: str, answer: Any) -> str:
    """The first piece of what is shown that the answer does not have in its place."""
    content, at = squeeze(answer.getvalue().decode("utf-8-sig")), 0
    for piece in squeeze(shown).split("…"):
        at = content.find(piece.strip(","), at)
        if at < 0:
            return f"{piece} is not in {content[:2000]}"
    return ""


def _picture(name: str) -> Any:
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(file, "JPEG")
    file.seek(0)
    file.name = name.removeprefix("@")
    return file
