"""The address of a record that was merged into another leads to that one."""

import pytest
from django.test import Client

from tests.api.asking import ROOT
from tests.factories import make_official, make_superuser
from tripreports.directory.models import Official
from tripreports.directory.services import merge, undo

pytestmark = pytest.mark.django_db

HERE = f"http://testserver{ROOT}officials/"


def merged(kept: str, gone: str) -> None:
    merge(Official.objects.get(key=kept), Official.objects.get(key=gone), by=make_superuser())


def test_address_of_the_one_that_went_leads_to_the_kept_one(client: Client) -> None:
    make_official("a")
    make_official("b")
    merged("b", "a")

    asked = {"fields": "key", "format": "json"}

    answer = client.get(f"{ROOT}officials/a/", asked)

    assert (answer.status_code, answer["Location"]) == (301, f"{HERE}b/?fields=key&format=json")
    assert answer["Cache-Control"] == "no-cache"
    assert client.get(answer["Location"]).json() == {"key": "b"}


def test_record_is_followed_from_one_to_the_next(client: Client) -> None:
    for key in "abc":
        make_official(key)
    merged("b", "a")
    merged("c", "b")

    assert client.get(f"{ROOT}officials/a/")["Location"] == f"{HERE}c/"


def test_hidden_record_is_as_good_as_none(client: Client) -> None:
    make_official("a")
    make_official("b")
    merged("b", "a")
    Official.objects.update(is_public=False)

    answer = client.get(f"{ROOT}officials/a/")
    staff = Client()
    staff.force_login(make_superuser())

    assert answer.status_code == 404
    assert staff.get(f"{ROOT}officials/a/").status_code == 301


def test_record_that_is_back_is_found_at_its_own_address(client: Client) -> None:
    make_official("a")
    make_official("b")
    undo(merge(*Official.objects.order_by("-key"), by=make_superuser()), by=None)

    assert client.get(f"{ROOT}officials/a/").json()["key"] == "a"
