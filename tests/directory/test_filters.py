"""Finding people, organizations and places."""

import datetime as dt

import pytest

from tests.asking import ask, staff
from tests.factories import (
    make_candidacy,
    make_contest,
    make_election,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_trip,
)
from tripreports.directory.filters import (
    MembershipFilterSet,
    OfficialFilterSet,
    OrganizationFilterSet,
    PlaceFilterSet,
)
from tripreports.directory.models import Membership, OfficialAlias, OrganizationAlias

pytestmark = pytest.mark.django_db


def test_places_are_found_by_country_and_kind() -> None:
    korea = make_place("korea")
    make_place("goyang", kind="city", country=korea, parent=korea)

    assert ask(PlaceFilterSet, country="korea") == ["goyang"]
    assert ask(PlaceFilterSet, parent="korea") == ["goyang"]
    assert ask(PlaceFilterSet, kind="city") == ["goyang"]
    assert ask(PlaceFilterSet, kind="country") == ["korea"]


def test_organizations_are_found_by_any_of_their_names() -> None:
    garok = make_organization("garok", name_zh="韓國道知事協會", name_en="GAROK")
    OrganizationAlias.objects.create(organization=garok, text="GAORK", is_public=True)
    OrganizationAlias.objects.create(organization=garok, text="Garok Two", is_public=False)
    make_organization("other")

    assert ask(OrganizationFilterSet, q="道知事") == ["garok"]
    assert ask(OrganizationFilterSet, q="gaor") == ["garok"]
    assert ask(OrganizationFilterSet, alias="gaork") == ["garok"]
    assert ask(OrganizationFilterSet, alias="gaor") == []
    assert ask(OrganizationFilterSet, staff(), alias="garok two") == ["garok"]
    assert ask(OrganizationFilterSet, alias="garok two") == []


def test_organizations_are_found_by_what_they_belong_to() -> None:
    union, bureau, city = (make_organization(key) for key in ("union", "bureau", "city"))
    think_tanks = make_organization("think-tanks")
    Membership.objects.create(
        member=city, organization=union, body=bureau, capacity="executive_bureau", is_public=True
    )
    Membership.objects.create(
        member=city,
        organization=think_tanks,
        capacity="member",
        status="not_member",
        is_public=True,
    )

    assert ask(OrganizationFilterSet, member_of="union") == ["city"]
    assert ask(OrganizationFilterSet, member_of="bureau") == ["city"]
    assert ask(OrganizationFilterSet, member_of="think-tanks") == []
    assert ask(OrganizationFilterSet, not_member_of="think-tanks") == ["city"]
    assert ask(OrganizationFilterSet, member="city") == ["bureau", "union"]
    assert ask(OrganizationFilterSet, capacity="executive_bureau") == ["city"]


def test_memberships_are_found_by_names_and_words() -> None:
    union, council = make_organization("union"), make_organization("council", name_zh="理事會")
    hidden = make_organization("hidden", name_zh="草案中之城", is_public=False)
    city = make_organization("city", name_zh="臺中市政府")
    make_membership(key="seat", member=city, organization=union, body=council)
    make_membership(key="host", member=city, organization=union, capacity_text="2026年地主")
    make_membership(key="draft", member=hidden, organization=union)

    assert ask(MembershipFilterSet, q="台中") == ["host", "seat"]
    assert ask(MembershipFilterSet, q="理事會") == ["seat"]
    assert ask(MembershipFilterSet, q="地主") == ["host"]
    assert ask(MembershipFilterSet, q="草案中") == []
    assert ask(MembershipFilterSet, staff(), q="草案中") == ["draft"]


def test_organizations_are_found_by_their_founding() -> None:
    make_organization("old", founded_on=dt.date(1985, 1, 1), founded_precision="year")
    make_organization("new", founded_on=dt.date(2004, 5, 1), founded_precision="month")

    assert ask(OrganizationFilterSet, founded_on__lte="1999") == ["old"]
    assert ask(OrganizationFilterSet, founded_on__gte="2004-05") == ["new"]
    assert ask(OrganizationFilterSet, founded_on="1985") == ["old"]


def test_officials_are_found_by_their_posts() -> None:
    goyang = make_organization("goyang")
    lee = make_official("lee")
    make_post(official=lee, organization=goyang, title_en="Mayor", title_zh="市長")
    kim = make_official("kim")
    make_post(official=kim, organization=goyang, title_en="Secretary", status="former")

    assert ask(OfficialFilterSet, organization="goyang") == ["kim", "lee"]
    assert ask(OfficialFilterSet, title="市長") == ["lee"]
    assert ask(OfficialFilterSet, post_status="former") == ["kim"]


def test_officials_are_found_by_a_spelling_of_their_name() -> None:
    seong = make_official("seong", name_zh="成西業", name_en="Seong Heui-yeob")
    OfficialAlias.objects.create(official=seong, text="成副市長", is_public=True)

    assert ask(OfficialFilterSet, alias="成副市長") == ["seong"]
    assert ask(OfficialFilterSet, alias="SEONG HEUI YEOB") == ["seong"]


def test_officials_are_met_if_a_trip_that_shows_says_so() -> None:
    congress = make_event("congress")
    make_encounter(trip=make_trip("shown"), event=congress, official=make_official("met"))
    draft = make_trip("draft", state="draft")
    make_encounter(trip=draft, event=congress, official=make_official("met-on-a-draft"))
    make_official("stranger")

    assert ask(OfficialFilterSet, met="true") == ["met"]
    assert ask(OfficialFilterSet, met="false") == ["met-on-a-draft", "stranger"]
    assert ask(OfficialFilterSet, event="congress") == ["met"]
    assert ask(OfficialFilterSet, trip="shown") == ["met"]
    assert ask(OfficialFilterSet, contact="explicit") == ["met"]
    assert ask(OfficialFilterSet, staff(), met="true") == ["met", "met-on-a-draft"]
    assert ask(OfficialFilterSet, staff(), trip="draft") == ["met-on-a-draft"]


def test_officials_come_once_however_often_they_were_met() -> None:
    trip, lee = make_trip("trip"), make_official("lee")
    for key in ("congress", "dinner"):
        make_encounter(trip=trip, event=make_event(key), official=lee)
        make_post(official=lee, key=f"lee-{key}")

    assert ask(OfficialFilterSet, met="true", trip="trip", title="mayor") == ["lee"]


def test_officials_are_found_by_the_election_in_which_they_stood() -> None:
    make_candidacy(
        contest=make_contest(election=make_election("round")), official=make_official("cua")
    )
    make_official("other")

    assert ask(OfficialFilterSet, election="round") == ["cua"]
