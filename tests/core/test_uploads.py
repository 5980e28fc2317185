"""A file that is too large is counted to its end, and written nowhere."""

from django.http import HttpRequest

from tripreports.core.uploads import LimitedUploadHandler, OversizedFile, Uploaded

MEGABYTE = 1024 * 1024


def received(megabytes: int) -> tuple[Uploaded | None, int]:
    """The file that the form gets, and how much was written to the disk."""
    handler = LimitedUploadHandler(HttpRequest())
    handler.new_file("image", "mayor.jpg", "image/jpeg", None)
    chunk = b"x" * MEGABYTE
    for number in range(megabytes):
        handler.receive_data_chunk(chunk, number * MEGABYTE)
    written = handler.file.tell()
    return handler.file_complete(megabytes * MEGABYTE), written


def test_file_within_the_limit_is_kept() -> None:
    file, written = received(30)

    assert file is not None
    assert (file.name, file.size, written) == ("mayor.jpg", 30 * MEGABYTE, 30 * MEGABYTE)
    assert len(file.read()) == 30 * MEGABYTE


def test_file_beyond_the_limit_leaves_its_name_and_size() -> None:
    file, written = received(300)

    assert isinstance(file, OversizedFile)
    assert (file.name, file.size, file.read()) == ("mayor.jpg", 300 * MEGABYTE, b"")
    assert written == 30 * MEGABYTE
