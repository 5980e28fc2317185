"""A member of staff at the admin's door."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def clerk(db: None) -> Client:
    """Logged in, reading English, allowed everything."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_superuser("clerk"))
    return client
