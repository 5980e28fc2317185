"""Keys: the one identifier of a record, in addresses, fixtures, citations and the API."""

import secrets

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# No vowels, so that no word is spelled by chance; no digit that looks like a letter.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 10
# No more: the rest must not come twice among a thousand parts.
_SHARED = 3
# Of a random byte; that some come a little more often costs a hundredth of a bit.
_CHARACTERS = bytes(ord(_ALPHABET[byte % len(_ALPHABET)]) for byte in range(256))

validate_key = RegexValidator(
    r"^[a-z0-9]+(?:[-.][a-z0-9]+)*\Z",
    _("A key has lower-case letters and digits, joined by single hyphens or full stops."),
)


def new_key() -> str:
    """A random key of ten characters, about 47 bits: not to be guessed from a draft's address."""
    return _random(_LENGTH)


def key_beside(key: str) -> str:
    """A random key that begins like that of the record of which it is a part.

    The indexes of a database are in the order of keys. Those of a trip with all its parts stand on
    a few pages then, which are written in a fraction of the time that a page for each part takes.
    """
    start = key[:_SHARED]
    return start + _random(_LENGTH - len(start))


def _random(length: int) -> str:
    return secrets.token_bytes(length).translate(_CHARACTERS).decode()
