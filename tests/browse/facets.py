"""Asking facets and filters the same, for tests of both."""

from typing import Any

import pytest

from tripreports.browse.lists.catalogue import Subject, all_of, bound, catalogue
from tripreports.browse.lists.subjects import (
    DELEGATES,
    ELECTIONS,
    EVENTS,
    OFFICIALS,
    ORGANIZATIONS,
    PLACES,
    RECOMMENDATIONS,
    TRIPS,
)

SUBJECTS = [
    TRIPS,
    DELEGATES,
    EVENTS,
    ELECTIONS,
    ORGANIZATIONS,
    OFFICIALS,
    PLACES,
    RECOMMENDATIONS,
]
every_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.kind.__name__)


def found_by(subject: Subject, user: Any = None, **asked: str) -> int:
    """How many records the filters themselves find, as the API asks them."""
    filters = bound(subject, user, asked)
    assert filters.errors == {}
    return int(filters.qs.count())


def wrong_counts(subject: Subject, user: Any = None, **chosen: str) -> list[tuple[str, str]]:
    """Where facets, under one filter of another facet, say something else than the filters."""
    held = catalogue(subject, user)
    masks = {name: held.having(name, value) for name, value in chosen.items()}
    wrong = []
    for facet in subject.facets:
        others = {name: value for name, value in chosen.items() if name != facet}
        counts = held.count(facet, all_of([masks[name] for name in others]))
        for value, count in counts.items():
            if count != found_by(subject, user, **others | {facet: value}):
                wrong.append((facet, value))
    return wrong
