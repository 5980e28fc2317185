"""The history of records in the admin: who did what, and the way back."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.admin.every import address
from tests.factories import make_delegate, make_official, make_paragraph, make_place, make_trip
from tripreports.directory.models import Official
from tripreports.history.context import recording
from tripreports.history.models import Change
from tripreports.trips.models import Delegate, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei(db: None) -> User:
    return User.objects.create_user("mei", first_name="Mei", last_name="Chen", is_staff=True)


def _signed_in(user: User, *permissions: str) -> Client:
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def _words(page: str) -> str:
    return " ".join(page.split())


def test_history_of_a_record_is_told_in_words(clerk: Client, mei: User) -> None:
    korea = make_place("korea", name_en="Korea", name_zh="")
    official = make_official(name_en="Kim", country=None)
    with recording(by=mei, comment="Checked"):
        official.country, official.kind = korea, "official"
        official.is_derived = True
        official.save()

    page = clerk.get(address(Official, "history", official.key))

    saves = page.context["saves"]
    told = {
        one.label: ([b.text for b in one.before], [a.text for a in one.after])
        for one in saves[0].entries[0].differences
    }
    assert (saves[0].by_name, saves[0].comment) == ("Mei Chen", "Checked")
    assert told == {"Derived": (["No"], ["Yes"]), "Country of office": (["—"], ["Korea"])}
    assert address(type(korea), "change", "korea") in page.content.decode()
    assert "Checked" in page.content.decode()


def test_long_text_is_told_by_what_differs(clerk: Client) -> None:
    paragraph = make_paragraph(text="市長率團拜會高陽市政府，" * 10 + "雙方就城市外交交換意見。")
    paragraph.text = paragraph.text.replace("交換意見", "深入交換意見")
    paragraph.save()

    page = clerk.get(address(type(paragraph), "history", paragraph.key)).content.decode()

    assert "<ins>深入</ins>" in page
    assert "<del>" not in page.split("<ins>深入</ins>")[0].rsplit("<dd>", 1)[-1]


def test_dates_are_told_in_both_calendars(clerk: Client) -> None:
    trip = make_trip(state="draft")
    trip = Trip.objects.get(key=trip.key)
    trip.ends_on = trip.ends_on.replace(day=2)
    trip.save()

    page = _words(clerk.get(address(Trip, "history", trip.key)).content.decode())

    assert "2025-10-01 (114年10月1日)" in page
    assert "2025-10-02 (114年10月2日)" in page


def test_history_of_a_trip_shows_its_parts_by_save(clerk: Client, mei: User) -> None:
    trip = make_trip(state="draft")
    with recording(by=mei):
        delegate = make_delegate(trip=trip)
        delegate.delete()
    make_delegate(trip=make_trip("other"))

    page = clerk.get(address(Trip, "history", trip.key))

    shown = [
        (save.by_name, [e.change.verb for e in save.entries]) for save in page.context["saves"]
    ]
    assert shown == [("Mei Chen", ["created", "deleted"]), ("", ["created"])]


def test_history_of_a_trip_is_narrowed_by_person_and_kind(clerk: Client, mei: User) -> None:
    trip = make_trip(state="draft")
    with recording(by=mei):
        make_delegate(trip=trip)
        trip.phone = "1"
        trip.save()
    choices = clerk.get(address(Trip, "history", trip.key)).context["choices"]
    kind = {name: number for number, name in choices.kinds}

    page = clerk.get(address(Trip, "history", trip.key), {"by": "Mei Chen", "kind": kind["Trip"]})

    assert [[e.change.verb for e in save.entries] for save in page.context["saves"]] == [
        ["changed"]
    ]


@pytest.mark.parametrize("many", [1, 12])
def test_history_asks_the_same_number_of_questions(
    clerk: Client, mei: User, many: int, django_assert_max_num_queries: object
) -> None:
    trip = make_trip(state="draft")
    for number in range(many):
        with recording(by=mei):
            make_delegate(trip=trip, order=number + 1)
    clerk.get(address(Trip, "history", trip.key))

    with django_assert_max_num_queries(24):  # type: ignore[operator]  # a fixture of the runner
        clerk.get(address(Trip, "history", trip.key))


def test_save_is_taken_back_from_its_page(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    with recording(by=mei) as work:
        official.delete()
    page = reverse("admin:history_change_revert_save", args=[work.save_id])

    asked = clerk.get(page)
    answer = clerk.post(page)

    assert "Kim" in asked.content.decode()
    assert Official.objects.get().name_en == "Kim"
    assert answer["Location"] == address(Official, "change", Official.objects.get().key)
    assert Change.objects.first().by.username == "clerk"  # type: ignore[union-attr]


def test_what_cannot_be_taken_back_says_why(clerk: Client, mei: User) -> None:
    official = make_official(name_en="Kim")
    with recording(by=mei) as work:
        official.name_en = "Lee"
        official.save()
    official.name_en = "Park"
    official.save()

    answer = clerk.post(reverse("admin:history_change_revert_save", args=[work.save_id]))

    assert answer.context["reasons"] == ["“Lee”: The software changed Name in English since."]
    assert Official.objects.get().name_en == "Park"


def test_only_who_may_change_a_record_takes_its_changes_back(mei: User) -> None:
    official = make_official(name_en="Kim")
    official.name_en = "Lee"
    official.save()
    change = Change.objects.of(official)[0]
    page = reverse("admin:history_change_revert", args=[change.pk])

    refused = _signed_in(mei, "view_official", "view_change").post(page)
    assert (refused.status_code, Official.objects.get().name_en) == (403, "Lee")

    _signed_in(mei, "view_official", "change_official").post(page)
    assert Official.objects.get().name_en == "Kim"


def test_changes_of_a_closed_trip_are_not_taken_back(clerk: Client, mei: User) -> None:
    trip = make_trip(state="draft")
    with recording(by=mei) as work:
        make_delegate(trip=trip, order=1)
    delegate = make_delegate(trip=trip, order=2)
    with recording(by=mei) as gone:
        delegate.delete()
    Trip.objects.update(state="published")

    answers = [
        clerk.post(reverse("admin:history_change_revert_save", args=[one.save_id]))
        for one in (work, gone)
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Delegate.objects.get().order == 1


def test_deleted_records_are_listed_with_the_way_back(clerk: Client, mei: User) -> None:
    make_official(name_en="Kim").delete()

    page = clerk.get(reverse("admin:history_change_changelist"), {"verb__exact": "deleted"})

    change = Change.objects.get(verb="deleted")
    assert [row.record_name for row in page.context["cl"].result_list] == ["Kim"]
    assert reverse("admin:history_change_revert", args=[change.pk]) in page.content.decode()


def test_list_of_changes_is_for_those_who_may_see_it(mei: User) -> None:
    make_official(name_en="Kim")
    page = reverse("admin:history_change_changelist")
    change = reverse("admin:history_change_change", args=[Change.objects.latest("pk").pk])

    assert _signed_in(mei, "view_official").get(page).status_code == 403
    auditor = _signed_in(mei, "view_change")
    assert auditor.get(page).status_code == 200
    assert "Kim" in auditor.get(change).content.decode()
    assert auditor.post(change, {"comment": "x"}).status_code == 403
    assert Client().get(page).status_code == 302


def test_history_of_a_record_is_for_those_who_may_see_the_record(mei: User) -> None:
    official = make_official(name_en="Kim")
    page = address(Official, "history", official.key)

    assert _signed_in(mei).get(page).status_code == 403
    assert _signed_in(mei, "view_official").get(page).status_code == 200


def test_what_is_gone_already_leaves_nothing_to_take_back(clerk: Client, mei: User) -> None:
    with recording(by=mei) as work:
        official = make_official(name_en="Kim")
    official.delete()

    answer = clerk.post(reverse("admin:history_change_revert_save", args=[work.save_id]))

    assert answer.context["reasons"] == ["Nothing of it is left to take back."]
