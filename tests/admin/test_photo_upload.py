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
from tests.factories import make_draft, make_photo, make_section
from tripreports.reports.models import Photo, Section
from tripreports.reports.validators import validate_photo


def _section() -> Section:
    """Of a report that may still be changed."""
    return make_section(trip=make_draft())


def _picture(kind: str, side: int = 2) -> bytes:
    file = BytesIO()
    Image.new("RGB", (side, side), "red").save(file, kind)
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


NO_PICTURE = (
    "“mayor.jpg” is no picture in JPEG, PNG or WebP, or it is damaged. Save it as one of these."
)
TOO_HEAVY = "“mayor.jpg” takes 31.0\xa0MB; a photo may take 30.0\xa0MB at most. Save it smaller."
TOO_MANY_PIXELS = "“mayor.jpg” has more than 80 million pixels. Save it smaller."


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"no picture at all", NO_PICTURE),
        (b"", NO_PICTURE),
        (_picture("GIF"), NO_PICTURE),
        (_picture("PNG")[:40], NO_PICTURE),
        (_picture("JPEG", 200)[:400], NO_PICTURE),
        # Up to twice Pillow's limit it would only warn.
        (_png_that_claims(9_000, 9_000), TOO_MANY_PIXELS),
        (_png_that_claims(10_000, 10_000), TOO_MANY_PIXELS),
        (_png_that_claims(30_000, 30_000), TOO_MANY_PIXELS),
        (b"\xff" * 31 * 1024 * 1024, TOO_HEAVY),
    ],
    ids=["text", "nothing", "gif", "torn", "torn-jpeg", "above", "large", "huge", "heavy"],
)
def test_anything_else_is_refused(content: bytes, complaint: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        validate_photo(ContentFile(content, "mayor.jpg"))

    assert refusal.value.messages == [complaint]


@pytest.mark.django_db
def test_picture_is_stored_with_its_photo(clerk: Client) -> None:
    photo = make_photo(section=_section())
    page = address(Photo, "change", photo.key)
    file = SimpleUploadedFile("mayor.png", _picture("PNG"), "image/png")

    answer = clerk.post(page, entered(clerk, page, image=file))

    photo.refresh_from_db()
    assert answer.status_code == 302
    assert Path(photo.image.path).read_bytes() == _picture("PNG")


@pytest.mark.django_db
def test_text_that_calls_itself_a_picture_is_refused(clerk: Client) -> None:
    photo = make_photo(section=_section())
    page = address(Photo, "change", photo.key)
    file = SimpleUploadedFile("mayor.jpg", b"no picture at all", "image/jpeg")

    answer = clerk.post(page, entered(clerk, page, image=file))

    photo.refresh_from_db()
    assert complaints(answer) == [NO_PICTURE]
    assert photo.image.name == ""


@pytest.mark.django_db
def test_original_is_downloaded_by_staff_alone(clerk: Client, client: Client) -> None:
    photo = make_photo(key="mayor", section=_section())
    photo.image.save("mayor.png", ContentFile(_picture("PNG")))

    response = clerk.get("/admin/reports/photo/mayor/original/")
    asked = client.get("/admin/reports/photo/mayor/original/")

    assert response.getvalue() == _picture("PNG")
    assert response["Content-Disposition"] == 'attachment; filename="mayor.png"'
    assert asked["Location"] == "/admin/login/?next=/admin/reports/photo/mayor/original/"


@pytest.mark.django_db
def test_lost_original_is_not_found(clerk: Client) -> None:
    make_photo(key="mayor", image="photos/2025/lost.png", section=_section())

    response = clerk.get("/admin/reports/photo/mayor/original/")
    page = clerk.get(address(Photo, "change", "mayor"))

    assert response.status_code == 404
    assert "The file of this picture is lost." in page.content.decode()


@pytest.mark.django_db
def test_photo_whose_file_is_lost_can_still_be_changed(clerk: Client) -> None:
    photo = make_photo(image="photos/2025/lost.png", section=_section())
    page = address(Photo, "change", photo.key)

    answer = clerk.post(page, entered(clerk, page, image=None, alternative_text_en="Two people"))

    photo.refresh_from_db()
    assert (answer.status_code, photo.alternative_text_en) == (302, "Two people")


@pytest.mark.django_db
def test_picture_is_described_or_decorative(clerk: Client) -> None:
    page = address(Photo, "change", make_photo(section=_section()).key)

    entry = entered(clerk, page, image=None, alternative_text_en="Two", is_decorative="on")
    answer = clerk.post(page, entry)

    assert complaints(answer) == [
        "A decorative picture has no alternative text: take one of the two away."
    ]
