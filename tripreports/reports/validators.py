import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

if TYPE_CHECKING:
    from django.core.files.base import File

_FORMATS = ("JPEG", "PNG", "WEBP")


def validate_quote(quote: str, source_text: str) -> None:
    """The friendly twin of the trigger `citation_quote_is_in_its_source`."""
    if quote not in source_text:
        raise ValidationError(
            {"quote": _("These words do not stand in the heading, paragraph or caption cited.")}
        )


def validate_quotes_stand(quotes: Iterable[str], *, text: str, field: str) -> None:
    """Refuse a change of the report's text that would take words out of which a citation lives."""
    lost = next((quote for quote in quotes if quote not in text), None)
    if lost is not None:
        raise ValidationError(
            {field: _("A citation quotes these words, so they must stay: “%s”.") % lost}
        )


def validate_photo(file: "File[bytes]") -> None:
    """Refuse what is no picture of a known format, or has more pixels than is wise to open."""
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture that is up to twice too large.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.open(_rewound(file), formats=_FORMATS).verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise ValidationError(_("The picture has too many pixels.")) from bomb
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("Give a picture in JPEG, PNG or WebP.")) from error
    finally:
        _rewound(file)


def _rewound(file: Any) -> Any:
    file.seek(0)
    return file
