"""People and organizations of a whole report are made one, and parted again."""

from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.directory.test_merging import everything
from tripreports.directory.models import Merge, Official, Organization
from tripreports.directory.services import Refused, merge, undo

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.untraced,  # as tracing would take as long again
]


@pytest.mark.parametrize("model", [Official, Organization])
def test_undoing_brings_everything_back(model: Any) -> None:
    """Whichever may be merged: each with the next, among the first ten."""
    registrar = User.objects.create_superuser("registrar")
    records = list(model._default_manager.order_by("key"))[:10]
    before = everything()
    parted = 0

    for kept, gone in pairwise(records):
        try:
            made = merge(kept, gone, by=registrar)
        except Refused:
            assert everything() == before
            continue
        assert everything() != before
        undo(made, by=registrar)
        assert everything() == before
        parted += 1

    assert parted > 4
    assert Merge.objects.standing().count() == 0
