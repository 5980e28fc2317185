"""Keys: the one identifier of a record, in addresses, fixtures, citations and the API."""

import secrets

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# No vowels, so that no word is spelled by chance; no digit that looks like a letter.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 10

validate_key = RegexValidator(
    r"^[a-z0-9]+(?:[-.][a-z0-9]+)*\Z",
    _("A key has lower-case letters and digits, joined by single hyphens or full stops."),
)


def new_key() -> str:
    """A random key of ten characters, about 47 bits: not to be guessed from a draft's address."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
