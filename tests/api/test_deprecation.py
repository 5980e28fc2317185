"""What will go away is announced with every answer that has it, and in the document."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from rest_framework.test import APIRequestFactory

from tests.factories import make_place
from tripreports.api.reading.deprecation import Deprecated
from tripreports.api.resources import RESOURCES
from tripreports.api.schema import members, records
from tripreports.api.schema.auto import as_written
from tripreports.api.views import RecordDetail, RecordList

pytestmark = pytest.mark.django_db

_GUIDE = "https://trips.example.org/changes"
_GOING = Deprecated(dt.date(2026, 1, 1), dt.date(2027, 1, 1), _GUIDE)
_SOONER = Deprecated(dt.date(2025, 6, 1), dt.date(2026, 6, 1), _GUIDE)
_ANNOUNCED = {
    "Deprecation": "@1767225600",
    "Sunset": "Fri, 01 Jan 2027 00:00:00 GMT",
    "Link": f'<{_GUIDE}>; rel="deprecation"; type="text/html"',
}


def announced(view: Any, declared: dict[str, Any], address: str = "", **kwargs: str) -> Any:
    """The headers of a list or detail of a made-up resource."""
    request = APIRequestFactory().get(f"/api/v1/places/{address}")
    response = view.of(replace(RESOURCES["places"], **declared))(request, **kwargs)
    assert response.status_code == 200
    return {name: response[name] for name in _ANNOUNCED if name in response}


def test_resource_that_stays_says_nothing() -> None:
    assert announced(RecordList, {}) == {}


def test_resource_that_goes_is_announced() -> None:
    make_place("korea")

    in_list = announced(RecordList, {"deprecated": _GOING})
    in_detail = announced(RecordDetail, {"deprecated": _GOING}, "korea/", key="korea")

    assert in_list == in_detail == _ANNOUNCED


def test_field_that_goes_is_announced_where_it_is_shown() -> None:
    declared = {"outgoing": {"kind": _GOING}}

    assert announced(RecordList, declared) == _ANNOUNCED
    assert announced(RecordList, declared, "?fields=key,kind") == _ANNOUNCED
    assert announced(RecordList, declared, "?fields=all") == _ANNOUNCED
    assert announced(RecordList, declared, "?fields=key") == {}


def test_parameter_that_goes_is_announced_where_it_is_used() -> None:
    declared = {"outgoing": {"country": _GOING}}

    assert announced(RecordList, declared, "?fields=key&country__in=kr") == {}
    assert announced(RecordList, declared, "?fields=key") == {}
    declared = {"outgoing": {"country__in": _GOING}}
    assert announced(RecordList, declared, "?fields=key&country__in=kr") == _ANNOUNCED


def test_what_goes_first_is_announced() -> None:
    shown = announced(RecordList, {"deprecated": _GOING, "outgoing": {"kind": _SOONER}})

    assert shown["Sunset"] == "Mon, 01 Jun 2026 00:00:00 GMT"


def test_document_marks_what_goes() -> None:
    resource = replace(
        RESOURCES["places"], deprecated=_GOING, outgoing={"kind": _GOING, "country": _GOING}
    )

    operation = as_written(records.of_list(resource)["GET"])
    marked = [one["name"] for one in operation["parameters"] if one.get("deprecated")]

    assert operation["deprecated"] is True
    assert members.list_form(resource)["properties"]["kind"]["deprecated"] is True
    assert set(marked) == {"kind", "country"}
