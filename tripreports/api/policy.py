"""What clients may rely on, in a paragraph."""

from django.utils.translation import gettext_lazy as _

VERSION = "1"
POLICY = _(
    "Within version 1, this interface only grows: there may be new addresses, members, parameters and "
    "codes at any time, and clients pass over what they do not know. Nothing is renamed, removed or "
    "given another meaning without notice: what is to go is announced in the changelog and by the "
    "headers “Deprecation” and “Sunset” of every answer that has it, at least twelve months before. "
    "What cannot be done so becomes version 2, beside which version 1 goes on for as long."
)
