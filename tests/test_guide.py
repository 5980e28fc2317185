"""What docs/api.md shows is what the API answers, and takes."""

import pytest

from tests.api.tokens.calling import READ, WRITE, make_clerk, make_secret
from tests.guide import EXAMPLES, REQUESTS, Example, ask, missing
from tripreports.api.models import Token
from tripreports.core.enums import Role
from tripreports.reports.models import Photo
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

READING = [one for one in REQUESTS if one.is_for_everybody]
WRITING = [one for one in REQUESTS if not one.is_for_everybody]


def test_guide_has_no_command_that_no_test_runs() -> None:
    others = [one.command.split()[0] for one in EXAMPLES if one not in REQUESTS]

    assert others == ["openapi-python-client"]  # tests/api/test_client.py
    assert (len(READING), len(WRITING)) == (15, 9)


@pytest.mark.parametrize("example", READING, ids=lambda example: example.command.split("8000")[1])
def test_guide_shows_what_the_api_answers(example: Example) -> None:
    answer = ask(example.command)

    assert missing(example.shown, answer) == ""


def test_whoever_follows_the_guide_gets_what_it_shows() -> None:
    values = {"TOKEN": make_secret(make_clerk("clerk", Role.AUTHOR), READ, WRITE)}

    for example in WRITING:
        answer = ask(example.command, **values)

        assert 200 <= answer.status_code < 300, answer.content.decode()
        assert missing(example.shown, answer) == "", example.command
        if "@trip.json" in example.command:
            assert ask(example.command, **values).json() == answer.json()  # the same key again
            made = answer.json()
            values |= {"TRIP": made["key"], "SECTION": made["sections"][0]["key"]}
    trip = Trip.objects.get(pk=values["TRIP"])
    rows = (trip.itinerary_days, trip.attendances, trip.encounters, trip.photos)
    assert [each.count() for each in rows] == [1, 2, 1, 1]
    assert Photo.objects.get(trip=trip).caption == "釜山港"
    assert Token.objects.count() == 0
