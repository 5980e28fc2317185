"""Many photos at once: added, put in order, given a section."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tests.factories import make_event, make_paragraph, make_photo, make_section
from tests.reports.pictures import upload
from tripreports.core.uploads import OversizedFile
from tripreports.history.models import Change
from tripreports.reports.models import Photo, Section
from tripreports.reports.services import add_photos, assign_photos, caption_from, place_photos

pytestmark = pytest.mark.django_db


def make_photos(section: Section, *keys: str) -> list[Photo]:
    """One behind the other, in the trip and in the section."""
    last = Photo.objects.of(section.trip).count()
    return [
        make_photo(key=key, section=section, order=last + n, position=n, caption=key)
        for n, key in enumerate(keys, 1)
    ]


def places() -> list[tuple[str, int, int]]:
    return list(Photo.objects.order_by("order").values_list("key", "order", "position"))


def test_files_become_photos_behind_what_is_there() -> None:
    section = make_section()
    make_paragraph(section=section, position=1)
    make_photo(section=section, order=7, position=4)
    event = make_event()

    added = add_photos(
        section.trip,
        [upload("a.jpg"), upload("b.jpg")],
        section=section,
        event=event,
        captions=["甲", "乙"],
    )

    photos = Photo.objects.filter(order__gt=7).order_by("order")
    assert [result.photo for result in added] == list(photos)
    assert list(photos.values_list("caption", "order", "position", "event")) == [
        ("甲", 8, 5, event.key),
        ("乙", 9, 6, event.key),
    ]


def test_bad_file_does_not_spoil_the_others() -> None:
    section = make_section()
    heavy = OversizedFile("heavy.jpg", "image/jpeg", 300 * 1024 * 1024)
    text = SimpleUploadedFile("text.jpg", b"no picture at all")

    with translation.override("en"):
        added = add_photos(
            section.trip, [upload("a.jpg"), heavy, text, upload("b.jpg")], section=section
        )

    assert [(one.name, one.photo.order if one.photo else 0) for one in added] == [
        ("a.jpg", 1),
        ("heavy.jpg", 0),
        ("text.jpg", 0),
        ("b.jpg", 2),
    ]
    assert [one.complaint.split("”")[0] for one in added] == ["", "“heavy.jpg", "“text.jpg", ""]


def test_photos_take_each_others_places() -> None:
    first = make_section()
    make_photos(first, "a", "b", "c")
    second = make_section(trip=first.trip, order=2)
    make_photos(second, "d", "e")

    moved = place_photos(first.trip, ["e", "a", "c", "d"])

    assert moved == 4
    assert places() == [("e", 1, 1), ("b", 2, 2), ("a", 3, 1), ("c", 4, 3), ("d", 5, 2)]


def test_only_what_moves_is_written_down() -> None:
    section = make_section()
    make_photos(section, *"abcdef")
    Change.objects.all().delete()

    place_photos(section.trip, list("abdcef"))

    changes = Change.objects.order_by("record_key").values_list("record_key", "changes")
    assert list(changes) == [
        ("c", {"order": [3, 4], "position": [3, 4]}),
        ("d", {"order": [4, 3], "position": [4, 3]}),
    ]


def test_photos_that_are_gone_stop_the_move() -> None:
    section = make_section()
    make_photos(section, "a", "b")

    with pytest.raises(ValidationError):
        place_photos(section.trip, ["b", "a", "gone"])

    assert places() == [("a", 1, 1), ("b", 2, 2)]


def test_photos_are_put_into_a_section_behind_what_stands_there() -> None:
    section = make_section()
    make_photos(section, "a", "b", "c")
    other = make_section(trip=section.trip, order=2)
    make_paragraph(section=other, position=3)

    assign_photos(section.trip, ["c", "a"], section=other)

    assert places() == [("a", 1, 4), ("b", 2, 2), ("c", 3, 5)]


@pytest.mark.parametrize(
    ("filename", "caption"),
    [
        ("與金市長合影.jpg", "與金市長合影"),
        ("01_opening__hall.JPG", "01 opening hall"),
        (".jpg", ".jpg"),
    ],
)
def test_caption_is_what_the_file_is_called(filename: str, caption: str) -> None:
    assert caption_from(filename) == caption
