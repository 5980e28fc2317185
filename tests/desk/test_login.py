"""Signing in, with real posts: what is refused, for how long, and what is kept out of caches."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_trip
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password"
LOGIN = "/admin/login/"


@pytest.fixture
def clerk_account() -> User:
    return User.objects.create_superuser("clerk", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, name: str = "clerk", **extra: str) -> int:
    """The status of the answer to a name and a password."""
    typed = {"username": name, "password": password}
    headers = {"accept-language": "en"}
    return client.post(LOGIN, typed, headers=headers, **extra).status_code  # type: ignore[arg-type]


def fail(client: Client, times: int, **extra: str) -> list[int]:
    return [sign_in(client, "wrong", **extra) for _ in range(times)]


def test_right_password_opens_the_desk(client: Client, clerk_account: User) -> None:
    status = sign_in(client)

    assert status == 302
    assert client.get("/admin/").status_code == 200


def test_fifth_failure_locks_even_the_right_password_out(
    client: Client, clerk_account: User
) -> None:
    answers = [*fail(client, 5), sign_in(client)]

    assert answers == [200, 200, 200, 200, 429, 429]
    assert client.get("/admin/").status_code == 302


def test_locked_out_page_says_until_when(client: Client, clerk_account: User) -> None:
    fail(client, 4)
    typed = {"username": "clerk", "password": "wrong"}

    english = client.post(LOGIN, typed, headers={"accept-language": "en"})
    chinese = client.post(LOGIN, typed, headers={"accept-language": "zh-hant"})
    until = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15))

    assert f"Try again at {until:%H:%M}, in 15 minutes." in english.content.decode()
    assert f"{until:%H:%M}" in chinese.content.decode()
    assert 14 * 60 < int(english["Retry-After"]) <= 15 * 60
    assert english["Cache-Control"] == "no-store, private"


def test_unknown_name_is_locked_out_alike(client: Client) -> None:
    answers = [sign_in(client, name="nobody") for _ in range(6)]

    assert answers == [200, 200, 200, 200, 429, 429]


def test_lock_is_for_one_name_from_one_address(client: Client, clerk_account: User) -> None:
    User.objects.create_superuser("other", password=PASSWORD)
    fail(client, 5)

    assert sign_in(Client(), name="other") == 302
    assert sign_in(Client(), REMOTE_ADDR="203.0.113.9") == 302


def test_lock_opens_by_itself_and_does_not_grow(client: Client, clerk_account: User) -> None:
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))

    during = fail(client, 1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    after = sign_in(client)

    assert (during, after) == ([429], 302)
    assert AccessAttempt.objects.count() == 0


def test_success_forgives_the_failures_before_it(client: Client, clerk_account: User) -> None:
    fail(client, 4)
    sign_in(client)

    assert fail(Client(), 4) == [200, 200, 200, 200]
    assert AccessAttempt.objects.get().failures_since_start == 4


def test_password_is_in_no_table(client: Client, clerk_account: User) -> None:
    sign_in(client, "a-secret-word")

    kept = AccessAttempt.objects.values().get()
    assert "a-secret-word" not in str(kept)


def test_password_is_changed_by_its_owner(client: Client, clerk_account: User) -> None:
    sign_in(client)
    typed = {"old_password": PASSWORD, "new_password1": "n3w-password!", "new_password2": ""}

    refused = client.post("/admin/password_change/", typed)
    accepted = client.post(
        "/admin/password_change/", typed | {"new_password2": typed["new_password1"]}
    )

    assert (refused.status_code, accepted.status_code) == (200, 302)
    assert sign_in(Client()) == 200
    assert sign_in(Client(), "n3w-password!") == 302


def test_staff_pages_are_in_no_cache(client: Client, clerk_account: User) -> None:
    trip = make_trip("draft", state=TripState.DRAFT)
    sign_in(client)
    pages = ["/admin/", "/admin/password_change/", "/", trip.get_absolute_url(), "/api/v1/trips/"]

    told = {page: client.get(page)["Cache-Control"] for page in pages}

    assert told == dict.fromkeys(pages, "no-store, private")


def test_readers_may_keep_public_pages(client: Client) -> None:
    assert "no-store" not in client.get("/").get("Cache-Control", "")


def test_guard_costs_readers_no_question(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(LOGIN)
        client.get("/nowhere/")


def test_session_ends_when_nothing_is_done(client: Client, clerk_account: User) -> None:
    sign_in(client)
    left = Session.objects.get().expire_date - timezone.now()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    answer = client.get("/admin/")

    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert answer["Location"] == "/admin/login/?next=/admin/"


def test_session_goes_on_with_work_in_the_admin(client: Client, clerk_account: User) -> None:
    sign_in(client)
    session = client.session
    session["seen_at"] -= 61
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=5))

    client.get("/trips/")
    unmoved = Session.objects.get().expire_date
    client.get("/admin/")
    moved = Session.objects.get().expire_date

    assert unmoved < timezone.now() + timedelta(minutes=6)
    assert moved > timezone.now() + timedelta(minutes=29)


def test_session_is_written_once_a_minute_at_most(
    client: Client, clerk_account: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client)

    with django_assert_num_queries(2):  # session and account
        client.get("/admin/jsi18n/")


def test_sessions_that_ran_out_are_cleared_away(client: Client, clerk_account: User) -> None:
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))

    sign_in(client)

    assert not Session.objects.filter(session_key="old").exists()
