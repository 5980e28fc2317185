"""What came of advice and promises stands with them on the page of their trip."""

import pytest
from django.test import Client

from tests.factories import make_recommendation, make_trip
from tripreports.followup.models import Commitment, ProgressNote

pytestmark = pytest.mark.django_db


def test_notes_stand_with_the_advice_or_the_promise(client: Client) -> None:
    trip = make_trip("trip")
    about = {
        "recommendation": make_recommendation(trip=trip),
        "commitment": Commitment.objects.create(
            trip=trip, order=1, title="Send plans", text_en="We will", side="ours"
        ),
    }
    for name, record in about.items():
        ProgressNote.objects.create(
            trip=trip,
            noted_on="2026-03-01",
            progress="done",
            text=f"News of the {name}.",
            **{name: record},
        )

    shown = client.get("/trips/trip/").content.decode()

    for name, record in about.items():
        _before, _id, entry = shown.partition(f'id="{record.key}"')
        assert f"News of the {name}." in entry.partition("</li>")[0]
