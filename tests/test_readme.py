"""What the README shows is what the software answers."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from tripreports.core.text import squeeze

README = Path(settings.BASE_DIR, "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"\$ curl 'http://127\.0\.0\.1:8000(\S+)'\n(.*?)\n```", README, re.DOTALL)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]


def test_readme_shows_three_answers_of_the_api() -> None:
    assert len(SHOWN) == 3


@pytest.mark.parametrize(("address", "shown"), SHOWN, ids=[address for address, _ in SHOWN])
def test_readme_shows_what_the_api_answers(address: str, shown: str) -> None:
    answer = squeeze(Client(HTTP_HOST="127.0.0.1:8000").get(address).content.decode())

    at = 0
    for piece in squeeze(shown).split("…"):
        at = answer.find(piece.strip(","), at)
        assert at >= 0, piece


def test_readme_shows_the_counts() -> None:
    output = io.StringIO()

    with translation.override("en"):
        call_command("report_counts", stdout=output)

    shown = re.search(r"report_counts\n(.*?)\n```", README, re.DOTALL)
    assert shown is not None
    assert shown[1] == output.getvalue().rstrip("\n")
