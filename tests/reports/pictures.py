"""Pictures as cameras make them, for tests."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (60, 40), colour: str = "navy", mode: str = "RGB"
) -> bytes:
    file = BytesIO()
    Image.new(mode, size, colour).save(file, kind)
    return file.getvalue()


def from_a_phone(size: tuple[int, int] = (60, 40)) -> bytes:
    """A JPEG that lies on its side and says so, and where it was taken, and by whom."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x013B] = "SECRET-ARTIST"
    exif.get_ifd(GPS)[1] = "SECRET-NORTH"
    file = BytesIO()
    image = Image.new("RGB", size, "navy")
    image.save(file, "JPEG", exif=exif, xmp=b"<x>SECRET-XMP</x>", comment=b"SECRET-COMMENT")
    return file.getvalue()


def upload(name: str = "mayor.jpg", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or picture())
