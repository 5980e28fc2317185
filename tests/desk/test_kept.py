"""A form that is sent after the session has ended: nothing typed is lost."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered, told
from tests.factories import make_event, make_official
from tripreports.directory.models import Official
from tripreports.events.models import Event, EventTheme

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password"
NOT_SAVED = "Your session had ended, so this is not saved yet. It is as you typed it: save it."
KEPT = "Your session has ended. What you typed is kept for an hour: sign in to go on with it."
GONE = "What was typed here is not kept any more."


@pytest.fixture
def clerk() -> Client:
    """Signed in with a password, reading English."""
    User.objects.create_superuser("clerk", password=PASSWORD)
    client = Client(headers={"accept-language": "en"})
    sign_in(client)
    return client


def sign_in(client: Client, name: str = "clerk", to: str = "/admin/") -> Any:
    typed = {"username": name, "password": PASSWORD}
    return client.post(f"/admin/login/?next={to}", typed)


def lose_session(client: Client) -> None:
    Session.objects.all().delete()


def sent_without_session(client: Client, page: str, **changes: Any) -> str:
    """The address to which one comes back after signing in."""
    sent = entered(client, page, **changes)
    lose_session(client)
    answer = client.post(page, sent)
    return parse_qs(urlsplit(answer["Location"]).query)["next"][0]


def test_form_is_filled_again_after_signing_in(clerk: Client) -> None:
    official = make_official("kim")
    page = address(Official, "change", official.key)

    back = sent_without_session(clerk, page, name_en="Kim Min-seo", note="Typed for an hour")
    welcome = clerk.get("/admin/login/")
    answer = sign_in(clerk, to=back)
    filled = clerk.get(answer["Location"])

    assert told(welcome) == [KEPT]
    assert complaints(filled) == [NOT_SAVED]
    assert filled.context["adminform"].form["name_en"].value() == "Kim Min-seo"
    assert "Typed for an hour" in filled.content.decode()
    assert Official.objects.get().name_en == "Kim"


def test_filled_form_is_saved_by_its_button(clerk: Client) -> None:
    official = make_official("kim")
    page = address(Official, "change", official.key)
    back = sent_without_session(clerk, page, name_en="Kim Min-seo")
    sign_in(clerk)
    sent = entered(clerk, back)

    answer = clerk.post(back, sent)

    assert (answer.status_code, Official.objects.get().name_en) == (302, "Kim Min-seo")
    assert told(clerk.get(back, follow=True))[-1] == GONE


def test_rows_that_were_added_are_there_again(clerk: Client) -> None:
    event = make_event()
    page = address(Event, "change", event.key)

    back = sent_without_session(clerk, page, themes__0__text_en="Green", themes__1__text_en="Smart")
    sign_in(clerk)
    clerk.post(back, entered(clerk, back))

    assert list(EventTheme.objects.values_list("text_en", flat=True)) == ["Green", "Smart"]


def test_new_record_is_there_again(clerk: Client) -> None:
    page = address(Official, "add")

    back = sent_without_session(clerk, page, name_en="Nobody yet")
    sign_in(clerk)
    filled = clerk.get(back)

    assert filled.context["adminform"].form["name_en"].value() == "Nobody yet"
    assert not Official.objects.exists()


def test_somebody_else_does_not_get_it(clerk: Client) -> None:
    User.objects.create_superuser("other", password=PASSWORD)
    official = make_official("kim")
    page = address(Official, "change", official.key)

    back = sent_without_session(clerk, page, note="A secret of the clerk")
    sign_in(clerk, "other")
    answer = clerk.get(back, follow=True)

    assert told(answer) == [KEPT, GONE]
    assert answer.request["QUERY_STRING"] == ""
    assert "A secret of the clerk" not in answer.content.decode()


def test_page_that_shows_no_form_offers_to_send_it_again(clerk: Client) -> None:
    make_official("kim")
    lists = address(Official, "changelist")
    typed = {"action": "delete_selected", "_selected_action": ["kim"]}
    lose_session(clerk)

    lost = clerk.post(lists, typed)
    back = parse_qs(urlsplit(lost["Location"]).query)["next"][0]
    sign_in(clerk)
    page = clerk.get(back)
    again = clerk.post(page.context["address"], dict(page.context["typed"]))

    assert page.context["typed"] == [("action", "delete_selected"), ("_selected_action", "kim")]
    assert page.context["address"] == lists
    assert "Are you sure" in again.content.decode()


def test_password_is_never_kept(clerk: Client) -> None:
    typed = {"username": "new", "password1": "s3cret-word", "password2": "s3cret-word"}
    lose_session(clerk)

    clerk.post("/admin/auth/user/add/", typed)
    clerk.post("/admin/password_change/", {"old_password": "s3cret-word", "x": "y"})
    kept = [Session(session_data=s.session_data).get_decoded() for s in Session.objects.all()]

    assert [store["typed"] for store in kept] == ["username=new"]


def test_stranger_leaves_nothing_behind(client: Client) -> None:
    answer = client.post(address(Official, "add"), {"name_en": "Flood"})

    assert answer["Location"] == "/admin/login/?next=/admin/directory/official/add/"
    assert not Session.objects.exists()


def test_endless_form_is_not_kept(clerk: Client) -> None:
    lose_session(clerk)

    clerk.post(address(Official, "add"), {"note": "x" * 1_000_001})

    assert not Session.objects.exists()


def test_lost_files_are_named(clerk: Client) -> None:
    lose_session(clerk)
    page = address(Official, "add")

    lost = clerk.post(page, {"name_en": "Kim", "portrait": SimpleUploadedFile("a.jpg", b"a")})
    sign_in(clerk)
    filled = clerk.get(parse_qs(urlsplit(lost["Location"]).query)["next"][0])

    assert {NOT_SAVED, "Files are not kept: choose them again."} <= set(complaints(filled))


def test_form_older_than_the_last_sign_in_is_filled_again() -> None:
    """Signing in anew in another window makes the token of the first one stale."""
    User.objects.create_superuser("clerk", password=PASSWORD)
    clerk = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    clerk.force_login(User.objects.get())
    page = address(Official, "add")
    typed = {"name_en": "Kim", "csrfmiddlewaretoken": "stale"}

    answer = clerk.post(page, typed, headers={"sec-fetch-site": "same-origin"})
    filled = clerk.get(answer["Location"])

    assert NOT_SAVED in complaints(filled)
    assert filled.context["adminform"].form["name_en"].value() == "Kim"
    assert not Official.objects.exists()


def test_form_of_another_site_is_refused_and_not_kept() -> None:
    clerk = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    clerk.force_login(User.objects.create_superuser("clerk"))
    sessions = Session.objects.count()

    answer = clerk.post(
        address(Official, "add"), {"name_en": "Kim"}, headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403
    assert Session.objects.count() == sessions


def test_stale_sign_in_page_is_shown_anew() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        "/admin/login/", {"username": "a"}, headers={"sec-fetch-site": "same-origin"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")


def test_script_is_sent_to_sign_in_as_before(clerk: Client) -> None:
    lose_session(clerk)

    clerk.post(address(Official, "add"), {"name_en": "K"}, headers={"sec-fetch-mode": "cors"})

    assert not Session.objects.exists()
