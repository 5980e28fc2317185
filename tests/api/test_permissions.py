"""Who may do what: staff with the right of the admin, as far as the token reaches."""

from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.utils import translation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tests.api.tokens.calling import PUBLISH, READ, WRITE, make_clerk, make_secret
from tripreports.api.enums import Scope
from tripreports.api.permissions import scope_of
from tripreports.api.reader import reader_of
from tripreports.core.enums import Role
from tripreports.trips.enums import Step
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


class Written(APIView):
    """Some address at which trips are added and deleted."""

    writes = Trip

    def get(self, request: Request) -> Response:
        return Response(str(reader_of(request)))

    def post(self, _request: Request) -> Response:
        return Response(status=HTTPStatus.CREATED)

    def delete(self, _request: Request) -> Response:
        return Response(status=HTTPStatus.NO_CONTENT)


class Published(Written):
    """Some address at which a step is taken; the step asks for its right by itself."""

    scope = Scope.PUBLISH
    writes = None  # type: ignore[assignment]  # of the address above, the model


class Stepping(Published):
    """Some address that says by itself what it needs."""

    scope = None  # type: ignore[assignment]  # of the address above, a scope


def ask(
    view: type[APIView], method: str, secret: str = "", user: User | None = None
) -> tuple[int, Any]:
    """The status of the answer, and why it was refused."""
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    request = RequestFactory().generic(method, "/", headers=headers)
    if user:
        request.user = user
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # noqa: SLF001 (as the test client does)
    with translation.override("en"):  # no middleware asks for it here
        answer = view.as_view()(request)
    return answer.status_code, (answer.data or {}).get("detail") if answer.exception else ""


def test_public_reads_and_does_not_write() -> None:
    missing = "Send a token in the header “Authorization: Bearer”, or sign in at the desk."

    assert ask(Written, "GET") == (200, "")
    assert ask(Written, "POST") == (401, missing)
    assert ask(Published, "POST") == (401, missing)


def test_method_that_is_not_there_is_a_405_for_all() -> None:
    author = make_clerk("author", Role.AUTHOR)

    assert ask(Written, "PATCH")[0] == 405
    assert ask(Written, "PATCH", make_secret(author))[0] == 405
    assert ask(Written, "PATCH", user=author)[0] == 405


def test_author_writes_with_a_session_and_with_a_token() -> None:
    author = make_clerk("author", Role.AUTHOR)

    assert ask(Written, "POST", user=author) == (201, "")
    assert ask(Written, "POST", make_secret(author, READ, WRITE)) == (201, "")


@pytest.mark.parametrize("scopes", [[], [READ], [READ, PUBLISH]])
def test_token_without_the_scope_does_not_write(scopes: list[str]) -> None:
    secret = make_secret(make_clerk("author", Role.AUTHOR), *scopes)

    assert ask(Written, "POST", secret) == (403, "This token lacks the scope “write”.")


def test_token_that_writes_does_not_publish() -> None:
    publisher = make_clerk("publisher", Role.PUBLISHER)

    written = ask(Published, "POST", make_secret(publisher, READ, WRITE))
    published = ask(Published, "POST", make_secret(publisher, READ, PUBLISH))

    assert written == (403, "This token lacks the scope “publish”.")
    assert published == (201, "")


def test_address_may_ask_for_the_scope_by_itself() -> None:
    publisher, reader = make_clerk("publisher", Role.PUBLISHER), make_clerk("r", is_staff=False)

    assert ask(Stepping, "POST", make_secret(publisher, READ, PUBLISH)) == (201, "")
    assert ask(Stepping, "POST", user=reader) == (403, "Only staff may do this.")
    assert ask(Stepping, "POST")[0] == 401


def test_scope_gives_no_right_that_the_owner_lacks() -> None:
    auditor = make_clerk("auditor", Role.AUDITOR)
    secret = make_secret(auditor, READ, WRITE, PUBLISH)

    lacking = (403, "Your account lacks the permission “trips.add_trip”.")

    assert ask(Written, "POST", secret) == lacking
    assert ask(Written, "POST", user=auditor) == lacking


def test_right_is_asked_for_by_method() -> None:
    author = make_clerk("author", Role.AUTHOR)

    assert ask(Written, "DELETE", user=author) == (
        403,
        "Your account lacks the permission “trips.delete_trip”.",
    )


def test_right_that_was_taken_away_is_gone_from_the_token() -> None:
    author = make_clerk("author", Role.AUTHOR)
    secret = make_secret(author, READ, WRITE)

    author.groups.clear()

    assert ask(Written, "POST", secret)[0] == 403


def test_whoever_is_no_longer_staff_does_not_write() -> None:
    author = make_clerk("author", Role.AUTHOR)
    secret = make_secret(author, READ, WRITE)
    User.objects.update(is_staff=False)

    assert ask(Written, "POST", secret) == (403, "Only staff may do this.")


def test_submitting_is_writing_and_all_that_follows_is_publishing() -> None:
    scopes = {step: scope_of(step) for step in Step}

    assert scopes.pop(Step.SUBMIT) == Scope.WRITE
    assert set(scopes.values()) == {Scope.PUBLISH}
