"""A member of staff at the admin's door."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import make_section, make_trip
from tripreports.reports.models import Section
from tripreports.trips.enums import TripState


@pytest.fixture
def clerk(db: None) -> Client:
    """Logged in, reading English, allowed everything."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_superuser("clerk"))
    return client


@pytest.fixture
def section(db: None) -> Section:
    """Of a draft."""
    return make_section(key="section", trip=make_trip(key="trip", state=TripState.DRAFT))
