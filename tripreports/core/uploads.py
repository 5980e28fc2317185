"""Files that arrive with a form: one that is too large is counted to its end, and not kept."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]
else:
    Uploaded = UploadedFile  # it takes no parameter at run time


class OversizedFile(Uploaded):
    """What is left of a file that was too large: its name and its size."""

    def __init__(self, name: str, content_type: str, size: int) -> None:
        super().__init__(BytesIO(), name, content_type, size)


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes files to the disk, none of them beyond the limit, and none to memory.

    The form gets an `OversizedFile` in place of one that is too large. So it says what is wrong
    beside its field, and keeps what else was typed.
    """

    file: Any
    file_name: str
    content_type: str

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= settings.UPLOAD_MAX_BYTES:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Uploaded | None:
        if file_size <= settings.UPLOAD_MAX_BYTES:
            return super().file_complete(file_size)
        self.file.close()
        return OversizedFile(self.file_name, self.content_type, file_size)
