"""How large pictures are printed."""

import io

from PIL import Image


def size_of(jpeg: bytes, *, within: tuple[float, float]) -> tuple[float, float]:
    """The width and height to print at, in the unit of `within`, with the picture's own ratio."""
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
        width, height = image.size
    scale = min(within[0] / width, within[1] / height)
    return width * scale, height * scale
