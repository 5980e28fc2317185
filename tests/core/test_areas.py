"""Which addresses are of the admin."""

import pytest
from django.test import RequestFactory

from tripreports.core.areas import in_admin


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/admin/", True),
        ("/admin/trips/trip/", True),
        ("/", False),
        ("/admin", False),
        ("/api/v1/trips/", False),
        ("/trips/admin/", False),
    ],
)
def test_area_of_staff_is_what_is_below_its_index(address: str, expected: bool) -> None:
    request = RequestFactory().get(address)

    found = in_admin(request)

    assert found is expected
