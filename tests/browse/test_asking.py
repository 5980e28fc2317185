"""A page asks for the first of many records: the database counts and cuts, and hides drafts."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db.models import Q
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_post,
    make_superuser,
    make_trip,
)
from tripreports.browse.asking import SUBJECT, Chosen, First, KeysOf
from tripreports.browse.extract import Extract
from tripreports.directory.models import Organization, Post
from tripreports.trips.models import Encounter, EncounterRoleTag

pytestmark = pytest.mark.django_db

MET = (Q(organization=SUBJECT), Q(group_members=SUBJECT), Q(post__organization=SUBJECT))
NEWEST = ("-trip__starts_on", "key")


def first_met(number: int, offset: int = 0, reader: User | None = None) -> tuple[list[str], int]:
    extract = Extract(reader, Organization, "body")
    extract.read({Encounter: First("met", *MET, by=NEWEST, number=number, offset=offset)})
    return [row["key"] for row in extract.chosen(Encounter, "met")], extract.total("met")


@pytest.fixture
def body() -> Organization:
    """An organization that was met on trips of three years, and on one that is not published."""
    body = make_organization("body")
    home, event = make_organization("home"), make_event("congress")
    for year in (2023, 2025, 2024):
        on = dt.date(year, 5, 1)
        trip = make_trip(f"trip-{year}", government=home, starts_on=on, ends_on=on)
        make_encounter(key=f"met-{year}", trip=trip, event=event, organization=body)
    on = dt.date(2026, 5, 1)
    draft = make_draft("draft", government=home, starts_on=on, ends_on=on)
    make_encounter(key="met-in-secret", trip=draft, event=event, organization=body)
    return body


def test_first_rows_come_in_their_order_with_the_number_of_all(body: Organization) -> None:
    found = first_met(2)

    assert found == (["met-2025", "met-2024"], 3)


def test_first_rows_go_on_after_an_offset(body: Organization) -> None:
    found = first_met(2, offset=2)

    assert found == (["met-2023"], 3)


def test_first_rows_beyond_the_end_are_none(body: Organization) -> None:
    found = first_met(2, offset=10**12)

    assert found == ([], 3)


def test_first_rows_show_and_count_the_hidden_to_staff(body: Organization) -> None:
    found = first_met(2, reader=make_superuser())

    assert found == (["met-in-secret", "met-2025"], 4)


def test_row_that_several_conditions_find_counts_once(body: Organization) -> None:
    encounter = Encounter.objects.get(key="met-2024")
    encounter.group_members.add(body)
    encounter.post = make_post(official=make_official(), organization=body)
    encounter.save()

    found = first_met(5)

    assert found == (["met-2025", "met-2024", "met-2023"], 3)


def test_way_by_a_key_finds_the_same(body: Organization) -> None:
    encounter = Encounter.objects.get(key="met-2023")
    encounter.organization = None
    encounter.group = "Some of them"
    encounter.post = make_post(official=make_official(), organization=body)
    encounter.save()
    by_key = First("met", Q(post__in=KeysOf(Post, "organization_id")), by=NEWEST, is_vast=True)
    extract = Extract(None, Organization, "body")

    extract.read({Encounter: by_key})

    assert extract.keys(Encounter) == ["met-2023"]
    assert extract.total("met") == 1


def test_what_goes_with_the_first_rows_is_read_with_them(
    body: Organization, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year in (2023, 2024, 2025):
        EncounterRoleTag.objects.create(key=f"r-{year}", encounter_id=f"met-{year}", role="speaker")
    extract = Extract(None, Organization, "body")

    with django_assert_num_queries(1):
        extract.read(
            {
                Organization: Q(key=SUBJECT),
                Encounter: First("met", *MET, by=NEWEST, number=2),
                EncounterRoleTag: Q(encounter__in=Chosen("met")),
            }
        )

    assert sorted(extract.keys(EncounterRoleTag)) == ["r-2024", "r-2025"]
    assert extract.keys(Organization) == ["body"]


def test_first_rows_stand_beside_others_of_their_kind(body: Organization) -> None:
    home = Organization.objects.get(key="home")
    person = make_official()
    for number in range(3):
        make_post(key=f"at-{number}", official=person, organization=body)
    make_post(key="for-it", official=person, organization=home, represents=body)
    make_post(key="elsewhere", official=person, organization=home)
    extract = Extract(None, Organization, "body")

    at_home = First("posts", Q(organization=SUBJECT), by=("-key",), number=2)
    extract.read({Post: (Q(represents=SUBJECT), at_home)})

    assert sorted(extract.keys(Post)) == ["at-1", "at-2", "for-it"]
    assert [row["key"] for row in extract.chosen(Post, "posts")] == ["at-2", "at-1"]


def test_statement_of_one_subject_serves_the_next(body: Organization) -> None:
    other = make_organization("other")
    make_encounter(
        key="met-other",
        trip_id="trip-2023",
        event_id="congress",
        organization=other,
    )
    first_met(5)
    extract = Extract(None, Organization, "other")

    extract.read({Encounter: First("met", *MET, by=NEWEST, number=5)})

    assert extract.keys(Encounter) == ["met-other"]
