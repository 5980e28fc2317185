"""A photo of the report as a picture of a document, or as a card that says why there is none."""

from django.utils.translation import gettext as _

from tripreports.core.models import in_language
from tripreports.documents.outline import Picture
from tripreports.documents.pictures import size_of
from tripreports.reports.models import Photo
from tripreports.reports.renditions import PRINT, name_of

_END = b"\xff\xd9"


def picture(photo: Photo) -> Picture:
    """The rendition for print; an original is never shown, and no broken file stops a document."""
    if not photo.image:
        return Picture(photo.caption, missing=_("The picture is not in the source."))
    name = name_of(str(photo.image), PRINT)
    try:
        with photo.image.storage.open(name) as file:
            image = file.read()
        size_of(image, within=(1, 1))
    except (OSError, ValueError):
        image = b""
    if not image.endswith(_END):  # a file that was cut off
        return Picture(photo.caption, missing=_("This picture cannot be shown."))
    return Picture(photo.caption, image=image, alternative_text=_alternative(photo))


def _alternative(photo: Photo) -> str:
    if photo.is_decorative:
        return ""
    zh, en = photo.alternative_text_zh, photo.alternative_text_en
    return in_language(zh, en) or photo.caption
