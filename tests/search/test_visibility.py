"""The public finds what it may see, and nothing tells it of anything else."""

from typing import Any

import pytest

from tests.factories import (
    make_attendance,
    make_draft,
    make_event,
    make_official,
    make_paragraph,
    make_public,
    make_section,
    make_superuser,
    make_trip,
    make_withdrawn,
)
from tests.search.asking import PUBLIC, STAFF, found
from tripreports.directory.models import OfficialAlias
from tripreports.reports.models import Paragraph
from tripreports.search.models import Audience, Document
from tripreports.search.query import matching, search
from tripreports.trips.models import Trip
from tripreports.trips.services import begin_amendment

pytestmark = pytest.mark.django_db


def test_draft_is_found_by_staff_only() -> None:
    make_draft("korea")

    assert (found("korea"), found("korea", STAFF)) == ([], ["korea"])


def test_text_of_a_draft_is_found_by_staff_only() -> None:
    paragraph = make_paragraph(section=make_section(trip=make_draft()), text="到訪釜山")

    assert (found("釜山"), found("釜山", STAFF)) == ([], [paragraph.section_id])


def test_alias_that_only_a_draft_brought_finds_nothing_for_the_public() -> None:
    kim = make_official("kim")
    OfficialAlias.objects.create(official=kim, text="金市長", is_public=False)
    OfficialAlias.objects.create(official=kim, text="金敏智", is_public=True)

    assert [found(text) for text in ("金市長", "金敏智", "kim")] == [[], ["kim"], ["kim"]]
    assert [found(text, STAFF) for text in ("金市長", "金敏智")] == [["kim"], ["kim"]]


def test_record_that_all_read_alike_has_one_document() -> None:
    kim, lee = make_official("kim"), make_official("lee", is_public=False)
    OfficialAlias.objects.create(official=kim, text="金", is_public=False)
    make_official("park")
    found("x")

    audiences = sorted(Document.objects.values_list("key", "audience"))

    assert audiences == [
        ("kim", Audience.PUBLIC),
        ("kim", Audience.STAFF),
        (lee.key, Audience.STAFF),
        ("park", Audience.ALL),
    ]


def test_counts_and_suggestions_tell_nothing_of_drafts() -> None:
    make_event("forum")
    make_event("forum-of-a-draft", is_public=False)
    kim = make_official(name_zh="金敏智", name_en="", is_public=False)
    OfficialAlias.objects.create(official=kim, text="Mayor of the draft", is_public=False)

    events = search("forum", PUBLIC)

    assert (events.total, events.kinds) == (1, [("event", 1)])
    assert search("mayor of the draft", PUBLIC).suggestions == []
    assert search("金敏知", PUBLIC).suggestions == []
    assert search("金敏知", STAFF).suggestions == ["金敏智"]


def test_what_a_published_trip_refers_to_is_found_until_it_is_withdrawn() -> None:
    trip = make_draft("korea")
    make_attendance(trip=trip, event=make_event("forum", is_public=False))
    as_draft = found("forum")

    make_public(trip)
    published = found("forum"), found("korea")
    make_withdrawn(Trip.objects.get())
    withdrawn = found("forum"), found("korea")
    make_public(trip)

    assert (as_draft, published, withdrawn) == ([], (["forum"], ["korea"]), ([], []))
    assert (found("forum"), found("korea")) == (["forum"], ["korea"])


def test_amended_text_is_found_at_once() -> None:
    paragraph = make_paragraph(section=make_section(trip=make_trip()), text="到訪釜山")
    begin_amendment(Trip.objects.get(), by=make_superuser(), comment="The city was wrong.")

    Paragraph.objects.get().delete()
    make_paragraph(section=paragraph.section, text="到訪首爾")

    assert (found("釜山"), found("首爾")) == ([], [paragraph.section_id])


def test_filter_by_text_keeps_what_is_hidden_hidden() -> None:
    make_draft("korea")
    make_trip("korea-again")

    def keys(reader: Any) -> list[str]:
        trips = Trip.objects.filter(pk__in=matching(Trip, "korea", reader))
        return sorted(trips.values_list("key", flat=True))

    assert (keys(PUBLIC), keys(STAFF)) == (["korea-again"], ["korea", "korea-again"])


def test_inactive_account_is_the_public() -> None:
    make_draft("korea")
    former = make_superuser()
    former.is_active = False

    assert found("korea", former) == []
