"""What a client holds already is not read again, and what changed is never held back."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from tests.factories import make_event, make_superuser
from tripreports.api import conditional
from tripreports.events.models import Event
from tripreports.search.indexing import flush

pytestmark = pytest.mark.django_db


class Listed(APIView):
    """Some answer of the API, with the version of a record where the address has one."""

    renderer_classes = [JSONRenderer]

    def get(self, request: Request, version: int | None = None) -> Any:
        state = conditional.state_of(request, request.user)
        if held := conditional.unchanged(request, state):
            return held
        answer = Response({"count": Event.objects.count()})
        return conditional.marked(answer, request, state, version=version)


def ask(
    address: str = "/?a=1", *, user: Any = None, version: int | None = None, **headers: str
) -> Any:
    request = APIRequestFactory().get(address, headers=headers)
    force_authenticate(request, user=user or AnonymousUser())
    return Listed.as_view()(request, version=version)


@pytest.fixture(autouse=True)
def _records() -> None:
    make_event("forum")
    flush()


def test_answer_says_how_it_is_known_again() -> None:
    answer = ask()

    assert answer["ETag"].startswith('W/"')
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Vary"] == "Accept, Authorization, Cookie"
    assert answer.has_header("Last-Modified")


def test_record_is_known_by_its_version_too() -> None:
    answer = ask(version=7)

    assert answer["ETag"].startswith('"7-')


@pytest.mark.parametrize("version", [None, 7])
def test_unchanged_answer_is_not_read_again(version: int | None) -> None:
    first = ask(version=version)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        second = ask(version=version, **{"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content, len(asked)) == (304, b"", 1)
    assert "Content-Type" not in second
    kept = ("ETag", "Last-Modified", "Cache-Control", "Vary")
    assert [second[name] for name in kept] == [first[name] for name in kept]


def test_tag_that_a_compressing_server_weakened_is_known() -> None:
    first = ask(version=7)

    assert ask(version=7, **{"If-None-Match": f"W/{first['ETag']}"}).status_code == 304


def test_clients_that_know_only_the_moment_are_answered_too() -> None:
    first = ask()

    assert ask(**{"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_any_change_makes_it_another_answer() -> None:
    first = ask()

    Event.objects.update(name_en="Summit")
    flush()

    assert ask(**{"If-None-Match": first["ETag"]}).status_code == 200


def test_first_who_asks_after_a_change_is_told_the_new_state() -> None:
    first = ask(version=7)

    Event.objects.update(name_en="Summit")
    second = ask(version=7, **{"If-None-Match": first["ETag"]})
    third = ask(version=7, **{"If-None-Match": second["ETag"]})

    assert second.status_code == 200
    assert second["ETag"].startswith('"7-')
    assert second["ETag"] not in {first["ETag"], '"7-"'}
    assert third.status_code == 304


def test_another_address_is_another_answer() -> None:
    first = ask("/?a=1")

    assert ask("/?a=2", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_who_sees_drafts_gets_another_answer_that_nobody_keeps() -> None:
    first = ask()

    answer = ask(user=make_superuser(), **{"If-None-Match": first["ETag"]})

    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]
    assert answer["Cache-Control"] == "private, no-store"
