"""The tab of the report's text: the outline, and one section at a time."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_citation,
    make_draft,
    make_official,
    make_paragraph,
    make_section,
    make_trip,
)
from tripreports.history.models import Change
from tripreports.reports.models import Paragraph, Section
from tripreports.reports.services import add_section, add_usual_parts
from tripreports.reports.services.outline import label_for, parts_of_heading
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def _tab(trip: Trip, section: Section | None = None) -> str:
    page = reverse("admin:trips_trip_text", args=[trip.key])
    return f"{page}?section={section.key}" if section else page


def _shown(client: Client, page: str) -> dict[str, str]:
    form = client.get(page).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


@pytest.mark.parametrize(
    ("level", "number", "label"),
    [(1, 3, "參、"), (2, 12, "十二、"), (3, 20, "(二十)"), (4, 7, "7. "), (5, 2, "(2)")],
)
def test_number_of_a_section_follows_its_level(level: int, number: int, label: str) -> None:
    assert label_for(level, number) == label


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("叁、目的", ("叁", "目的")),
        ("(一)「大會」", ("(一)", "「大會」")),
        ("10. 「博覽會」", ("10.", "「博覽會」")),
        ("主席選舉結果如下:", ("", "主席選舉結果如下:")),
    ],
)
def test_heading_is_parted_into_number_and_title(heading: str, parts: tuple[str, str]) -> None:
    assert parts_of_heading(heading) == parts


def test_report_begins_with_the_usual_parts(clerk: Client) -> None:
    trip = make_draft()

    clerk.post(_tab(trip), {"do": "usual"})
    clerk.post(_tab(trip), {"do": "usual"})

    headings = list(Section.objects.values_list("heading", flat=True))
    assert headings == ["壹、摘要", "貳、目的", "參、過程", "肆、心得", "伍、建議"]


def test_section_is_added_behind_the_last_one_below_its_parent(clerk: Client) -> None:
    trip = make_draft()
    *_before, course, lessons, _advice = add_usual_parts(trip)
    add_section(trip, title="行程表", below=course)

    clerk.post(_tab(trip), {"do": "add", "title": "參與之會議", "below": course.key})

    outline = list(Section.objects.order_by("order").values_list("order", "heading"))
    assert outline[3:6] == [(4, "一、行程表"), (5, "二、參與之會議"), (6, lessons.heading)]


def test_lines_become_paragraphs_and_the_change_is_recorded(clerk: Client) -> None:
    trip = make_draft()
    section = make_section(trip=trip)
    page = _tab(trip, section)

    answer = clerk.post(page, _shown(clerk, page) | {"text": "一。\r\n\r\n二。", "do": "save"})

    assert answer.status_code == 302
    assert list(section.paragraphs.values_list("text", flat=True)) == ["一。", "二。"]
    assert Change.objects.filter(trip_key=trip.key, record_name="一。").count() == 1


def test_saving_without_a_change_writes_nothing(clerk: Client) -> None:
    trip = make_draft()
    section = make_section(trip=trip)
    make_paragraph(section=section)
    before = Change.objects.count()
    page = _tab(trip, section)

    clerk.post(page, _shown(clerk, page) | {"do": "save"})

    assert Change.objects.count() == before


def test_words_that_are_quoted_stay_and_what_was_typed_too(clerk: Client) -> None:
    trip = make_draft()
    section = make_section(trip=trip)
    make_citation(make_official(), paragraph=make_paragraph(section=section))
    page = _tab(trip, section)

    answer = clerk.post(page, _shown(clerk, page) | {"text": "其他。", "do": "save"})

    assert "A citation quotes these words" in answer.content.decode()
    assert "其他。" in answer.content.decode()
    assert Paragraph.objects.get().text == "本次出席大會。"


def test_second_editor_is_told_and_loses_nothing(clerk: Client) -> None:
    trip = make_draft()
    section = make_section(trip=trip)
    page = _tab(trip, section)
    mine = _shown(clerk, page) | {"text": "我的。", "do": "save"}
    clerk.post(page, _shown(clerk, page) | {"text": "別人的。", "do": "save"})

    told = clerk.post(page, mine)
    shown = told.context["form"]
    clerk.post(page, mine | {"seen": shown["seen"].value()})

    assert "Somebody else changed this meanwhile" in told.content.decode()
    assert shown["text"].value() == "我的。"
    assert Paragraph.objects.get().text == "我的。"


def test_section_with_text_is_not_deleted(clerk: Client) -> None:
    trip = make_draft()
    section = make_section(trip=trip)
    make_paragraph(section=section)

    clerk.post(_tab(trip, section), {"do": "remove"})

    assert Section.objects.count() == 1


def test_text_of_a_closed_report_is_only_read(clerk: Client) -> None:
    trip = make_trip()
    section = make_section(trip=trip)
    page = _tab(trip, section)

    clerk.post(page, _shown(clerk, page) | {"text": "新。", "do": "save"})

    assert Paragraph.objects.count() == 0


def test_who_may_only_look_does_not_write(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*_permissions("view_trip"))
    client.force_login(reader)
    trip = make_draft()

    answer = client.post(_tab(trip), {"do": "usual"})

    assert answer.status_code == 403
    assert Section.objects.count() == 0


def _permissions(*names: str) -> list[int]:
    return list(Permission.objects.filter(codename__in=names).values_list("pk", flat=True))


@pytest.mark.parametrize("number", [1, 3])
def test_outline_asks_the_same_number_of_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    trip = make_draft()
    for order in range(1, number + 1):
        make_paragraph(section=make_section(trip=trip, order=order))

    with django_assert_num_queries(6):
        clerk.get(_tab(trip))
