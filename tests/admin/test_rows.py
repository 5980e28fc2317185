"""Rows below a record: numbered by themselves, moved, swapped, refused together."""

import datetime as dt

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_candidacy,
    make_contest,
    make_day,
    make_delegate,
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_post,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.elections.models import Contest
from tripreports.events.models import Event, EventTheme, Outcome
from tripreports.followup.models import ProgressNote, Recommendation
from tripreports.reports.models import Paragraph, Section
from tripreports.trips.models import Delegate, ItineraryDay, Trip

pytestmark = pytest.mark.django_db


def _orders(trip: Trip) -> list[tuple[str, int]]:
    return [(str(d.official), d.order) for d in Delegate.objects.filter(trip=trip)]


def test_new_trip_is_saved_with_its_delegates_and_days(clerk: Client) -> None:
    home = make_organization(key="home")
    for key in ("ann", "bob"):
        make_official(key=key, name_en=key.title())
    new = address(Trip, "add")
    sent = entered(
        clerk,
        new,
        title_en="Trip to Korea",
        government="home",
        agency="home",
        starts_on="2025-09-23",
        ends_on="2025-09-24",
        delegates__0__official="bob",
        delegates__0__role="head",
        delegates__0__organization="home",
        delegates__0__agency="Mayor's office",
        delegates__0__title_en="Deputy mayor",
        delegates__0__order="",
        delegates__1__official="ann",
        delegates__1__role="member",
        delegates__1__organization="home",
        delegates__1__agency="Secretariat",
        delegates__1__title_en="Officer",
        delegates__1__order="",
        itinerary_days__0__on="2025-09-23",
        itinerary_days__0__route="Taipei–Incheon",
        itinerary_days__0__order="",
        itinerary_days__1__on="2025-09-24",
        itinerary_days__1__route="Incheon–Taipei",
        itinerary_days__1__order="",
    )

    answer = clerk.post(new, sent)

    trip = Trip.objects.get()
    assert answer.status_code == 302
    assert (trip.title, trip.government, trip.state) == ("Trip to Korea", home, "draft")
    assert _orders(trip) == [("Bob", 1), ("Ann", 2)]
    assert [(day.order, day.on.day, day.route) for day in trip.itinerary_days.all()] == [
        (1, 23, "Taipei–Incheon"),
        (2, 24, "Incheon–Taipei"),
    ]


def test_trip_with_a_day_outside_it_is_refused_whole(clerk: Client) -> None:
    make_organization(key="home")
    new = address(Trip, "add")
    sent = entered(
        clerk,
        new,
        title_en="Trip",
        government="home",
        agency="home",
        starts_on="2025-09-23",
        ends_on="2025-09-24",
        itinerary_days__0__on="2025-09-25",
        itinerary_days__0__order="",
    )

    answer = clerk.post(new, sent)

    assert complaints(answer) == ["The day lies outside the trip."]
    assert Trip.objects.count() == 0


def test_trip_that_ends_before_it_starts_is_refused(clerk: Client) -> None:
    trip = make_trip()
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, ends_on="2025-09-01"))

    trip.refresh_from_db()
    assert complaints(answer) == ["A trip cannot end before it starts."]
    assert trip.ends_on == dt.date(2025, 10, 1)


def test_two_rows_trade_places(clerk: Client) -> None:
    trip = make_trip()
    make_delegate(trip=trip, official=make_official(name_en="Ann"), order=1)
    make_delegate(trip=trip, official=make_official(name_en="Bob"), order=2)
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__order=2, delegates__1__order=1))

    assert answer.status_code == 302
    assert _orders(trip) == [("Bob", 1), ("Ann", 2)]


def test_two_rows_with_one_number_are_refused(clerk: Client) -> None:
    trip = make_trip()
    make_delegate(trip=trip, official=make_official(name_en="Ann"), order=1)
    make_delegate(trip=trip, official=make_official(name_en="Bob"), order=2)
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__order=2))

    assert "Please correct the duplicate data for order." in complaints(answer)
    assert _orders(trip) == [("Ann", 1), ("Bob", 2)]


