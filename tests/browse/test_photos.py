"""Uploaded pictures reach those who may see the photo, and pages are honest where one is lost."""

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
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

TAKEN_AT = dt.datetime(2025, 9, 26, 8, tzinfo=dt.UTC).timestamp()


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
    os.utime(photo.image.path, (TAKEN_AT, TAKEN_AT))
    return photo


def log_in(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_published_picture_is_sent_as_what_it_is(
    client: Client, kind: str, media_type: str
) -> None:
    photo_with_file(picture(kind))

    response = client.get("/photos/photo/")

    assert response.getvalue() == picture(kind)
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
        "Content-Type": f"image/{media_type}",
        "Cache-Control": "public, no-cache",
        "Last-Modified": "Fri, 26 Sep 2025 08:00:00 GMT",
        "Content-Disposition": f'inline; filename="photo.{media_type}"',
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize(
    ("header", "name"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
def test_picture_that_the_reader_has_is_not_sent_again(
    client: Client, header: str, name: str
) -> None:
    photo_with_file(picture())
    first = client.get("/photos/photo/")
    first.getvalue()

    again = client.get("/photos/photo/", headers={header: first[name]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, no-cache"


def test_picture_that_was_replaced_is_sent_again(client: Client) -> None:
    photo = photo_with_file(picture())
    first = client.get("/photos/photo/")
    first.getvalue()
    Path(photo.image.path).write_bytes(picture("PNG"))

    again = client.get("/photos/photo/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.getvalue()) == (200, picture("PNG"))


def test_picture_of_a_draft_is_for_staff_alone(client: Client) -> None:
    photo_with_file(picture(), TripState.DRAFT)

    hidden, unknown = client.get("/photos/photo/"), client.get("/photos/unknown/")
    log_in(client)
    shown = client.get("/photos/photo/")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.templates[0].name == unknown.templates[0].name == "404.html"
    assert shown.getvalue() == picture()
    assert shown["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("content", [b"<script>", b"GIF89a", b"RIFF....WAVE", b""])
def test_file_that_is_no_picture_is_not_sent(client: Client, content: bytes) -> None:
    photo_with_file(content)

    response = client.get("/photos/photo/")

    assert response.status_code == 404


def test_photo_without_a_file_has_none_to_send(client: Client) -> None:
    make_photo(key="photo", section=make_section(trip=make_trip(state=TripState.PUBLISHED)))

    response = client.get("/photos/photo/")

    assert response.status_code == 404


@pytest.mark.parametrize("address", ["/trips/trip/", "/events/congress/", "/officials/mayor/"])
def test_card_shows_the_picture(client: Client, address: str) -> None:
    photo_with_file(picture())

    page = client.get(address).content.decode()

    assert (
        '<a class="picture" href="/photos/photo/"><img src="/photos/photo/" alt="與金市長合影"'
        ' lang="zh-Hant" loading="lazy" width="240" height="160"></a>'
    ) in page


@pytest.mark.parametrize("address", ["/trips/trip/", "/events/congress/", "/officials/mayor/"])
def test_card_says_that_the_file_is_lost(client: Client, address: str) -> None:
    photo = photo_with_file(picture())
    Path(photo.image.path).unlink()

    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    file = client.get("/photos/photo/")

    assert "<span>The file of this picture is lost.</span>" in page
    assert '<img src="/photos/' not in page
    assert file.status_code == 404


def test_picture_without_a_caption_is_named_by_its_number(client: Client) -> None:
    photo = photo_with_file(picture())
    Photo.objects.filter(pk=photo.pk).update(caption="")

    page = client.get("/events/congress/", headers={"accept-language": "en"}).content.decode()

    assert ' alt="Photo 1" ' in page
