"""Rows below a record: numbered by themselves, dragged, refused together."""

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_candidacy,
    make_draft,
    make_event,
    make_official,
    make_paragraph,
    make_photo,
    make_post,
    make_recommendation,
    make_section,
)
from tripreports.events.models import Event, EventTheme, Outcome
from tripreports.followup.models import ProgressNote, Recommendation
from tripreports.reports.models import Paragraph, Section

pytestmark = pytest.mark.django_db


def test_dragged_rows_are_counted_from_one(clerk: Client) -> None:
    """The page counts what is dragged from nought."""
    event = make_event()
    for number, text in enumerate(("Green", "Smart", "Safe"), start=1):
        EventTheme.objects.create(event=event, order=number, text_en=text)
    page = address(Event, "change", event.key)
    sent = entered(
        clerk,
        page,
        themes__0__order=2,
        themes__1__order=0,
        themes__2__order=1,
        themes__3__text_en="New",
        themes__3__order="",
    )

    answer = clerk.post(page, sent)

    assert answer.status_code == 302
    assert list(EventTheme.objects.values_list("text_en", "order")) == [
        ("Smart", 1),
        ("Safe", 2),
        ("Green", 3),
        ("New", 4),
    ]


def test_numbers_stay_as_they_are_where_nobody_moves_rows(clerk: Client) -> None:
    event = make_event()
    EventTheme.objects.create(event=event, order=3, text_en="Green")
    EventTheme.objects.create(event=event, order=7, text_en="Smart")
    page = address(Event, "change", event.key)

    clerk.post(page, entered(clerk, page, themes__0__text_en="Greener"))

    themes = EventTheme.objects.values_list("text_en", "order")
    assert list(themes) == [("Greener", 3), ("Smart", 7)]


def test_number_of_a_deleted_row_is_free_at_once(clerk: Client) -> None:
    event = make_event()
    Outcome.objects.create(event=event, order=1, kind="consensus", text="First")
    Outcome.objects.create(event=event, order=2, kind="consensus", text="Second")
    page = address(Event, "change", event.key)

    clerk.post(page, entered(clerk, page, outcomes__0__order=2, outcomes__1__DELETE="on"))

    assert list(Outcome.objects.values_list("text", "order")) == [("First", 2)]


def test_row_that_others_refer_to_is_not_deleted(clerk: Client) -> None:
    official = make_official(name_en="Kim")
    post = make_post(official=official, title_en="Mayor")
    make_candidacy(official=official, post=post)
    page = address(type(official), "change", official.key)

    answer = clerk.post(page, entered(clerk, page, posts__0__DELETE="on"))

    assert "would require deleting the following protected related objects" in " ".join(
        complaints(answer)
    )
    assert official.posts.count() == 1


def test_note_on_new_advice_belongs_to_the_same_trip(clerk: Client) -> None:
    trip = make_draft()
    new = address(Recommendation, "add")
    sent = entered(
        clerk,
        new,
        trip=trip.key,
        title="Join the network",
        progress_notes__0__noted_on="2026-02-01",
        progress_notes__0__progress="accepted",
        progress_notes__0__text="The mayor agrees.",
    )

    answer = clerk.post(new, sent)

    note = ProgressNote.objects.get()
    assert answer.status_code == 302
    assert (note.trip, note.recommendation) == (trip, Recommendation.objects.get())


def test_record_without_a_number_goes_to_the_end_of_its_list(clerk: Client) -> None:
    trip = make_draft()
    make_recommendation(trip=trip, order=4)
    new = address(Recommendation, "add")

    clerk.post(new, entered(clerk, new, trip=trip.key, title="Send more people", order=""))

    assert Recommendation.objects.get(title="Send more people").order == 5


def test_paragraph_without_a_position_stands_behind_the_photos_of_its_section(
    clerk: Client,
) -> None:
    section = make_section(trip=make_draft())
    make_paragraph(section=section, position=1)
    make_photo(section=section, position=2)
    new = address(Paragraph, "add")

    clerk.post(new, entered(clerk, new, section=section.key, text="後來返國。", position=""))

    assert Paragraph.objects.get(text="後來返國。").position == 3


def test_section_below_one_of_another_report_is_refused(clerk: Client) -> None:
    other = make_section(trip=make_draft())
    section = make_section(trip=make_draft())
    page = address(Section, "change", section.key)

    answer = clerk.post(page, entered(clerk, page, parent=other.key))

    section.refresh_from_db()
    assert complaints(answer) == ["This belongs to another trip."]
    assert section.parent is None