def test_head_of_the_delegation_is_handed_over(clerk: Client) -> None:
    trip = make_trip()
    make_delegate(trip=trip, key="ann", order=1, role="member")
    make_delegate(trip=trip, key="bob", order=2, role="head")
    page = address(Trip, "change", trip.key)

    clerk.post(page, entered(clerk, page, delegates__0__role="head", delegates__1__role="member"))

    heads = Delegate.objects.filter(role="head").values_list("key", flat=True)
    assert list(heads) == ["ann"]


def test_second_head_of_a_delegation_is_refused(clerk: Client) -> None:
    trip = make_trip()
    make_delegate(trip=trip, key="ann", order=1, role="member")
    make_delegate(trip=trip, key="bob", order=2, role="head")
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__role="head"))

    assert complaints(answer) == ["A delegation has only one head."]
    assert Delegate.objects.get(key="ann").role == "member"


def test_itinerary_moves_by_a_day(clerk: Client) -> None:
    """Each day takes the date of the next, which is still taken while they are saved."""
    trip = make_trip()
    make_day(trip=trip, order=1, on="2025-09-23")
    make_day(trip=trip, order=2, on="2025-09-24")
    page = address(Trip, "change", trip.key)
    sent = entered(
        clerk, page, itinerary_days__0__on="2025-09-24", itinerary_days__1__on="2025-09-25"
    )

    clerk.post(page, sent)

    days = ItineraryDay.objects.values_list("order", "on")
    assert list(days) == [(1, dt.date(2025, 9, 24)), (2, dt.date(2025, 9, 25))]


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


def test_half_term_outside_a_new_contest_is_refused(clerk: Client) -> None:
    contest = make_contest(starts_on="2025-01-01", starts_precision="year")
    make_official(key="kim")
    page = address(Contest, "change", contest.key)
    sent = entered(
        clerk,
        page,
        candidacies__0__official="kim",
        candidacies__0__order="",
        candidacies__0__starts_on="2024-01-01",
        candidacies__0__starts_precision="year",
    )

    answer = clerk.post(page, sent)

    assert complaints(answer) == ["The term must lie inside the term of the contest (2025–)."]
    assert contest.candidacies.count() == 0


def test_term_of_a_contest_that_a_candidacy_outgrows_is_refused(clerk: Client) -> None:
    contest = make_contest()
    make_candidacy(contest=contest, starts_on="2024-01-01", starts_precision="year")
    page = address(Contest, "change", contest.key)

    answer = clerk.post(page, entered(clerk, page, starts_on="2025-01-01", starts_precision="year"))

    contest.refresh_from_db()
    assert "The term must lie inside the term of the contest (2025–)." in complaints(answer)
    assert contest.starts_on is None


def test_seats_are_allotted_on_the_page_of_a_contest(clerk: Client) -> None:
    contest = make_contest()
    make_place(key="kr", kind="country")
    page = address(Contest, "change", contest.key)
    sent = entered(
        clerk, page, allocations__0__place="kr", allocations__0__seats=5, allocations__0__order=""
    )

    clerk.post(page, sent)

    assert [(a.place_id, a.seats, a.order) for a in contest.allocations.all()] == [("kr", 5, 1)]


def test_note_on_new_advice_belongs_to_the_same_trip(clerk: Client) -> None:
    trip = make_trip()
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
    trip = make_trip()
    make_recommendation(trip=trip, order=4)
    new = address(Recommendation, "add")

    clerk.post(new, entered(clerk, new, trip=trip.key, title="Send more people", order=""))

    assert Recommendation.objects.get(title="Send more people").order == 5


def test_paragraph_without_a_position_stands_behind_the_photos_of_its_section(
    clerk: Client,
) -> None:
    section = make_section()
    make_paragraph(section=section, position=1)
    make_photo(section=section, position=2)
    new = address(Paragraph, "add")

    clerk.post(new, entered(clerk, new, section=section.key, text="後來返國。", position=""))

    assert Paragraph.objects.get(text="後來返國。").position == 3


def test_section_below_one_of_another_report_is_refused(clerk: Client) -> None:
    other = make_section()
    section = make_section()
    page = address(Section, "change", section.key)

    answer = clerk.post(page, entered(clerk, page, parent=other.key))

    section.refresh_from_db()
    assert complaints(answer) == ["This belongs to another trip."]
    assert section.parent is None
