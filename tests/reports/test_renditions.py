"""What readers get of a picture: smaller, upright, and without what the file tells."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
from django.core.management import call_command
from django.utils import translation
from PIL import Image, ImageCms

from tests.factories import make_photo
from tests.reports.pictures import from_a_phone, picture
from tripreports.reports import renditions
from tripreports.reports.models import Photo
from tripreports.reports.renditions import RENDITIONS, THUMBNAIL, WEB

Committed = Callable[..., Any]


def drawn(content: bytes, rendition: renditions.Rendition = WEB) -> Image.Image:
    original = storage.save("photos/original.jpg", ContentFile(content))
    renditions.make(storage, original)
    return Image.open(BytesIO(read(original, rendition)))


def read(original: str, rendition: renditions.Rendition) -> bytes:
    with storage.open(renditions.name_of(original, rendition)) as file:
        return bytes(file.read())


@pytest.mark.parametrize(
    ("size", "rendition", "becomes"),
    [
        ((3200, 1600), WEB, (1600, 800)),
        ((3200, 1600), THUMBNAIL, (400, 200)),
        ((300, 900), THUMBNAIL, (133, 400)),
        ((30, 20), WEB, (30, 20)),
    ],
)
def test_rendition_is_no_larger_than_its_size_and_its_original(
    size: tuple[int, int], rendition: renditions.Rendition, becomes: tuple[int, int]
) -> None:
    image = drawn(picture(size=size), rendition)

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", becomes)


def test_rendition_is_upright_and_says_nothing_of_its_making() -> None:
    original = from_a_phone()

    image = drawn(original)
    served = [read("photos/original.jpg", rendition) for rendition in RENDITIONS]

    assert original.count(b"SECRET") == 4
    assert [file.count(b"SECRET") for file in served] == [0, 0, 0]
    assert image.size == (40, 60)
    assert image.getexif() == {}
    assert sorted(image.info) == [
        "jfif",
        "jfif_density",
        "jfif_unit",
        "jfif_version",
        "progression",
        "progressive",
    ]


@pytest.mark.parametrize("is_good", [True, False])
def test_profile_of_colours_is_used_and_dropped(is_good: bool) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    file = BytesIO()
    profile = screen.tobytes() if is_good else b"SECRET"
    Image.new("RGB", (8, 8), (200, 30, 30)).save(file, "PNG", icc_profile=profile)

    image = drawn(file.getvalue())

    assert "icc_profile" not in image.info
    assert b"SECRET" not in read("photos/original.jpg", WEB)


@pytest.mark.parametrize(
    ("mode", "colour", "becomes"),
    [
        ("RGBA", (0, 0, 0, 0), 255),
        ("LA", (0, 0), 255),
        ("L", 90, 90),
        ("P", 0, 0),
        ("1", 1, 255),
        ("I;16", 0x8000, 128),
    ],
)
def test_every_kind_of_picture_becomes_an_ordinary_one(
    mode: str, colour: Any, becomes: int
) -> None:
    image = drawn(picture("PNG", mode=mode, colour=colour))

    assert abs(image.convert("L").getpixel((3, 3)) - becomes) <= 2  # type: ignore[operator]  # one band


@pytest.mark.django_db
def test_renditions_are_drawn_once_a_picture_is_saved_for_good(
    django_capture_on_commit_callbacks: Committed,
) -> None:
    photo = make_photo()

    with django_capture_on_commit_callbacks() as callbacks:
        photo.image.save("會長 IMG_1.JPG", ContentFile(picture()))
    name = str(photo.image)
    before = renditions.are_made(storage, name)
    for draw in callbacks:
        draw()

    assert (before, renditions.are_made(storage, name)) == (False, True)
    assert (name.count("/"), len(name.rsplit("/", maxsplit=1)[-1]), name[-4:]) == (3, 14, ".jpg")


@pytest.mark.django_db
def test_command_draws_what_is_missing_and_names_what_is_broken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = make_photo(image=storage.save("photos/2025/good.jpg", ContentFile(picture())))
    broken = storage.save("photos/2025/broken.jpg", ContentFile(b"no picture"))
    make_photo(section=good.section, order=2, position=2, image=broken)
    make_photo(section=good.section, order=3, position=3, image="photos/2025/lost.jpg")

    with translation.override("en"):
        call_command("make_renditions")
        first = capsys.readouterr()
        call_command("make_renditions")

    assert renditions.are_made(storage, "photos/2025/good.jpg")
    assert first.out == "1 picture drawn.\n"
    assert [line.split(" cannot")[0] for line in first.err.splitlines()] == [
        "photos/2025/broken.jpg",
        "photos/2025/lost.jpg",
    ]
    assert capsys.readouterr().out == "0 pictures drawn.\n"


@pytest.mark.django_db
def test_command_removes_unused_files_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    photo = make_photo(image=storage.save("photos/2025/used.jpg", ContentFile(picture())))
    storage.save("photos/2025/deleted.jpg", ContentFile(picture()))
    renditions.make(storage, "photos/2025/deleted.jpg")

    with translation.override("en"):
        call_command("make_renditions")
        kept = storage.exists("photos/2025/deleted.jpg")
        call_command("make_renditions", "--remove-unused")

    assert kept
    assert storage.listdir("photos/2025") == ([], ["used.jpg"])
    assert storage.listdir("renditions/web/photos/2025") == ([], ["used.jpg.jpg"])
    assert Photo.objects.get(pk=photo.pk).image.name == "photos/2025/used.jpg"
    assert capsys.readouterr().out.splitlines()[-1] == "1 unused picture removed."
