"""Files of CSV as a client gets them, and as Python's writer would have written them."""

import csv
import decimal
import io
from typing import Any

from django.test import Client

from tests.api.asking import ROOT
from tripreports.core.sheets import neutral


def csv_file(client: Client, address: str, **asked: str) -> bytes:
    answer: Any = client.get(f"{ROOT}{address}", {"format": "csv", **asked})
    assert answer.status_code == 200
    content: bytes = answer.getvalue()
    return content


def written(rows: list[list[Any]]) -> bytes:
    """What Python's writer makes of the cells."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_cell(cell) for cell in row] for row in rows])
    return f"\ufeff{text.getvalue()}".encode()


def _cell(cell: Any) -> Any:
    if isinstance(cell, decimal.Decimal):
        return f"{cell:f}".rstrip("0").rstrip(".")
    return neutral(cell) if isinstance(cell, str) else cell
