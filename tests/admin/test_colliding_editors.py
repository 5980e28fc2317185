"""Two editors of one record: the second is told what the first did, and loses nothing typed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_delegate,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.directory.models import Official, OfficialAlias, Organization
from tripreports.events.models import Event, EventTheme
from tripreports.history.context import recording
from tripreports.history.models import Change
from tripreports.trips.models import Delegate, ItineraryDay, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei(db: None) -> User:
    return User.objects.create_user("mei", first_name="Mei", last_name="Chen", is_staff=True)


def _change(record: Any, by: User, **changes: Any) -> None:
    """What another editor does, who opened the page before."""
    theirs = type(record).objects.get(pk=record.pk)
    for name, value in changes.items():
        setattr(theirs, name, value)
    with recording(by=by):
        theirs.save()


def _fields(answer: Any) -> dict[str, Any]:
    form = answer.context["adminform"].form
    return {bound.name: bound.value() for bound in form}


def test_field_that_both_changed_keeps_the_words_of_the_second(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim", name_zh="金")
    page = address(Official, "change", official.key)
    sent = entered(clerk, page, name_en="Kim Min-ji")
    _change(official, mei, name_en="Lee")

    answer = clerk.post(page, sent)

    assert complaints(answer)[0].startswith("“Lee” was changed by somebody else while you")
    assert "Mei Chen" in complaints(answer)[1]
    assert complaints(answer)[1].endswith(": Name in English: “Kim” → “Lee”.")
    assert complaints(answer)[2] == (
        "Mei Chen made this “Lee”. Your entry is kept: save again to replace it."
    )
    assert _fields(answer)["name_en"] == "Kim Min-ji"
    assert Official.objects.get().name_en == "Lee"


def test_field_that_only_the_other_changed_is_taken_over(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim", note="")
    page = address(Official, "change", official.key)
    sent = entered(clerk, page, name_en="Kim Min-ji")
    _change(official, mei, note="Speaks Chinese.", is_derived=True)

    answer = clerk.post(page, sent)

    shown = _fields(answer)
    assert [line.split(": ", 1)[1] for line in complaints(answer)[1:]] == [
        "Note: “—” → “Speaks Chinese.”.",
        "Derived: “No” → “Yes”.",
    ]
    assert (shown["name_en"], shown["note"], shown["is_derived"]) == (
        "Kim Min-ji",
        "Speaks Chinese.",
        True,
    )


def test_saving_the_form_again_is_a_knowing_act(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    page = address(Official, "change", official.key)
    sent = entered(clerk, page, name_en="Kim Min-ji")
    _change(official, mei, name_en="Lee", note="Speaks Chinese.")
    refused = clerk.post(page, sent)

    again = sent | {name: value for name, value in _fields(refused).items() if value is not None}
    answer = clerk.post(page, again)

    kept = Official.objects.get()
    assert answer.status_code == 302
    assert (kept.name_en, kept.note, kept.version) == ("Kim Min-ji", "Speaks Chinese.", 3)
    assert Change.objects.first().changes == {"name_en": ["Lee", "Kim Min-ji"]}  # type: ignore[union-attr]


def test_who_changed_nothing_is_not_stopped(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    page = address(Official, "change", official.key)
    sent = entered(clerk, page)
    _change(official, mei, name_en="Lee")

    answer = clerk.post(page, sent)

    assert answer.status_code == 302
    assert (Official.objects.get().name_en, Official.objects.get().version) == ("Lee", 2)


def test_references_and_lists_are_told_by_name(clerk: Client, mei: User) -> None:
    trip = make_trip(state="draft")
    japan = make_place("japan", name_en="Japan", name_zh="")
    page = address(Trip, "change", trip.key)
    sent = entered(clerk, page, phone="123")
    theirs = Trip.objects.get()
    theirs.agency = make_organization(name_en="Secretariat")
    with recording(by=mei):
        theirs.save()
        theirs.regions.add(japan)

    answer = clerk.post(page, sent)

    assert [line.split(": ", 1)[1] for line in complaints(answer)[1:]] == [
        "Agency in charge: “Goyang City” → “Secretariat”.",
        "Countries visited: “—” → “Japan”.",
    ]
    assert _fields(answer)["agency"] == theirs.agency_id
    assert _fields(answer)["regions"] == ["japan"]


def test_row_that_both_changed_is_told_on_the_row(clerk: Client, mei: User) -> None:
    event = make_event()
    themes = [
        EventTheme.objects.create(event=event, order=n, text_en=text)
        for n, text in enumerate(("Green", "Smart"), start=1)
    ]
    page = address(Event, "change", event.key)
    sent = entered(clerk, page, themes__0__text_en="Greener")
    _change(themes[0], mei, text_en="Greenest")
    _change(themes[1], mei, text_en="Smarter")

    answer = clerk.post(page, sent)

    assert "“Greenest” was changed by somebody else" in " ".join(complaints(answer))
    assert list(EventTheme.objects.values_list("text_en", flat=True)) == ["Greenest", "Smarter"]
    rows = {f.formset.prefix: f.formset for f in answer.context["inline_admin_formsets"]}["themes"]
    assert [form["text_en"].value() for form in rows.forms] == ["Greener", "Smarter"]
    again = sent | {f"{rows.prefix}-VERSIONS": rows.management_form["VERSIONS"].value()}
    assert clerk.post(page, again | {"themes-1-text_en": "Smarter"}).status_code == 302
    assert list(EventTheme.objects.values_list("text_en", flat=True)) == ["Greener", "Smarter"]


def test_editors_of_different_rows_do_not_meet(clerk: Client, mei: User) -> None:
    event = make_event()
    themes = [EventTheme.objects.create(event=event, order=n, text_en=f"Theme {n}") for n in (1, 2)]
    page = address(Event, "change", event.key)
    sent = entered(clerk, page, themes__0__text_en="Mine")
    _change(themes[1], mei, text_en="Theirs")

    answer = clerk.post(page, sent)

    assert answer.status_code == 302
    assert list(EventTheme.objects.values_list("text_en", flat=True)) == ["Mine", "Theirs"]


def test_row_deleted_meanwhile_stands_again_as_a_new_one(clerk: Client, mei: User) -> None:
    event = make_event()
    themes = [
        EventTheme.objects.create(event=event, order=n, text_en=f"Theme {n}") for n in (1, 2, 3)
    ]
    page = address(Event, "change", event.key)
    sent = entered(
        clerk, page, themes__0__text_en="Mine", themes__3__text_en="New", themes__3__order=""
    )
    with recording(by=mei):
        themes[0].delete()
        themes[1].delete()  # untouched here: it is simply gone

    answer = clerk.post(page, sent)

    rows = {f.formset.prefix: f.formset for f in answer.context["inline_admin_formsets"]}["themes"]
    assert any(line.startswith("Mei Chen deleted this row on") for line in complaints(answer))
    assert [form["text_en"].value() for form in rows.forms] == ["Theme 3", "New", "Mine"]
    management = {b.html_name: b.value() for b in rows.management_form}
    values = {b.html_name: b.value() for form in rows.forms for b in form}
    others = {name: value for name, value in sent.items() if not name.startswith("themes-")}
    again = {n: v for n, v in (others | management | values).items() if v is not None}
    assert clerk.post(page, again).status_code == 302
    assert set(EventTheme.objects.values_list("text_en", flat=True)) == {"Theme 3", "New", "Mine"}


def test_row_changed_meanwhile_is_not_deleted_unseen(clerk: Client, mei: User) -> None:
    event = make_event()
    theme = EventTheme.objects.create(event=event, order=1, text_en="Green")
    page = address(Event, "change", event.key)
    sent = entered(clerk, page, themes__0__DELETE="on")
    _change(theme, mei, text_en="Greener")

    answer = clerk.post(page, sent)

    assert "was changed while you were about to delete it" in " ".join(complaints(answer))
    assert EventTheme.objects.count() == 1


def test_two_editors_who_add_a_row_each_keep_both(clerk: Client, mei: User) -> None:
    trip = make_trip(state="draft")
    make_delegate(trip=trip, order=1)
    page = address(Trip, "delegates", trip.key)
    kim = make_official("kim", name_en="Kim")
    row = {
        "official": kim.key,
        "organization": trip.agency_id,
        "agency": "A",
        "title_en": "Officer",
    }
    sent = entered(
        clerk,
        page,
        **{f"delegates__1__{k}": v for k, v in row.items()},
        delegates__1__order="",
        delegates__1__role="member",
    )
    make_delegate(trip=trip, order=2, official=make_official("lee"))

    answer = clerk.post(page, sent)

    assert answer.status_code == 302
    assert list(Delegate.objects.values_list("order", "official"))[1:] == [(2, "lee"), (3, "kim")]


def test_record_deleted_meanwhile_is_told_with_what_was_typed(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    page = address(Official, "change", official.key)
    sent = entered(clerk, page, note="Speaks Chinese.")
    with recording(by=mei):
        official.delete()

    answer = clerk.post(page, sent)

    text = answer.content.decode()
    assert answer.status_code == 410
    assert "Mei Chen deleted the official “Kim” (" in text
    assert "Speaks Chinese." in text
    assert Official.objects.count() == 0


def test_deletion_of_what_was_changed_since_is_refused_with_words(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    alias = OfficialAlias.objects.create(official=official, text="Kimm")
    page = address(Official, "delete", official.key)
    seen = clerk.get(page).content.decode().split('name="seen" value="')[1].split('"')[0]
    _change(alias, mei, text="Kymm")

    answer = clerk.post(page, {"post": "yes", "seen": seen}, follow=True)

    told = [str(message) for message in answer.context["messages"]]
    assert told[0].startswith(
        "Nothing was done, because this was changed after the page was shown."
    )
    assert "Mei Chen" in told[0]
    assert "changed: Kymm" in told[0]
    assert Official.objects.count() == 1


def test_deletion_of_what_nobody_changed_goes_through(clerk: Client, mei: User) -> None:
    official, other = make_official(name_en="Kim"), make_official(name_en="Lee")
    page = address(Official, "delete", official.key)
    seen = clerk.get(page).content.decode().split('name="seen" value="')[1].split('"')[0]
    _change(other, mei, note="Changed.")

    answer = clerk.post(page, {"post": "yes", "seen": seen})

    assert answer.status_code == 302
    assert list(Official.objects.all()) == [other]


@pytest.mark.parametrize("confirmed", [True, False])
def test_action_on_what_was_changed_since_is_refused(
    clerk: Client, mei: User, confirmed: bool
) -> None:
    city = make_organization(name_en="Goyang City")
    page = address(Organization, "changelist")
    seen = clerk.get(page).content.decode().split('name="seen" value="')[1].split('"')[0]
    _change(city, mei, name_en="Goyang Special City")
    chosen = {"action": "delete_selected", "_selected_action": [city.key], "seen": seen}

    answer = clerk.post(page, chosen | ({"post": "yes"} if confirmed else {}), follow=True)

    told = [str(message) for message in answer.context["messages"]]
    assert told[0].startswith(
        "Nothing was done, because this was changed after the page was shown."
    )
    assert Organization.objects.count() == 1


def test_line_ends_of_a_browser_are_no_change(clerk: Client) -> None:
    official = make_official(name_en="Kim", note=" First line\nsecond line\n")
    page = address(Official, "change", official.key)

    answer = clerk.post(page, entered(clerk, page, note=" First line\r\nsecond line\r\n"))

    assert answer.status_code == 302
    assert (Official.objects.get().note, Official.objects.get().version) == (
        " First line\nsecond line\n",
        1,
    )
    clerk.post(page, entered(clerk, page, note="First\r\nsecond"))
    assert Official.objects.get().note == "First\nsecond"


def test_swapped_numbers_are_recorded_as_they_were(clerk: Client) -> None:
    trip = make_trip(state="draft")
    first, second = (make_delegate(trip=trip, order=number) for number in (1, 2))
    page = address(Trip, "delegates", trip.key)
    since = Change.objects.latest("pk").pk

    answer = clerk.post(page, entered(clerk, page, delegates__0__order=2, delegates__1__order=1))

    logged = {c.record_key: c.changes for c in Change.objects.filter(pk__gt=since)}
    assert answer.status_code == 302
    assert logged == {first.key: {"order": [1, 2]}, second.key: {"order": [2, 1]}}
    assert set(Delegate.objects.values_list("trip", flat=True)) == {trip.key}


def test_what_hangs_on_a_deleted_row_is_recorded_for_its_trip(clerk: Client) -> None:
    trip = make_trip(state="draft")
    day = ItineraryDay.objects.create(trip=trip, order=1, on="2025-09-24")
    day.stops.create(place=make_place(), order=1)
    page = address(Trip, "itinerary", trip.key)

    clerk.post(page, entered(clerk, page, itinerary_days__0__DELETE="on"))

    deleted = Change.objects.filter(verb="deleted").values_list("record_type__model", "trip_key")
    assert set(deleted) == {("itineraryday", trip.key), ("itinerarystop", trip.key)}
