import warnings
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from tripreports.reports.renditions import FORMATS, THUMBNAIL


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


def validate_photo(file: Any) -> None:
    """Refuse what is too large, no picture of a known format, or damaged.

    It is told by its content, and read to its end. A file that is stored was looked at when it
    came; should it be lost since, what is written about the photo can still be saved.
    """
    if getattr(file, "_committed", False):
        return
    name = PurePosixPath(file.name or "").name
    if file.size > settings.UPLOAD_MAX_BYTES:
        sizes = {
            "size": filesizeformat(file.size),
            "limit": filesizeformat(settings.UPLOAD_MAX_BYTES),
        }
        raise ValidationError(
            _("“%(name)s” takes %(size)s; a photo may take %(limit)s at most. Save it smaller.")
            % {"name": name, **sizes}
        )
    try:
        _read(file)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise ValidationError(
            _("“%(name)s” has more than %(limit)d million pixels. Save it smaller.")
            % {"name": name, "limit": settings.PHOTO_MAX_PIXELS // 1_000_000}
        ) from bomb
    except Exception as error:
        raise ValidationError(
            _("“%s” is no picture in JPEG, PNG or WebP, or it is damaged. Save it as one of these.")
            % name
        ) from error
    finally:
        file.seek(0)


def _read(file: Any) -> None:
    """Reads a picture to its end, a large one only where its head says that it is none."""
    file.seek(0)
    with warnings.catch_warnings():
        # Pillow only warns of a picture that is up to twice too large.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = Image.open(file, formats=FORMATS)
    if picture.width * picture.height > settings.PHOTO_MAX_PIXELS:
        raise Image.DecompressionBombError
    picture.draft("RGB", (THUMBNAIL.longest_side,) * 2)
    picture.load()
