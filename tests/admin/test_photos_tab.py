"""The photos tab of the trip form."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.forms import entered, told
from tests.factories import make_event, make_official, make_photo, make_section, make_trip
from tests.reports.pictures import upload
from tripreports.history.models import Change
from tripreports.reports.models import Photo, PhotoPerson, Section
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

OVERTAKEN = (
    "clerk changed this while you were writing. It says now: caption: “theirs”."
    " Save again to keep what you wrote."
)
NO_PICTURE = "“text” is no picture in JPEG, PNG or WebP, or it is damaged. Save it as one of these."
NOT_SAVED = "Your session had ended, so this is not saved yet. It is as you typed it: save it."
TAB = "/admin/trips/trip/trip/photos/"


@pytest.fixture
def section() -> Section:
    return make_section(key="section", trip=make_trip(key="trip", state=TripState.DRAFT))


def make_photos(section: Section, *keys: str) -> None:
    for number, key in enumerate(keys, 1):
        make_photo(key=key, section=section, order=number, position=number, caption=key)


def shown(client: Client, **changes: Any) -> dict[str, Any]:
    """What a browser would send back of the cards; `a__caption` is the caption of photo a."""
    cards = client.get(TAB).context["cards"]
    sent: dict[str, Any] = {"_save": "1", "photo": [card["photo"].key for card in cards]}
    for card in cards:
        for field in card["form"]:
            if field.value() not in (None, False):
                sent[field.html_name] = field.value()
    return sent | {name.replace("__", "-"): value for name, value in changes.items()}


def uploading(*files: Any, **given: Any) -> dict[str, Any]:
    return {
        "_upload": "1",
        "pictures": files,
        "section": "section",
        "caption_from": "lines",
        "captions": "",
    } | given


def numbers() -> list[tuple[str, int]]:
    return list(Photo.objects.order_by("order").values_list("caption", "order"))


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


def test_words_of_many_photos_are_saved_together(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    make_photo(key="c", section=section, order=3, position=3, image="photos/lost.jpg")
    Change.objects.all().delete()

    clerk.post(TAB, shown(clerk, a__caption="甲", c__alternative_text_en="Two people shake hands"))

    assert numbers()[:2] == [("甲", 1), ("b", 2)]
    assert Photo.objects.get(pk="c").alternative_text_en == "Two people shake hands"
    assert list(Change.objects.order_by("record_key").values_list("record_key", flat=True)) == [
        "a",
        "c",
    ]


def test_saving_without_a_change_writes_nothing(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    Change.objects.all().delete()

    answer = clerk.post(TAB, shown(clerk))

    assert answer.status_code == 302
    assert Change.objects.count() == 0


def test_photo_is_moved_by_writing_its_number(clerk: Client, section: Section) -> None:
    make_photos(section, *"abcde")

    clerk.post(TAB, shown(clerk, e__number=2, a__caption="甲"))

    assert numbers() == [("甲", 1), ("e", 2), ("b", 3), ("c", 4), ("d", 5)]


def test_ticked_photos_are_put_into_a_section_and_an_event(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    other = make_section(trip=section.trip, order=2)
    event = make_event(key="congress")
    section.trip.attendances.create(event=event, status="attended")
    chosen = {"ticked": ["b"], "assign-section": other.key, "assign-event": "congress"}

    clerk.post(TAB, shown(clerk) | chosen)

    assert list(Photo.objects.order_by("order").values_list("section", "event")) == [
        ("section", None),
        (other.key, "congress"),
    ]


def test_second_of_two_editors_is_told_and_loses_nothing(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    mine = shown(clerk, a__caption="mine", b__caption="also mine")
    theirs = shown(clerk, a__caption="theirs")
    clerk.post(TAB, theirs)

    answer = clerk.post(TAB, mine)

    form = answer.context["cards"][0]["form"]
    assert numbers() == [("theirs", 1), ("b", 2)]
    assert form.non_field_errors() == [OVERTAKEN]
    assert [card["form"]["caption"].value() for card in answer.context["cards"]] == [
        "mine",
        "also mine",
    ]


def test_conflict_is_settled_by_saving_again(clerk: Client, section: Section) -> None:
    make_photos(section, "a")
    mine = shown(clerk, a__caption="mine")
    clerk.post(TAB, shown(clerk, a__caption="theirs"))

    version = clerk.post(TAB, mine).context["cards"][0]["form"]["version"].value()
    clerk.post(TAB, mine | {"a-version": version})

    assert numbers() == [("mine", 1)]


def test_order_that_somebody_changed_is_looked_at_again(clerk: Client, section: Section) -> None:
    make_photos(section, *"abc")
    mine = shown(clerk, c__number=1)
    clerk.post(TAB, shown(clerk, c__number=2))

    answer = clerk.post(TAB, mine)

    assert numbers() == [("a", 1), ("c", 2), ("b", 3)]
    assert told(answer)[-1:] == [
        "Somebody else moved photos in the meantime. Look at their order, and move them again."
    ]


def test_what_was_typed_without_a_session_is_there_again(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    sent = shown(clerk, a__caption="甲", b__number=1)

    page, saved = lost_and_back(clerk, sent)

    assert page.context["assign"].non_field_errors() == [NOT_SAVED]
    assert [card["form"]["caption"].value() for card in page.context["cards"]] == ["甲", "b"]
    assert saved == [("a", 1), ("b", 2)]


def test_upload_without_a_session_keeps_the_captions(clerk: Client, section: Section) -> None:
    page, saved = lost_and_back(clerk, uploading(upload(), captions="甲"))

    form = page.context["upload"]
    assert form.non_field_errors() == [NOT_SAVED, "Files are not kept: choose them again."]
    assert form["captions"].value() == "甲"
    assert saved == []


def lost_and_back(client: Client, sent: dict[str, Any]) -> tuple[Any, list[tuple[str, int]]]:
    """The page after signing in anew, and what is saved by then."""
    clerk = User.objects.get(username="clerk")
    clerk.set_password("a-long-password")
    clerk.save()
    client.post("/admin/login/", {"username": "clerk", "password": "a-long-password"})
    Session.objects.all().delete()
    door = client.post(TAB, sent)["Location"]
    back = parse_qs(urlsplit(door).query)["next"][0]
    typed = {"username": "clerk", "password": "a-long-password"}
    page = client.post(f"/admin/login/?next={quote(back)}", typed, follow=True)
    return page, numbers()


def test_caption_that_a_citation_quotes_stays(clerk: Client, section: Section) -> None:
    make_photos(section, "a")
    photo = Photo.objects.get(pk="a")
    photo.citations_of_caption.create(trip=section.trip, record=photo, quote="a")

    answer = clerk.post(TAB, shown(clerk, a__caption="other"))

    assert dict(answer.context["cards"][0]["form"].errors) == {
        "caption": ["A citation quotes these words, so they must stay: “a”."]
    }


@pytest.mark.parametrize("state", [TripState.IN_REVIEW, TripState.PUBLISHED])
def test_closed_report_is_only_shown(clerk: Client, section: Section, state: TripState) -> None:
    make_photos(section, "a")
    sent = shown(clerk, a__caption="other")
    section.trip.__class__.objects.update(state=state)

    page = clerk.get(TAB)
    saved = clerk.post(TAB, sent, follow=True)
    uploaded = clerk.post(TAB, uploading(upload()), follow=True)

    assert (page.context["can_add"], page.context["can_change"]) == (False, False)
    assert b"<textarea" not in page.content
    assert numbers() == [("a", 1)]
    assert told(saved) == told(uploaded) != []


@pytest.mark.parametrize(
    ("permissions", "can"),
    [
        (["view_trip"], (200, 403, 403)),
        (["view_trip", "add_photo"], (200, 302, 403)),
        (["view_trip", "change_photo"], (200, 403, 302)),
        ([], (403, 403, 403)),
    ],
)
def test_tab_obeys_permissions(
    client: Client, section: Section, permissions: list[str], can: tuple[int, ...]
) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)

    answers = [
        client.get(TAB),
        client.post(TAB, uploading(upload())),
        client.post(TAB, {"_save": "1"}),
    ]

    assert tuple(answer.status_code for answer in answers) == can


def test_passers_by_are_sent_to_the_door(client: Client, section: Section) -> None:
    answer = client.post(TAB, uploading(upload()))

    assert answer["Location"] == f"/admin/login/?next={TAB}"
    assert Photo.objects.count() == 0


def test_photo_page_leads_back_to_the_card(clerk: Client, section: Section) -> None:
    make_photos(section, "a")
    page = "/admin/reports/photo/a/change/"

    answer = clerk.post(page, entered(clerk, page, image=None, caption="other"))

    assert answer["Location"] == f"{TAB}?page=1#photo-a"


@pytest.mark.parametrize("count", [1, 3])
def test_tab_asks_few_questions_however_many_photos(
    clerk: Client,
    section: Section,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_photos(section, *"abc"[:count])
    for photo in Photo.objects.all():
        PhotoPerson.objects.create(photo=photo, official=make_official(), position="左2")
    clerk.get(TAB)

    with django_assert_num_queries(11):
        clerk.get(TAB)


def test_pages_hold_so_many_photos(korea_2025: Callable[[], None], clerk: Client) -> None:
    address = "/admin/trips/trip/taichung-korea-2025/photos/"

    pages = [clerk.get(f"{address}?page={number}").content for number in (1, 2, 3)]

    assert [page.count(b'class="photo-card"') for page in pages] == [60, 60, 42]
    assert max(map(len, pages)) < 300_000
