"""Pictures are let in as what they are, and not too large."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from PIL import Image

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import make_photo
from tripreports.reports.models import Photo
from tripreports.reports.validators import validate_photo


def _picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (2, 2), "red").save(file, kind)
    return file.getvalue()


def _png_that_claims(width: int, height: int) -> bytes:
    """The head of a PNG with nothing behind it: what a bomb looks like before it goes off."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((13, header), (0, b"IEND"))
    packed = [struct.pack(">I", n) + c + struct.pack(">I", zlib.crc32(c)) for n, c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_of_a_known_format_is_let_in_and_left_at_its_beginning(kind: str) -> None:
    file = ContentFile(_picture(kind))

    validate_photo(file)

    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"no picture at all", "Give a picture in JPEG, PNG or WebP."),
        (b"", "Give a picture in JPEG, PNG or WebP."),
        (_picture("GIF"), "Give a picture in JPEG, PNG or WebP."),
        (_picture("PNG")[:40], "Give a picture in JPEG, PNG or WebP."),
        # Up to twice Pillow's limit it would only warn.
        (_png_that_claims(10_000, 10_000), "The picture has too many pixels."),
        (_png_that_claims(60_000, 60_000), "The picture has too many pixels."),
    ],
    ids=["text", "nothing", "gif", "torn", "large", "huge"],
)
def test_anything_else_is_refused(content: bytes, complaint: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        validate_photo(ContentFile(content))

    assert refusal.value.messages == [complaint]


@pytest.mark.django_db
def test_picture_is_stored_with_its_photo(clerk: Client) -> None:
    photo = make_photo()
    page = address(Photo, "change", photo.key)
    file = SimpleUploadedFile("mayor.png", _picture("PNG"), "image/png")

    answer = clerk.post(page, entered(clerk, page, image=file))

    photo.refresh_from_db()
    assert answer.status_code == 302
    assert Path(photo.image.path).read_bytes() == _picture("PNG")


@pytest.mark.django_db
def test_text_that_calls_itself_a_picture_is_refused(clerk: Client) -> None:
    photo = make_photo()
    page = address(Photo, "change", photo.key)
    file = SimpleUploadedFile("mayor.jpg", b"no picture at all", "image/jpeg")

    answer = clerk.post(page, entered(clerk, page, image=file))

    photo.refresh_from_db()
    assert complaints(answer) == [
        "Upload a valid image. The file you uploaded was either not an image or a corrupted image."
    ]
    assert photo.image.name == ""
