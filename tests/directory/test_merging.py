"""Two records of one person or organization become one, and two again."""

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from tests.factories import (
    make_candidacy,
    make_citation,
    make_delegate,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_photo,
    make_place,
    make_post,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.core.references import references_to
from tripreports.directory.models import Merge, Official, Organization, Post
from tripreports.directory.services import Refused, merge, preview, undo
from tripreports.events.models import Figure
from tripreports.history.models import Change
from tripreports.reports.models import Citation, PhotoPerson
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Encounter, EncounterRoleTag

pytestmark = pytest.mark.django_db

# What changes whenever a record is written.
_OWN = {"version", "updated_at"}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def registrar() -> User:
    return User.objects.create_superuser("registrar")


def everything() -> set[str]:
    """All that is said of people, organizations, and what refers to them."""
    models: set[Any] = {
        ref.model for model in (Official, Organization) for ref in references_to(model)
    }
    said = set()
    for model in {*models, Official, Organization}:
        said |= rows_of(model, without=_OWN)
        for field in model._meta.local_many_to_many:
            said |= rows_of(field.remote_field.through, without={"id"})
    return said


def rows_of(model: Any, *, without: set[str]) -> set[str]:
    names = [field.attname for field in model._meta.concrete_fields if field.name not in without]
    return {f"{model._meta.label} {row}" for row in model._base_manager.values_list(*names)}


def _reasons(refused: Any) -> list[str]:
    return list(refused.value.reasons)


def test_what_can_point_at_an_official_is_found_in_all_apps() -> None:
    found = {reference.name for reference in references_to(Official)}

    assert {
        "directory.post.official",
        "trips.delegate.official",
        "trips.trip.contact",
        "reports.photoperson.official",
        "followup.recommendation.officials",
        "reports.citation.record",
        "events.figure.subject",
    } <= found


def test_everything_that_refers_to_one_refers_to_the_other(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2", name_en="Kim M. J.")
    post = make_post(official=gone, starts_on=dt.date(2022, 7, 1), starts_precision="day")
    trip = make_trip(contact=gone)
    delegate = make_delegate(official=gone)
    advice = make_recommendation()
    advice.officials.add(gone)
    cited = make_citation(gone)
    figure = Figure.objects.create(
        subject=gone, metric_zh="年", metric_en="years", value=2, comparator="=", words="2年"
    )
    gone.aliases.create(text="金旻志")

    made = merge(kept, gone, by=registrar)

    for record in (post, trip, delegate, cited, figure):
        record.refresh_from_db()
    assert (post.official, trip.contact, delegate.official) == (kept, kept, kept)
    assert (cited.record, figure.subject) == (kept, kept)
    assert (post.period, post.version) == ("2022-07-01–", 2)
    assert list(advice.officials.all()) == [kept]
    assert set(kept.aliases.values_list("text", flat=True)) == {"金旻志", "Kim M. J."}
    assert not Official.objects.filter(key="kim-2").exists()
    assert (made.kept_key, made.gone_key, made.gone_name, made.by_name) == (
        "kim",
        "kim-2",
        "Kim M. J.",
        "registrar",
    )


def test_merge_is_one_save_in_the_history(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    post = make_post(official=gone)
    Change.objects.all().delete()

    merge(kept, gone, by=registrar)

    moved = Change.objects.get(record_key=post.key)
    assert (moved.changes, moved.version) == ({"official_id": ["kim-2", "kim"]}, 2)
    assert set(Change.objects.values_list("comment", flat=True)) == {
        "“Kim-2” was merged into “Kim”."
    }
    assert Change.objects.values("save_id").distinct().count() == 1
    assert set(Change.objects.values_list("by_name", flat=True)) == {"registrar"}


def test_empty_fields_are_filled_or_only_those_named(registrar: User) -> None:
    land = make_place("land")
    kept = make_official("kim", honorific="Mr.")
    gone = make_official("kim-2", name_zh="金", honorific="Dr.", country=land, note="Mayor")
    other = make_official("kim-3", name_zh="金金", place=land)

    merge(kept, gone, by=registrar, fill=["country", "name_zh"])
    merge(kept, other, by=registrar)

    kept.refresh_from_db()
    assert (kept.name_zh, kept.honorific, kept.country, kept.note) == ("金", "Mr.", land, "")
    assert kept.place == land
    assert set(kept.aliases.values_list("text", flat=True)) == {"Kim-2", "Kim-3", "金金"}


def test_what_was_said_of_both_is_kept_once_with_the_evidence_of_both(registrar: User) -> None:
    city = make_organization()
    kept, gone = make_official("kim"), make_official("kim-2")
    make_post(key="one", official=kept, organization=city)
    double = make_post(key="two", official=gone, organization=city)
    make_post(key="three", official=gone, title_en="Senator")
    kept.aliases.create(key="old", text="Min-ji")
    gone.aliases.create(key="new", text="Min-ji", kind="typo")
    cited = make_citation(double)

    plan = preview(kept, gone)
    made = merge(kept, gone, by=registrar)

    cited.refresh_from_db()
    assert {(twin.stays.key, twin.goes.key) for twin in plan.twins} == {
        ("one", "two"),
        ("old", "new"),
    }
    assert set(kept.posts.values_list("key", flat=True)) == {"one", "three"}
    assert cited.record_key == "one"
    assert set(kept.aliases.values_list("text", flat=True)) == {"Min-ji", "Kim-2"}

    undo(made, by=registrar)

    cited.refresh_from_db()
    assert cited.record_key == "two"
    assert Post.objects.get(key="two").official_id == "kim-2"
    assert Official.objects.get(key="kim-2").aliases.get().kind == "typo"


def test_same_person_met_twice_at_an_event_is_one_encounter(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    trip, event = make_trip(), make_event()
    first = make_encounter(trip=trip, event=event, official=kept)
    second = make_encounter(trip=trip, event=event, official=gone)
    EncounterRoleTag.objects.create(encounter=second, role="met")
    photo = make_photo(section=make_section(trip=trip))
    photo.encounters.add(second)
    before = everything()

    made = merge(kept, gone, by=registrar)

    assert list(Encounter.objects.values_list("key", flat=True)) == [first.key]
    assert first.roles.get().role == "met"
    assert list(photo.encounters.all()) == [first]

    undo(made, by=registrar)

    assert everything() == before
    assert list(photo.encounters.all()) == [second]
    assert second.roles.get().role == "met"


def test_rows_in_each_others_way_are_named_and_nothing_is_changed(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    trip = make_trip()
    make_delegate(key="one", trip=trip, official=kept, order=1, title_en="Mayor")
    make_delegate(key="two", trip=trip, official=gone, order=2, title_en="Officer")
    photo = make_photo()
    PhotoPerson.objects.create(key="left", photo=photo, official=kept, order=1, position="左1")
    PhotoPerson.objects.create(key="right", photo=photo, official=gone, order=2, position="左2")
    make_post(official=gone)
    before = everything()

    with pytest.raises(Refused) as refused:
        merge(kept, gone, by=registrar)

    assert _reasons(refused) == preview(kept, gone).obstacles
    assert len(_reasons(refused)) == 2
    assert all(
        any(one in reason and two in reason for reason in _reasons(refused))
        for one, two in (("(one)", "(two)"), ("(left)", "(right)"))
    )
    assert everything() == before
    assert Merge.objects.count() == 0


def test_same_membership_is_kept_once(registrar: User) -> None:
    kept, gone, network = (make_organization(key) for key in ("city", "city-2", "network"))
    make_membership(key="one", member=kept, organization=network)
    make_membership(key="two", member=gone, organization=network)
    make_membership(key="three", member=network, organization=gone)

    merge(kept, gone, by=registrar)

    assert set(kept.memberships.values_list("key", flat=True)) == {"one"}
    assert set(kept.members.values_list("key", flat=True)) == {"three"}


def test_organizations_tied_to_each_other_are_not_merged(registrar: User) -> None:
    kept, gone = make_organization("city"), make_organization("city-2")
    make_membership(member=kept, organization=gone)
    Organization.objects.filter(key="city").update(parent=gone, parent_relation="organ")
    kept.refresh_from_db()

    with pytest.raises(Refused) as refused:
        merge(kept, gone, by=registrar)

    reasons = sorted(_reasons(refused))
    assert len(reasons) == 2
    assert reasons[0].startswith("membership “City → City-2 (member)” — ")
    assert reasons[1].startswith("organization “City” — ")


def test_organization_goes_into_one_below_its_own_parts_only_without_a_circle(
    registrar: User,
) -> None:
    gone = make_organization("whole")
    part = make_organization("part", parent=gone, parent_relation="organ")
    kept = make_organization("piece", parent=part, parent_relation="organ")

    with pytest.raises(Refused):
        merge(kept, gone, by=registrar)

    assert set(Organization.objects.values_list("key", flat=True)) == {"whole", "part", "piece"}


def test_record_is_not_merged_with_itself(registrar: User) -> None:
    kim = make_official("kim")

    with pytest.raises(Refused):
        merge(kim, Official.objects.get(), by=registrar)

    assert Official.objects.count() == 1


def test_what_is_public_follows_the_merge(registrar: User) -> None:
    trip = make_trip(state=TripState.PUBLISHED)
    kept = make_official("kim", is_public=False)
    gone = make_official("kim-2")
    make_encounter(trip=trip, official=gone)

    made = merge(kept, gone, by=registrar)

    kept.refresh_from_db()
    assert kept.is_public

    undo(made, by=registrar)

    kept.refresh_from_db()
    assert (kept.is_public, Official.objects.get(key="kim-2").is_public) == (False, True)


def test_address_of_the_one_that_went_leads_to_the_kept_one(
    registrar: User, client: Client
) -> None:
    trip = make_trip(state=TripState.PUBLISHED)
    kept, gone = make_official("kim"), make_official("kim-2")
    make_encounter(trip=trip, official=gone)
    made = merge(kept, gone, by=registrar)

    shown = client.get("/officials/kim-2/")

    assert (shown.status_code, shown["Location"]) == (301, "/officials/kim/")
    assert client.get("/organizations/kim-2/").status_code == 404

    Official.objects.update(is_public=False)

    assert client.get("/officials/kim-2/").status_code == 404

    undo(made, by=registrar)

    assert client.get("/officials/kim-2/").status_code == 200


@pytest.mark.untraced  # as tracing would take as long again
def test_two_thousand_references_move_in_seconds(registrar: User) -> None:
    kept, gone = make_organization("city"), make_organization("city-2")
    official, event, trip = make_official(), make_event(), make_trip()
    Post.objects.bulk_create(
        Post(official=official, organization=gone, title_en=f"Post {number}")
        for number in range(1000)
    )
    Encounter.objects.bulk_create(
        Encounter(
            trip=trip,
            event=event,
            organization=gone,
            group=f"g {number}",
            basis="body",
            contact="explicit",
        )
        for number in range(1000)
    )
    Citation.objects.all().delete()

    started = time.perf_counter()
    made = merge(kept, gone, by=registrar)
    undo(made, by=registrar)
    took = time.perf_counter() - started

    assert gone.posts.count() + gone.encounters.count() == 2000
    assert took < 20


def test_delegates_and_candidates_follow(registrar: User) -> None:
    kept, gone = make_official("kim"), make_official("kim-2")
    make_candidacy(official=gone)
    make_delegate(official=gone)

    merge(kept, gone, by=registrar)

    assert kept.candidacies.count() == 1
    assert list(Delegate.objects.values_list("official_id", flat=True)) == ["kim"]
