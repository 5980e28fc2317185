"""What was done is taken back, or refused with the reason."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import translation

from tests.databases import load_example
from tests.factories import (
    make_citation,
    make_delegate,
    make_event,
    make_official,
    make_paragraph,
    make_photo,
    make_place,
    make_post,
    make_section,
    make_trip,
)
from tripreports.core.revert import Refused, revert
from tripreports.directory.models import Official, OfficialAlias
from tripreports.events.models import Event
from tripreports.history.context import Work, recording
from tripreports.history.models import Change
from tripreports.reports.models import Citation, Paragraph, Section
from tripreports.trips.models import ItineraryDay, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def mei(db: None) -> User:
    return User.objects.create_user("mei", first_name="Mei", last_name="Chen", is_staff=True)


def _of(work: Work) -> Any:
    return Change.objects.filter(save_id=work.save_id)


def _rows(*models: type[Model]) -> list[dict[str, Any]]:
    """All columns but those that the software sets."""
    rows = [row for model in models for row in model._base_manager.order_by("pk").values()]
    return [
        {
            name: value
            for name, value in row.items()
            if name not in {"version", "updated_at", "is_public"}
        }
        for row in rows
    ]


def test_change_gets_its_values_back_and_is_recorded(mei: User) -> None:
    official, japan = make_official(name_en="Kim"), make_place("japan")
    trip = make_trip()
    with recording(by=mei) as work:
        official.name_en, official.note = "Lee", "Speaks Chinese."
        official.save()
        trip.regions.add(japan)

    revert(_of(work), by=mei)

    official.refresh_from_db()
    newest = Change.objects.of(official)[0]
    assert (official.name_en, official.note, official.version) == ("Kim", "", 3)
    assert list(trip.regions.all()) == []
    assert newest.changes == {"name_en": ["Lee", "Kim"], "note": ["Speaks Chinese.", ""]}
    assert newest.comment.startswith("Takes back what Mei Chen did on ")


def test_one_change_of_a_save_is_taken_back_alone(mei: User) -> None:
    kim, lee = make_official(name_en="Kim"), make_official(name_en="Lee")
    with recording(by=mei) as work:
        for official in (kim, lee):
            official.note = "Changed."
            official.save()

    revert(Change.objects.filter(save_id=work.save_id, record_key=kim.key), by=mei)

    assert list(Official.objects.order_by("name_en").values_list("note", flat=True)) == [
        "",
        "Changed.",
    ]


def test_what_was_changed_since_is_named_and_nothing_taken_back(mei: User) -> None:
    official = make_official(name_en="Kim")
    with recording(by=mei) as work:
        official.name_en, official.note = "Lee", "Speaks Chinese."
        official.save()
    with recording(by=User.objects.create_user("ho", first_name="Ho")):
        official.name_en = "Park"
        official.save()

    with pytest.raises(Refused) as refused:
        revert(_of(work), by=mei)

    assert refused.value.reasons == ["“Lee”: Ho changed Name in English since."]
    official.refresh_from_db()
    assert (official.name_en, official.note) == ("Park", "Speaks Chinese.")


def test_deleted_record_comes_back_with_all_that_hung_on_it(mei: User) -> None:
    official, event = make_official(name_en="Kim"), make_event("congress")
    OfficialAlias.objects.create(official=official, text="Kimm")
    section = make_section(heading="壹、參加大會")
    section.events.add(event)
    child = make_section(trip=section.trip, parent=section, order=2)
    paragraph = make_paragraph(section=section, text="拜會金市長。")
    make_citation(official, paragraph=paragraph, trip=section.trip, quote="金市長")
    models = (Official, OfficialAlias, Section, Paragraph, Citation)
    key = section.key
    before = _rows(*models)
    with recording(by=mei) as work:
        official.delete()
        section.delete()
    assert [model.objects.count() for model in models] == [0, 0, 0, 0, 0]

    revert(_of(work), by=mei)

    assert _rows(*models) == before
    assert Section.objects.get(key=child.key).parent_id == key
    assert list(Section.objects.get(key=key).events.all()) == [event]


def test_record_that_went_from_lists_of_others_comes_back_into_them(mei: User) -> None:
    section = make_section()
    section.events.add(make_event("congress"), make_event("fair"))
    with recording(by=mei) as work:
        Event.objects.get(key="fair").delete()

    revert(_of(work), by=mei)

    assert sorted(section.events.values_list("key", flat=True)) == ["congress", "fair"]


def test_created_record_is_deleted_with_what_came_with_it(mei: User) -> None:
    with recording(by=mei) as work:
        official = make_official()
        OfficialAlias.objects.create(official=official, text="Kimm")

    revert(_of(work), by=mei)

    assert (Official.objects.count(), OfficialAlias.objects.count()) == (0, 0)
    assert Change.objects.filter(verb="deleted").count() == 2


@pytest.mark.parametrize("later", ["alias", "post"])
def test_created_record_that_others_refer_to_stays(mei: User, later: str) -> None:
    with recording(by=mei) as work:
        official = make_official(name_en="Kim")
    if later == "alias":
        OfficialAlias.objects.create(official=official, text="Kimm")
    else:
        make_post(official=official, title_en="Kimm")

    with pytest.raises(Refused, match=r"“Kim” is referred to by “.*Kimm”"):
        revert(_of(work), by=mei)

    assert Official.objects.count() == 1


def test_rows_that_traded_numbers_trade_back(mei: User) -> None:
    trip = make_trip()
    days = [ItineraryDay.objects.create(trip=trip, order=n, on=f"2025-09-2{n}") for n in (3, 4)]
    with recording(by=mei) as work:
        for number, day in ((40, days[0]), (3, days[1]), (4, days[0])):
            day.order = number
            day.save()

    revert(_of(work), by=mei)

    assert list(ItineraryDay.objects.order_by("on").values_list("order", flat=True)) == [3, 4]


def test_revert_can_be_taken_back_too(mei: User) -> None:
    official = make_official(name_en="Kim")
    with recording(by=mei) as work:
        official.delete()
    again = revert(_of(work), by=mei)

    revert(_of(again), by=mei)

    assert Official.objects.count() == 0


def test_reference_to_what_is_no_more_is_refused(mei: User) -> None:
    post = make_post(title_en="Mayor")
    official = post.official
    with recording(by=mei) as work:
        post.delete()
    official.delete()

    with pytest.raises(Refused, match="Mayor” refers to what is no more: official"):
        revert(_of(work), by=mei)


def test_state_of_a_trip_has_its_own_steps(mei: User) -> None:
    trip = make_trip(state="draft")
    with recording(by=mei) as work:
        trip.state = "published"
        trip.save()

    with pytest.raises(Refused, match="State has steps of its own to change it"):
        revert(_of(work), by=mei)


def test_text_whose_citation_would_lose_its_words_is_refused(mei: User) -> None:
    paragraph = make_paragraph(text="拜會市長。")
    with recording(by=mei) as work:
        paragraph.text = "拜會金市長。"
        paragraph.save()
    make_citation(paragraph, paragraph=paragraph, trip=paragraph.section.trip, quote="金市長")

    with pytest.raises(Refused):
        revert(_of(work), by=mei)

    assert Paragraph.objects.get().text == "拜會金市長。"


@pytest.mark.untraced  # as tracing would take as long again
def test_whole_example_trip_comes_back(mei: User) -> None:
    load_example()
    trip = Trip.objects.get()
    models = _kinds_of_a_trip()
    before = _rows(*models)
    with recording(by=mei) as work:
        trip.delete()
    assert Change.objects.filter(save_id=work.save_id).count() > 1000

    revert(_of(work), by=mei)

    assert _rows(*models) == before


def _kinds_of_a_trip() -> list[type[Model]]:

    return [
        m
        for label in ("trips", "reports", "followup")
        for m in apps.get_app_config(label).get_models()
    ]


def test_photo_comes_back_at_its_place(mei: User) -> None:
    photo = make_photo(caption="合照")
    delegate = make_delegate(trip=photo.trip)
    with recording(by=mei) as work:
        photo.delete()
        delegate.delete()

    revert(_of(work), by=mei)

    assert photo.trip.photos.get().caption == "合照"


def test_what_a_published_trip_refers_to_is_public_again(mei: User) -> None:
    trip = make_trip()
    delegate = make_delegate(trip=trip, official=make_official("kim"))
    with recording(by=mei) as work:
        delegate.delete()
        Official.objects.get(key="kim").delete()
    assert Change.objects.filter(save_id=work.save_id).count() == 2

    revert(_of(work), by=mei)

    assert Official.objects.get(key="kim").is_public is True
