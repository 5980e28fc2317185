"""Nothing is deleted that others refer to, and the page says what they are."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation

from tests.admin.every import address
from tests.factories import (
    make_citation,
    make_draft,
    make_official,
    make_organization,
    make_post,
    make_section,
)
from tripreports.directory.admin import OrganizationAdmin
from tripreports.directory.models import Official, Organization, Post
from tripreports.reports.models import Citation

pytestmark = pytest.mark.django_db


def test_deletion_names_what_refers_to_the_record_and_changes_nothing(clerk: Client) -> None:
    city = make_organization(name_en="Goyang City")
    post = make_post(organization=city, title_en="Mayor")
    page = address(Organization, "delete", city.key)

    answer = clerk.post(page, {"post": "yes"})

    assert [str(title) for title in [answer.context["title"]]] == ["Cannot delete organization"]
    assert f'<a href="{address(Post, "change", post.key)}">Goyang City Mayor</a>' in (
        answer.content.decode()
    )
    assert Organization.objects.count() == 1


def test_deletion_of_chosen_rows_names_what_refers_to_them(clerk: Client) -> None:
    city = make_organization(name_en="Goyang City")
    post = make_post(organization=city, title_en="Mayor")
    chosen = {"action": "delete_selected", "_selected_action": [city.key], "post": "yes"}

    answer = clerk.post(address(Organization, "changelist"), chosen)

    assert f'<a href="{address(Post, "change", post.key)}">Goyang City Mayor</a>' in (
        answer.content.decode()
    )
    assert Organization.objects.count() == 1


def test_record_that_nothing_refers_to_is_deleted_with_its_evidence(clerk: Client) -> None:
    official = make_official()
    make_citation(official, section=make_section(trip=make_draft()))

    answer = clerk.post(address(Official, "delete", official.key), {"post": "yes"})

    assert answer.status_code == 302
    assert (Official.objects.count(), Citation.objects.count()) == (0, 0)


class _HastyAdmin(OrganizationAdmin):
    """Looks for references a moment before the last one is made."""

    def get_deleted_objects(self, objs: object, request: HttpRequest) -> tuple[object, ...]:
        return [], {}, set(), []


def _confirmed(address: str, **entered: object) -> HttpRequest:
    request = RequestFactory().post(address, {"post": "yes", **entered})
    vars(request).update(  # what the middleware and the test client would give it
        user=User.objects.create_superuser("clerk"),
        _messages=CookieStorage(request),
        _dont_enforce_csrf_checks=True,
    )
    return request


@pytest.mark.parametrize("page", ["delete", "changelist"])
def test_reference_made_at_the_last_moment_is_named_too(page: str) -> None:
    city = make_organization(name_en="Goyang City")
    make_post(organization=city, title_en="Mayor")
    hasty = _HastyAdmin(Organization, admin.site)
    request = _confirmed(f"/{page}/", action="delete_selected", _selected_action=city.key)

    with translation.override("en"):
        if page == "delete":
            answer = hasty.delete_view(request, city.key)
        else:
            answer = hasty.changelist_view(request)

    assert answer["Location"] == f"/{page}/"
    assert [str(message) for message in get_messages(request)] == [
        "Not deleted, because these refer to it: post “Goyang City Mayor”."
    ]
    assert (Organization.objects.count(), LogEntry.objects.count()) == (1, 0)
