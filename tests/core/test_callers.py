"""The address of a caller, which only proxies of our own may name."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from tripreports.core.callers import client_address


def test_header_names_no_address_where_no_proxy_is_set(settings: LazySettings) -> None:
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1"})

    assert client_address(request) == "127.0.0.1"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("6.6.6.6, nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_last_entry_is_of_our_proxy(settings: LazySettings, header: str, expected: str) -> None:
    settings.TRUSTED_PROXIES = 1
    request = RequestFactory().get("/", headers={"x-forwarded-for": header})

    assert client_address(request) == expected
