from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def validate_quote(quote: str, source_text: str) -> None:
    """The friendly twin of the trigger `citation_quote_is_in_its_source`."""
    if quote not in source_text:
        raise ValidationError(
            {"quote": _("These words do not stand in the heading, paragraph or caption cited.")}
        )
