import pytest
from django.core.exceptions import ValidationError

from tripreports.core.keys import key_beside, new_key, validate_key


def test_new_keys_are_valid_and_differ() -> None:
    keys = {new_key() for _ in range(1000)}

    for key in keys:
        validate_key(key)
    assert len(keys) == 1000


@pytest.mark.parametrize("key", ["b7k2m9x4pq", "ab-cd", "k"])
def test_keys_beside_another_begin_like_it_and_differ(key: str) -> None:
    keys = {key_beside(key) for _ in range(1000)}

    for one in keys:
        validate_key(one)
    assert {(one.startswith(key[:3]), len(one)) for one in keys} == {(True, 10)}
    assert len(keys) == 1000


@pytest.mark.parametrize("key", ["uclg-aspac", "korea-2025.photo-040", "k"])
def test_key_may_be_read(key: str) -> None:
    validate_key(key)


@pytest.mark.parametrize("key", ["", "UCLG", "a b", "-a", "a-", "a--b", "臺中", "a\n"])
def test_key_refuses_what_no_address_should_hold(key: str) -> None:
    with pytest.raises(ValidationError):
        validate_key(key)
