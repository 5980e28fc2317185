"""Photos with their files."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.writing.asking import counts, errors, send, told
from tests.reports.pictures import from_a_phone, upload
from tripreports.reports.models import Photo

pytestmark = pytest.mark.usefixtures("world")

FIELDS = {"trip": "draft", "section": "part", "caption": "與市長合影"}


def post(client: Client, file: Any, fields: Any = None, **headers: str) -> Any:
    parts = {"fields": json.dumps(FIELDS if fields is None else fields)}
    if file is not None:
        parts["file"] = file
    return client.post("/api/v1/photos/", parts, headers=headers)


def test_photo_comes_with_its_file(author: Client) -> None:
    answer = post(author, upload("mayor.jpg", from_a_phone()))

    assert answer.status_code == 201, answer.content.decode()
    photo = Photo.objects.get(pk=answer.json()["key"])
    assert (photo.caption, photo.order, photo.position) == ("與市長合影", 2, 3)
    name = str(photo.image)
    assert (name[-4:], "mayor" in name) == (".jpg", False)
    assert answer.json()["has_picture"] is True


def test_words_about_a_photo_are_changed_without_its_file(author: Client) -> None:
    key = post(author, upload()).json()["key"]
    name = Photo.objects.get(pk=key).image.name

    answer = send(author, "PATCH", f"photos/{key}/", {"caption": "合影"}, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    photo = Photo.objects.get(pk=key)
    assert (photo.caption, photo.image.name) == ("合影", name)


@pytest.mark.parametrize(
    ("file", "pointer"),
    [
        (None, "/file"),
        ("text", "/file"),
        (SimpleUploadedFile("a.jpg", b"no picture"), "/file"),
        (SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "/file"),
    ],
)
def test_what_is_no_picture_is_refused(author: Client, file: Any, pointer: str) -> None:
    before = counts()

    assert list(errors(post(author, file))) == [pointer]
    assert counts() == before


def test_fields_of_a_photo_are_looked_at(author: Client) -> None:
    before = counts()

    found = errors(post(author, upload(), {"trip": "nowhere", "image": "x"}))

    assert set(found) == {"/trip", "/section", "/image"}
    assert counts() == before


def test_large_photo_is_413(author: Client, settings: LazySettings) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    before = counts()

    assert "A photo may take" in told(post(author, upload()), 413)
    assert counts() == before


def test_same_photo_under_one_key_comes_once(author: Client) -> None:
    first = post(author, upload(), idempotency_key="k1")
    second = post(author, upload(), idempotency_key="k1")
    other = post(author, upload("b.jpg", from_a_phone()), idempotency_key="k1")

    assert (first.status_code, second.status_code, other.status_code) == (201, 201, 422)
    assert second["Idempotent-Replayed"] == "true"
