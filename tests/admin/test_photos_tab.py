"""The photos tab of the trip form: words, order and places, saved together."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.forms import entered, told
from tests.admin.photos import TAB, make_photos, numbers, shown, uploading
from tests.factories import make_event, make_official, make_photo, make_section
from tests.reports.pictures import upload
from tripreports.history.models import Change
from tripreports.reports.models import Photo, PhotoPerson, Section
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db


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
