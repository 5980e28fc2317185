"""Readers get renditions of pictures, those who may see the photo; pages say what is lost."""

import datetime as dt
import os
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from tests.factories import make_event, make_official, make_photo, make_section, make_trip
from tripreports.reports import renditions
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.reports.renditions import THUMBNAIL, WEB
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

TAKEN_AT = dt.datetime(2025, 9, 26, 8, tzinfo=dt.UTC).timestamp()
ADDRESSES = pytest.mark.parametrize("address", ["/photos/photo/", "/photos/photo/thumbnail/"])


def picture(kind: str = "JPEG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(file, kind)
    return file.getvalue()


def photo_with_file(content: bytes, state: TripState = TripState.PUBLISHED) -> Photo:
    trip = make_trip(key="trip", state=state)
    event = make_event(key="congress", is_public=True)
    photo = make_photo(key="photo", section=make_section(trip=trip), event=event)
    person = make_official(key="mayor", is_public=True)
    PhotoPerson.objects.create(key="photo-mayor", photo=photo, official=person)
    photo.image.save("any-name.dat", ContentFile(content))
    return photo


def photo_with_picture(state: TripState = TripState.PUBLISHED) -> Photo:
    """As it is once its renditions are drawn."""
    photo = photo_with_file(picture(), state)
    renditions.make(photo.image.storage, str(photo.image))
    for rendition in renditions.RENDITIONS:
        os.utime(path_of(photo, rendition), (TAKEN_AT, TAKEN_AT))
    return photo


def path_of(photo: Photo, rendition: renditions.Rendition) -> Path:
    return Path(photo.image.storage.path(renditions.name_of(str(photo.image), rendition)))


def log_in(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))


@pytest.mark.parametrize(
    ("address", "rendition"), [("/photos/photo/", WEB), ("/photos/photo/thumbnail/", THUMBNAIL)]
)
def test_rendition_of_a_published_picture_is_sent(
    client: Client, address: str, rendition: renditions.Rendition
) -> None:
    photo = photo_with_picture()

    response = client.get(address)

    assert response.getvalue() == path_of(photo, rendition).read_bytes()
    assert {
        name: response[name]
        for name in (
            "Content-Type",
            "Cache-Control",
            "Last-Modified",
            "Content-Disposition",
            "X-Content-Type-Options",
        )
    } == {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, no-cache",
        "Last-Modified": "Fri, 26 Sep 2025 08:00:00 GMT",
        "Content-Disposition": 'inline; filename="photo.jpg"',
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize(
    ("header", "name"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
def test_picture_that_the_reader_has_is_not_sent_again(
    client: Client, header: str, name: str
) -> None:
    photo_with_picture()
    first = client.get("/photos/photo/")
    first.getvalue()

    again = client.get("/photos/photo/", headers={header: first[name]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, no-cache"


def test_picture_that_was_replaced_is_sent_again(client: Client) -> None:
    photo = photo_with_picture()
    first = client.get("/photos/photo/")
    first.getvalue()
    photo.image.save("other.png", ContentFile(picture("PNG")))
    renditions.make(photo.image.storage, str(photo.image))

    again = client.get("/photos/photo/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.getvalue()) == (200, path_of(photo, WEB).read_bytes())


@ADDRESSES
def test_picture_of_a_draft_is_for_staff_alone(client: Client, address: str) -> None:
    photo_with_picture(TripState.DRAFT)

    hidden, unknown = client.get(address), client.get(address.replace("photo/", "unknown/", 1))
    log_in(client)
    shown = client.get(address)

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.templates[0].name == unknown.templates[0].name == "404.html"
    assert Image.open(BytesIO(shown.getvalue())).size == (60, 40)
    assert shown["Cache-Control"] == "private, no-cache"


@ADDRESSES
@pytest.mark.parametrize("content", [b"<script>", b"GIF89a", b"RIFF....WAVE", b"", picture()])
def test_original_is_sent_to_nobody(client: Client, content: bytes, address: str) -> None:
    photo = photo_with_file(content)

    responses = [client.get(address), client.get(f"/media/{photo.image.name}")]

    assert [response.status_code for response in responses] == [404, 404]


def test_photo_without_a_file_has_none_to_send(client: Client) -> None:
    make_photo(key="photo", section=make_section(trip=make_trip(state=TripState.PUBLISHED)))

    response = client.get("/photos/photo/")

    assert response.status_code == 404


@pytest.mark.parametrize("address", ["/trips/trip/", "/events/congress/", "/officials/mayor/"])
def test_card_shows_the_picture(client: Client, address: str) -> None:
    photo_with_picture()

    page = client.get(address).content.decode()

    assert (
        '<a class="picture" href="/photos/photo/"><img src="/photos/photo/thumbnail/"'
        ' alt="與金市長合影" lang="zh-Hant" loading="lazy" width="240" height="160"></a>'
    ) in page


@pytest.mark.parametrize("address", ["/trips/trip/", "/events/congress/", "/officials/mayor/"])
@pytest.mark.parametrize(
    ("is_there", "word"),
    [
        (False, "The file of this picture is lost."),
        (True, "This picture cannot be shown."),
    ],
)
def test_card_says_why_there_is_nothing_to_see(
    client: Client, address: str, is_there: bool, word: str
) -> None:
    photo = photo_with_file(b"no picture at all")
    if not is_there:
        Path(photo.image.path).unlink()

    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    file = client.get("/photos/photo/")

    assert f"{word}</" in page
    assert '<img src="/photos/' not in page
    assert file.status_code == 404


@pytest.mark.parametrize(
    ("photo", "language", "alt"),
    [
        ({"caption": ""}, "en", ' alt="Photo 1" '),
        ({}, "en", ' alt="與金市長合影" lang="zh-Hant" '),
        ({"alternative_text_zh": "兩人握手"}, "en", ' alt="兩人握手" lang="zh-Hant" '),
        ({"alternative_text_en": "Two people"}, "en", ' alt="Two people" '),
        ({"alternative_text_zh": "兩人握手"}, "zh-TW", ' alt="兩人握手" lang="zh-Hant" '),
        ({"is_decorative": True}, "zh-TW", ' alt="" '),
    ],
)
def test_picture_is_described_to_those_who_cannot_see_it(
    client: Client, photo: dict[str, str], language: str, alt: str
) -> None:
    Photo.objects.filter(pk=photo_with_picture().pk).update(**photo)

    page = client.get("/events/congress/", headers={"accept-language": language}).content.decode()

    assert alt in page
