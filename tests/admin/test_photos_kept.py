"""What was typed on the photos tab is not lost: neither to another editor nor with the session."""

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from tests.admin.forms import told
from tests.admin.photos import TAB, make_photos, numbers, shown, uploading
from tests.reports.pictures import upload
from tripreports.reports.models import Section

pytestmark = pytest.mark.django_db

OVERTAKEN = (
    "clerk changed this while you were writing. It says now: caption: “theirs”."
    " Save again to keep what you wrote."
)
NOT_SAVED = "Your session had ended, so this is not saved yet. It is as you typed it: save it."


def test_second_of_two_editors_is_told_and_loses_nothing(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    mine = shown(clerk, a__caption="mine", b__caption="also mine")
    theirs = shown(clerk, a__caption="theirs")
    clerk.post(TAB, theirs)

    answer = clerk.post(TAB, mine)

    form = answer.context["cards"][0]["form"]
    assert numbers() == [("theirs", 1), ("b", 2)]
    assert form.non_field_errors() == [OVERTAKEN]
    assert [card["form"]["caption"].value() for card in answer.context["cards"]] == [
        "mine",
        "also mine",
    ]


def test_conflict_is_settled_by_saving_again(clerk: Client, section: Section) -> None:
    make_photos(section, "a")
    mine = shown(clerk, a__caption="mine")
    clerk.post(TAB, shown(clerk, a__caption="theirs"))

    version = clerk.post(TAB, mine).context["cards"][0]["form"]["version"].value()
    clerk.post(TAB, mine | {"a-version": version})

    assert numbers() == [("mine", 1)]


def test_order_that_somebody_changed_is_looked_at_again(clerk: Client, section: Section) -> None:
    make_photos(section, *"abc")
    mine = shown(clerk, c__number=1)
    clerk.post(TAB, shown(clerk, c__number=2))

    answer = clerk.post(TAB, mine)

    assert numbers() == [("a", 1), ("c", 2), ("b", 3)]
    assert told(answer)[-1:] == [
        "Somebody else moved photos in the meantime. Look at their order, and move them again."
    ]


def test_what_was_typed_without_a_session_is_there_again(clerk: Client, section: Section) -> None:
    make_photos(section, "a", "b")
    sent = shown(clerk, a__caption="甲", b__number=1)

    page, saved = lost_and_back(clerk, sent)

    assert page.context["assign"].non_field_errors() == [NOT_SAVED]
    assert [card["form"]["caption"].value() for card in page.context["cards"]] == ["甲", "b"]
    assert saved == [("a", 1), ("b", 2)]


def test_upload_without_a_session_keeps_the_captions(clerk: Client, section: Section) -> None:
    page, saved = lost_and_back(clerk, uploading(upload(), captions="甲"))

    form = page.context["upload"]
    assert form.non_field_errors() == [NOT_SAVED, "Files are not kept: choose them again."]
    assert form["captions"].value() == "甲"
    assert saved == []


def lost_and_back(client: Client, sent: dict[str, Any]) -> tuple[Any, list[tuple[str, int]]]:
    """The page after signing in anew, and what is saved by then."""
    clerk = User.objects.get(username="clerk")
    clerk.set_password("a-long-password")
    clerk.save()
    client.post("/admin/login/", {"username": "clerk", "password": "a-long-password"})
    Session.objects.all().delete()
    door = client.post(TAB, sent)["Location"]
    back = parse_qs(urlsplit(door).query)["next"][0]
    typed = {"username": "clerk", "password": "a-long-password"}
    page = client.post(f"/admin/login/?next={quote(back)}", typed, follow=True)
    return page, numbers()
