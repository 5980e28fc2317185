"""What docs/api.md shows is what the API answers, and takes."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from tests.api.writing.asking import account, client_of, send
from tripreports.core.text import squeeze
from tripreports.reports.models import Photo
from tripreports.trips.models import Trip

GUIDE = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8")
SHOWN = re.findall(
    r"\$ curl (?:-H 'Accept-Language: en' )?'http://127\.0\.0\.1:8000(\S+)'\n(.*?)\n```",
    GUIDE,
    re.DOTALL,
)
TRIP = json.loads(re.findall(r"```json\n(.*?)\n```", GUIDE, re.DOTALL)[0])

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]


def test_guide_shows_answers() -> None:
    assert len(SHOWN) >= 11


@pytest.mark.parametrize(("address", "shown"), SHOWN, ids=[address for address, _ in SHOWN])
def test_guide_shows_what_the_api_answers(address: str, shown: str) -> None:
    client = Client(HTTP_HOST="127.0.0.1:8000", headers={"accept-language": "en"})

    response = client.get(address)

    content = response.getvalue().decode("utf-8-sig")
    answer, at = squeeze(content), 0
    for piece in squeeze(shown).split("…"):
        at = answer.find(piece.strip(","), at)
        assert at >= 0, f"{piece} is not in {answer[:2000]}"


def test_guide_shows_how_a_trip_is_created() -> None:
    writer = client_of(account(None))
    headers = {"idempotency-key": "2c9f"}

    first = send(writer, "POST", "trips/", TRIP, **headers)
    again = send(writer, "POST", "trips/", TRIP, **headers)

    assert first.status_code == 201, first.content.decode()
    assert again.json() == first.json()
    made = Trip.objects.get(pk=first.json()["key"])
    rows = (made.itinerary_days, made.attendances, made.encounters)
    assert [each.count() for each in rows] == [1, 2, 1]


def test_guide_shows_how_a_photo_is_uploaded() -> None:
    writer = client_of(account(None))
    sections = [{"level": 1, "kind": "prose", "heading": "過程", "title": "過程"}]
    trip = send(writer, "POST", "trips/", {**TRIP, "sections": sections}).json()
    [text] = re.findall(r"-F 'fields=(\{.*?\})'", GUIDE)
    fields = text.replace("$TRIP", trip["key"]).replace("$SECTION", trip["sections"][0]["key"])

    answer = writer.post("/api/v1/photos/", {"file": _picture(), "fields": fields})

    assert answer.status_code == 201, answer.content.decode()
    assert Photo.objects.get(pk=answer.json()["key"]).caption == "釜山港"


def _picture() -> Any:
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(file, "JPEG")
    file.seek(0)
    file.name = "harbour.jpg"
    return file
