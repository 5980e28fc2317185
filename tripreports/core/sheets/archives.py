"""The archives in which XLSX and ODS keep their parts."""

import io
import zipfile

from django.utils.translation import gettext as _

from tripreports.core.sheets.table import Unreadable

_MOST_UNPACKED = 100_000_000
_MOST_PARTS = 1_000


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, unless it would unpack to more than a table of ours can be.

    No more of a part is ever unpacked than its entry says, so the entries can be believed.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise damaged() from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Unreadable(_("The file unpacks to far more than a table of records holds."))
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_("The file is locked with a password. Save it without one."))
    return archive


def damaged() -> Unreadable:
    return Unreadable(_("The file is damaged. Save it once more from the spreadsheet."))
