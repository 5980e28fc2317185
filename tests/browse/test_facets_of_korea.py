"""Facets of the example trip: what a reader is offered, and that it is what the filters find."""

import pytest

from tests.browse.facets import every_subject, wrong_counts
from tripreports.browse.lists.catalogue import Subject, catalogue
from tripreports.browse.lists.subjects import RECOMMENDATIONS, TRIPS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.untraced,  # as tracing would take as long again
]


@every_subject
def test_facets_of_korea_count_what_their_filters_find(subject: Subject) -> None:
    assert wrong_counts(subject) == []


def test_trip_to_korea_was_to_the_cities_of_korea() -> None:
    counts = catalogue(TRIPS, None).count("city")

    assert counts == {"goyang": 1, "busan": 1, "seoul": 1}


def test_advice_of_the_trip_to_korea_is_open() -> None:
    counts = catalogue(RECOMMENDATIONS, None).count("progress")

    assert set(counts) == {"open"}
