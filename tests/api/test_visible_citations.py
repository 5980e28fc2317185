"""Citations come from trips that show, for a record and for what is shown in full with it."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from tests.api.asking import get
from tests.factories import make_official, make_post, make_trip
from tripreports.reports.models import Citation, Section

pytestmark = pytest.mark.django_db


def _cited_by_two(official: Any) -> None:
    """By a trip that shows, and by a draft."""
    for key, state in (("shown", "published"), ("draft", "draft")):
        trip = make_trip(key, state=state)
        section = Section.objects.create(
            key=f"{key}.s", trip=trip, order=1, level=1, kind="prose", heading=f"Lee, {key}"
        )
        Citation.objects.create(
            key=f"{key}.c",
            trip=trip,
            section=section,
            quote="Lee",
            record_type=ContentType.objects.get_for_model(official),
            record_key=official.pk,
        )


def test_citations_come_from_trips_that_show(client: Client, admin_client: Client) -> None:
    _cited_by_two(make_official("lee"))

    [citation] = get(client, "officials/lee/", citations="1")["citations"]
    assert (citation["key"], citation["quote"]) == ("shown.c", "Lee")
    assert citation["html_url"] == "http://testserver/trips/shown/#shown.s"
    assert citation["trip"]["key"] == "shown"
    assert citation["section"]["heading"] == "Lee, shown"
    assert (citation["paragraph"], citation["photo"]) == (None, None)
    assert len(get(admin_client, "officials/lee/", citations="1")["citations"]) == 2
    assert "citations" not in get(client, "officials/lee/")


def test_expanded_references_bring_their_citations(client: Client, admin_client: Client) -> None:
    lee = make_official("lee")
    _cited_by_two(lee)
    make_post(key="mayor", official=lee)

    def quoted(by: Client, **asked: str) -> Any:
        [post] = get(by, "posts/", **asked)["results"]
        return [one["key"] for one in post["official"].get("citations", ())]

    assert quoted(client, expand="official", citations="1") == ["shown.c"]
    assert quoted(admin_client, expand="official", citations="1") == ["draft.c", "shown.c"]
    assert quoted(client, expand="official") == []
    assert quoted(client, citations="1") == []
