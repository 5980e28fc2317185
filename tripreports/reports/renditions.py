"""The pictures that readers get: drawn anew from the original, smaller and free of what it tells.

An original says where and when it was taken, with which camera, and often more than its maker
knows. So it is kept privately, and renditions are served, which hold nothing but pixels.
"""

from io import BytesIO
from typing import IO, NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
FOLDER = "renditions"
_QUALITY = 82


class Rendition(NamedTuple):
    """A size in which pictures are served: no side is longer than this."""

    name: str
    longest_side: int


WEB = Rendition("web", 1600)
PRINT = Rendition("print", 640)  # two to a row of a page, at 230 dots an inch
THUMBNAIL = Rendition("thumbnail", 400)
RENDITIONS = (WEB, PRINT, THUMBNAIL)  # each is drawn from the one before


def name_of(original: str, rendition: Rendition) -> str:
    """Where the rendition of an original lies: originals never change, so it is always the same."""
    return f"{FOLDER}/{rendition.name}/{original}.jpg"


def are_made(storage: Storage, original: str) -> bool:
    return all(storage.exists(name_of(original, rendition)) for rendition in RENDITIONS)


def make(storage: Storage, original: str) -> None:
    """Draw what is missing of the renditions of an original."""
    with storage.open(original) as file:
        picture = _upright(file, WEB.longest_side)
    for rendition in RENDITIONS:
        picture = _fitted(picture, rendition.longest_side)
        name = name_of(original, rendition)
        if not storage.exists(name):
            storage.save(name, ContentFile(_jpeg(picture)))


def remove(storage: Storage, original: str) -> None:
    for rendition in RENDITIONS:
        storage.delete(name_of(original, rendition))


def _upright(file: IO[bytes], side: int) -> Image.Image:
    """The picture as it is meant to be seen, in the colours that screens assume."""
    picture = Image.open(file, formats=FORMATS)
    picture.draft("RGB", (side, side))  # a JPEG is read at a fraction of its size
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    return _on_white(_in_screen_colours(turned, profile))


def _in_screen_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, own, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a profile that nobody can read changes nothing
        return picture
    return converted or picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, and without anything that came with the file."""
    if picture.mode.startswith("I"):  # greys of 16 bits; converting them cuts off the bright ones
        picture = picture.convert("F").point(lambda grey: grey / 256).convert("L")
    clean = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        clean.paste(layer, mask=layer)
    else:
        clean.paste(picture.convert("RGB"))
    return clean


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    fitted = picture.copy()
    fitted.thumbnail((side, side))  # never larger than it was
    return fitted


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()
