"""Photos uploaded on the tab, many at once."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.admin.forms import told
from tests.admin.photos import TAB, numbers, uploading
from tests.reports.pictures import upload
from tripreports.reports.models import Photo, Section

pytestmark = pytest.mark.django_db

NO_PICTURE = "“text” is no picture in JPEG, PNG or WebP, or it is damaged. Save it as one of these."


@pytest.mark.parametrize(
    ("given", "captions"),
    [
        ({"captions": "開幕\r\n會晤"}, ["開幕", "會晤"]),
        ({"captions": "\r\n會晤\r\n"}, ["會晤"]),
        ({"caption_from": "names"}, ["opening hall", "與金市長合影"]),
        ({}, ["", ""]),
    ],
)
def test_many_photos_are_uploaded_at_once(
    clerk: Client, section: Section, given: dict[str, str], captions: list[str]
) -> None:
    files = [upload("opening_hall.jpg"), upload("與金市長合影.png")][-len(captions) :]

    answer = clerk.post(TAB, uploading(*files, **given), follow=True)

    assert numbers() == [(caption, number) for number, caption in enumerate(captions, 1)]
    count = len(captions)
    assert told(answer) == [f"{count} photo{'s were' if count > 1 else ' was'} added."]


def test_bad_file_does_not_spoil_the_others_and_its_caption_is_told(
    clerk: Client, section: Section
) -> None:
    bad = SimpleUploadedFile("mayor.jpg", b"no picture at all")

    answer = clerk.post(TAB, uploading(bad, upload("b.jpg"), captions="甲\r\n乙"), follow=True)

    assert numbers() == [("乙", 1)]
    assert told(answer) == [
        "1 photo was added.",
        f"Not added: {NO_PICTURE} Its caption was: “甲”.".replace("text", "mayor.jpg"),
    ]


@pytest.mark.parametrize(
    ("files", "given", "field", "complaint"),
    [
        ((), {}, "pictures", "Choose one photo or more."),
        (("a.jpg",), {"section": ""}, "section", "This field is required."),
        (
            ("a.jpg",),
            {"captions": "甲\r\n乙"},
            "captions",
            "There is 1 photo, but 2 lines. Give each photo a line.",
        ),
        (
            ("text",),
            {"captions": "甲"},
            "pictures",
            NO_PICTURE,
        ),
    ],
)
def test_refused_upload_names_the_field_and_keeps_what_was_typed(
    clerk: Client,
    section: Section,
    files: tuple[str, ...],
    given: dict[str, str],
    field: str,
    complaint: str,
) -> None:
    sent = [upload(name) if "." in name else SimpleUploadedFile(name, b"text") for name in files]

    answer = clerk.post(TAB, uploading(*sent, **given))

    form = answer.context["upload"]
    assert dict(form.errors) == {field: [complaint]}
    assert form["captions"].value() == given.get("captions", "")
    assert Photo.objects.count() == 0


def test_huge_upload_is_refused_with_words(clerk: Client, section: Section, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    huge = SimpleUploadedFile("huge.jpg", b"\xff\xd8" + b"x" * 2000)

    answer = clerk.post(TAB, uploading(huge))

    complaint = answer.context["upload"].errors["pictures"]
    assert complaint == [
        "“huge.jpg” takes 2.0\xa0KB; a photo may take 1000\xa0bytes at most. Save it smaller."
    ]
