"""Staff at the door of the API, and a small world to write about."""

import datetime as dt

import pytest
from django.test import Client

from tests.api.writing.asking import account, client_of
from tests.factories import (
    make_contest,
    make_day,
    make_delegate,
    make_draft,
    make_election,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_post,
    make_section,
)
from tripreports.core.enums import Role
from tripreports.events.models import AdoptedDocument, Award, EventSeries
from tripreports.followup.models import Recommendation


@pytest.fixture
def author(db: None) -> Client:
    return client_of(account(Role.AUTHOR))


@pytest.fixture
def boss(db: None) -> Client:
    return client_of(account(None))


@pytest.fixture
def world(_world: None, db: None) -> None:
    """What each test writes is taken back before the next."""


@pytest.fixture(scope="module")
def _world(for_the_module: None) -> None:
    """Records by plain keys, and a trip that is a draft with a part of each kind."""
    make_place("korea")
    make_place("goyang", kind="city")
    city, network = make_organization("city"), make_organization("network")
    kim, lee = make_official("kim"), make_official("lee")
    congress = make_event("congress")
    make_event("forum")
    make_membership(key="seat", member=city, organization=network)
    make_post(key="mayor", official=kim, organization=city)
    EventSeries.objects.create(key="series", name_en="Series")
    Award.objects.create(key="award", name_en="Award", organization=city)
    AdoptedDocument.objects.create(key="charter", name_en="Charter", kind="strategy", act="adopted")
    make_contest(key="president", election=make_election("round", body=network))
    trip = make_draft("draft", government=city)
    make_delegate(key="ours", trip=trip, official=lee)
    make_day(key="first", trip=trip, on=dt.date(2025, 9, 23))
    make_encounter(key="met-kim", trip=trip, event=congress, official=kim)
    section = make_section(key="part", trip=trip)
    make_paragraph(key="words", section=section)
    make_photo(key="picture", section=section, position=2)
    Recommendation.objects.create(key="advice", trip=trip, order=1, title="Advice")
