"""Finding memberships and posts: by whose they are, and by the time for which they are held."""

import datetime as dt
from typing import Any

import pytest

from tests.asking import ask, own_filters, refusal
from tests.factories import (
    make_candidacy,
    make_contest,
    make_election,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
)
from tripreports.directory.filters import MembershipFilterSet, PostFilterSet
from tripreports.elections.models import Contest
from tripreports.events.models import Agreement, Appointment, Event, Resolution

pytestmark = pytest.mark.django_db

TERM: dict[str, Any] = {
    "starts_on": dt.date(2025, 1, 1),
    "starts_precision": "year",
    "ends_on": dt.date(2027, 12, 31),
    "ends_precision": "year",
}
BY_TERM = {
    "term_covers": "2026-05-01",
    "starts_on": "2025",
    "starts_on__gte": "2024-12",
    "starts_on__lte": "2025-01-01",
    "ends_on": "2027",
    "ends_on__gte": "2027-12-31",
    "ends_on__lte": "2027",
}
MEMBERSHIP = BY_TERM | {
    "q": "二級",
    "member": "city",
    "organization": "union",
    "body": "bureau",
    "capacity": "council",
    "capacity_text": "二級",
    "status": "not_member",
    "gained": "election",
    "represents": "region",
    "country": "korea",
    "member__kind": "city_government",
    "resolution": "decided",
    "agreement": "signed",
    "election": "round",
}
POST = BY_TERM | {
    "q": "Kim",
    "title": "governor",
    "official": "kim",
    "organization": "office",
    "organization__parent": "city",
    "status": "former",
    "is_elected": "true",
    "is_ex_officio": "true",
    "is_disputed": "true",
    "represents": "union",
    "represents_text": "women",
    "country": "korea",
    "place": "goyang",
    "resolution": "decided",
    "election": "round",
}


@pytest.fixture
def _memberships() -> None:
    korea = make_place("korea")
    city, union = make_organization("city", country=korea), make_organization("union")
    found = make_membership(
        key="found",
        member=city,
        organization=union,
        body=make_organization("bureau"),
        capacity="council",
        capacity_text="二級",
        status="not_member",
        gained="election",
        represents=make_place("region"),
        **TERM,
    )
    _resolution().memberships.add(found)
    agreement = Agreement.objects.create(
        key="signed", name_en="MoU", kind="mou", status="signed", is_public=True
    )
    agreement.memberships.add(found)
    make_candidacy(contest=_contest(), organization=city, membership=found)
    other = make_organization("other-city", kind="association")
    make_membership(key="other", member=other)


@pytest.fixture
def _posts() -> None:
    korea = make_place("korea")
    goyang = make_place("goyang", kind="city", country=korea)
    kim = make_official("kim", country=korea, place=goyang)
    office = make_organization("office", parent=make_organization("city"))
    found = make_post(
        key="found",
        official=kim,
        organization=office,
        title_en="Governor",
        status="former",
        is_elected=True,
        is_ex_officio=True,
        is_disputed=True,
        represents=make_organization("union"),
        represents_text="Women",
        **TERM,
    )
    Appointment.objects.create(
        post=found, status="appointed", resolution=_resolution(), is_public=True
    )
    make_candidacy(contest=_contest(), official=kim, post=found)
    make_post(key="other", official=make_official("lee"), title_en="Mayor")


def _resolution() -> Resolution:
    return Resolution.objects.create(
        key="decided",
        event=make_event(),
        order=1,
        number="1",
        kind="new_member",
        text="So be it.",
        is_public=True,
    )


def _contest() -> Any:
    return make_contest(key="contest", election=make_election("round"))


@pytest.mark.usefixtures("_memberships")
@pytest.mark.parametrize("name", MEMBERSHIP)
def test_membership_is_found_by(name: str) -> None:
    assert ask(MembershipFilterSet, **{name: MEMBERSHIP[name]}) == ["found"]


@pytest.mark.usefixtures("_posts")
@pytest.mark.parametrize("name", POST)
def test_post_is_found_by(name: str) -> None:
    assert ask(PostFilterSet, **{name: POST[name]}) == ["found"]


def test_nothing_that_can_be_asked_is_left_out() -> None:
    assert own_filters(MembershipFilterSet) == set(MEMBERSHIP)
    assert own_filters(PostFilterSet) == set(POST)


def test_seats_that_end_next_year_are_found() -> None:
    for year in (2025, 2026, 2027):
        ends = dt.date(year, 12, 31)
        make_membership(key=f"until-{year}", ends_on=ends, ends_precision="year")

    asked = {"ends_on__gte": "2026", "ends_on__lte": "2026"}

    assert ask(MembershipFilterSet, **asked) == ["until-2026"]


@pytest.mark.usefixtures("_memberships")
def test_membership_is_not_found_through_what_is_hidden() -> None:

    Contest.objects.update(is_public=False)

    assert ask(MembershipFilterSet, election="round") == []
    assert ask(MembershipFilterSet, resolution="decided") == ["found"]

    Resolution.objects.update(is_public=False)
    Event.objects.update(is_public=False)

    assert refusal(MembershipFilterSet, resolution="decided") == refusal(
        MembershipFilterSet, resolution="nothing"
    )
    assert ask(MembershipFilterSet, resolution__in="decided") == []


@pytest.mark.usefixtures("_memberships")
def test_several_values_are_asked_at_once() -> None:
    assert ask(MembershipFilterSet, member__in="city,other-city,nobody") == ["found", "other"]
    assert ask(MembershipFilterSet, capacity__in="council,founder") == ["found"]
    assert ask(MembershipFilterSet, key__in="other, nobody,other") == ["other"]
