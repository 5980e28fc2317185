"""The first tab of the trip form: boxes, the document that is due, the summary, proposals."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_citation,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_section,
    make_trip,
)
from tripreports.history.models import Change
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Paragraph, Section
from tripreports.trips.enums import TripState
from tripreports.trips.models import CategoryTick, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip() -> Trip:
    return make_trip("trip", state=TripState.DRAFT)


@pytest.fixture
def page(trip: Trip) -> str:
    return address(Trip, "change", trip.key)


def _boxes(trip: Trip) -> list[tuple[str, bool, int]]:
    return list(trip.category_ticks.values_list("category", "is_ticked", "order"))


def test_box_below_other_ticks_other_too(clerk: Client, trip: Trip, page: str) -> None:
    clerk.post(page, entered(clerk, page, categories=["conference"]))

    assert _boxes(trip) == [("other", True, 5), ("conference", True, 6)]


def test_box_of_the_source_stays_when_it_is_ticked_no_more(
    clerk: Client, trip: Trip, page: str
) -> None:
    CategoryTick.objects.create(
        trip=trip, category="training", text="進修", is_ticked=True, order=1
    )

    clerk.post(page, entered(clerk, page, categories=["study_visit"]))

    assert _boxes(trip) == [("training", False, 1), ("study_visit", True, 2)]
    assert trip.category_ticks.get(order=1).text == "進修"


def test_other_words_tick_the_line_for_them(clerk: Client, trip: Trip, page: str) -> None:
    CategoryTick.objects.create(trip=trip, category="free", text="_____", order=1)

    clerk.post(page, entered(clerk, page, category_text="姊妹市週年慶"))
    shown = clerk.get(page).context["adminform"].form["category_text"].value()

    free = trip.category_ticks.get(category="free")
    assert (free.text, free.is_ticked, shown) == ("姊妹市週年慶", True, "姊妹市週年慶")


@pytest.mark.parametrize(
    ("ticked", "why"),
    [
        ([], "Tick the category of the trip: it says which document is due."),
        (["study_visit"], "A full report is due, because the trip is ticked as: study visit."),
        (
            ["conference"],
            "Only the summary form is due, because no category but “other” is ticked.",
        ),
    ],
)
def test_sheet_says_which_document_is_due_and_why(
    clerk: Client, page: str, ticked: list[str], why: str
) -> None:
    clerk.post(page, entered(clerk, page, categories=ticked))

    assert why in clerk.get(page).content.decode()


def test_document_that_is_due_is_told_while_boxes_are_ticked(clerk: Client) -> None:
    answer = clerk.get(address(Trip, "document"), {"category": ["other", "training"]})

    told = "A full report is due, because the trip is ticked as: training."
    assert answer.json() == {"told": told}


def test_summary_is_written_on_the_sheet(clerk: Client, trip: Trip, page: str) -> None:
    clerk.post(page, entered(clerk, page, summary="第一段。\r\n\r\n第二段。"))

    section = Section.objects.get()
    paragraphs = section.paragraphs.values_list("text", "position")
    assert (section.trip, section.kind, section.heading) == (trip, SectionKind.SUMMARY, "摘要")
    assert list(paragraphs) == [("第一段。", 1), ("第二段。", 2)]


def test_summary_is_counted_without_its_spaces(clerk: Client, trip: Trip, page: str) -> None:
    section = make_section(trip=trip, kind=SectionKind.SUMMARY)
    make_paragraph(section=section, text="第 一 段。")

    shown = clerk.get(page).content.decode()

    assert '<output data-enough="no">4</output> / 500 characters at least' in shown


def test_paragraph_put_between_others_leaves_them_and_their_citations(
    clerk: Client, trip: Trip, page: str
) -> None:
    section = make_section(trip=trip, kind=SectionKind.SUMMARY)
    first = make_paragraph(section=section, text="甲。", position=1, key="first")
    make_photo(section=section, position=2)
    make_paragraph(section=section, text="乙。", position=3, key="last")
    make_citation(trip, paragraph=first)

    clerk.post(page, entered(clerk, page, summary="甲。\n新。\n乙。"))

    told = Paragraph.objects.values_list("text", "position")
    assert list(told) == [("甲。", 1), ("新。", 3), ("乙。", 4)]
    assert first.citations_of_text.count() == 1


def test_words_that_a_citation_quotes_must_stay_in_the_summary(
    clerk: Client, trip: Trip, page: str
) -> None:
    section = make_section(trip=trip, kind=SectionKind.SUMMARY)
    make_citation(trip, paragraph=make_paragraph(section=section, text="拜會金市長。"))

    changed = clerk.post(page, entered(clerk, page, summary="拜會李市長。"))
    removed = clerk.post(page, entered(clerk, page, summary=""))

    told = "A citation quotes these words, so they must stay: “拜會金市長。”."
    assert (complaints(changed), complaints(removed)) == ([told], [told])
    assert Paragraph.objects.get().text == "拜會金市長。"


def test_second_of_two_editors_is_told_what_the_first_wrote(
    clerk: Client, trip: Trip, page: str
) -> None:
    """The summary is no column of the trip, so the version of the trip does not guard it."""
    section = make_section(trip=trip, kind=SectionKind.SUMMARY)
    paragraph = make_paragraph(section=section, text="初稿。")
    mine = entered(clerk, page, summary="我的。")
    clerk.post(page, entered(clerk, page, summary="他的。"))

    refused = clerk.post(page, mine)
    again = refused.context["adminform"].form
    mine["initial-summary"] = again["summary"].form.data["initial-summary"]
    clerk.post(page, mine)

    paragraph.refresh_from_db()
    told = "Somebody else changed this meanwhile. Save again to replace what stands now: 他的。"
    assert complaints(refused) == [told]
    assert again["summary"].value() == "我的。"
    assert paragraph.text == "我的。"


def test_sheet_saved_without_a_change_writes_nothing(clerk: Client, trip: Trip, page: str) -> None:
    section = make_section(trip=trip, kind=SectionKind.SUMMARY)
    make_paragraph(section=section, text="甲。")
    CategoryTick.objects.create(trip=trip, category="other", is_ticked=True, order=1)
    before = Change.objects.count()

    answer = clerk.post(page, entered(clerk, page))

    assert answer.status_code == 302
    assert Change.objects.count() == before


def test_sheet_of_a_closed_trip_shows_what_may_not_be_changed(
    clerk: Client, trip: Trip, page: str
) -> None:
    clerk.post(page, entered(clerk, page, categories=["conference"], summary="甲。\n乙。"))
    Trip.objects.update(state=TripState.IN_REVIEW)

    shown = clerk.get(page).content.decode()

    assert "other, international conference" in shown
    assert "甲。" in shown
    assert '<input type="checkbox" name="categories"' not in shown


def test_new_trip_is_proposed_what_the_last_one_of_its_author_had(clerk: Client) -> None:
    home = make_organization("home")
    author = User.objects.get(username="clerk")
    make_trip(government=home, phone="04-22289111", contact=make_official("kai"), author=author)
    make_trip(phone="02-27208889")

    form = clerk.get(address(Trip, "add")).context["adminform"].form

    names = ("government", "agency", "contact", "phone")
    proposed = [form[name].value() for name in names]
    assert proposed == ["home", "home", "kai", "04-22289111"]


def test_author_is_whoever_enters_the_trip(clerk: Client) -> None:
    make_organization("home")
    new = address(Trip, "add")
    sent = entered(
        clerk,
        new,
        title_zh="出席大會",
        government="home",
        agency="home",
        starts_on="114/9/23",
        ends_on="114/10/1",
        categories=["conference"],
        summary="摘要。",
    )

    clerk.post(new, sent)

    trip = Trip.objects.get()
    assert (str(trip.author), trip.state, trip.days) == ("clerk", TripState.DRAFT, 9)
    assert [box.category for box in trip.category_ticks.all()] == ["other", "conference"]
    assert Paragraph.objects.get().text == "摘要。"


def test_title_of_ten_thousand_characters_is_refused_and_kept(clerk: Client, page: str) -> None:
    answer = clerk.post(page, entered(clerk, page, title_zh="名" * 10_000))

    assert complaints(answer) == ["Ensure this value has at most 300 characters (it has 10000)."]
    assert "名" * 10_000 in answer.content.decode()


@pytest.mark.usefixtures("korea_2025")
def test_sheet_of_a_whole_report_opens_with_few_questions(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Trip.objects.filter(key="taichung-korea-2025").update(state=TripState.DRAFT)
    sheet = address(Trip, "change", "taichung-korea-2025")

    with django_assert_max_num_queries(22):
        page = clerk.get(sheet)

    assert len(page.content) < 300_000
