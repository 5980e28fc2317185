"""A whole list as a file, written while it is read: as large as it may be, never in memory."""

import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import orjson
from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer

from tripreports.api.reading.resource import Resource
from tripreports.api.reading.shape import Shape
from tripreports.api.reading.statement import as_cells, as_json, lines, stream
from tripreports.api.reading.table import table
from tripreports.core.sheets import neutral, printable

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_MARK = "\ufeff"  # by which spreadsheets know UTF-8
_IN_MEMORY = 2_000_000


class Whole(NamedTuple):
    """All records of a list, in order, and what is wanted of each."""

    resource: Resource
    found: QuerySet[Any]
    shape: Shape
    reader: "Reader | None"
    site: str


class _File(BaseRenderer):
    """A format that is chosen like any other, and written without going through here."""

    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        """What is no list, such as a problem."""
        return orjson.dumps(data)


class CSVFile(_File):
    media_type = "text/csv"
    format = "csv"


class NDJSONFile(_File):
    media_type = "application/x-ndjson"
    format = "ndjson"


class XLSXFile(_File):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"
    charset = None


def written(whole: Whole, kind: str) -> HttpResponseBase:
    """The list as a file of this format."""
    response = _xlsx(whole) if kind == "xlsx" else _streamed(whole, kind)
    response["Content-Disposition"] = f'attachment; filename="{whole.resource.name}.{kind}"'
    return response


def _streamed(whole: Whole, kind: str) -> StreamingHttpResponse:
    if kind == "csv":
        return StreamingHttpResponse(_csv(whole), content_type="text/csv; charset=utf-8")
    return StreamingHttpResponse(_ndjson(whole), content_type=NDJSONFile.media_type)


def _ndjson(whole: Whole) -> Iterator[bytes]:
    shown = as_json(whole.resource, whole.shape, whole.reader)
    for records in lines(whole.found, shown, whole.site):
        yield b"\n".join([*records, b""])


def _csv(whole: Whole) -> Iterator[bytes]:
    rows = table(whole.resource, whole.shape, whole.reader)
    yield f"{_MARK}{','.join(rows.headings)}".encode()
    yield from rows.lines(whole.found, whole.site)
    yield b"\r\n"


def _xlsx(whole: Whole) -> FileResponse:
    shown = as_cells(whole.resource, whole.shape, whole.reader)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(whole.resource.name)
    sheet.append(tuple(shown))
    for rows in stream(whole.found, list(shown.values()), whole.site):
        for row in rows:
            sheet.append(
                [printable(cell) if isinstance(cell, str) else cell for cell in _neutral(row)]
            )
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed with the answer)
    book.save(file)
    file.seek(0)
    return FileResponse(file, content_type=XLSXFile.media_type)


def _neutral(row: tuple[Any, ...]) -> list[Any]:
    """No formula begins with a letter or a digit; to see that is quicker than to ask."""
    return [
        neutral(cell) if isinstance(cell, str) and cell and not cell[0].isalnum() else cell
        for cell in row
    ]
