"""Tables in files: what goes out comes back, and what is no table is refused with words."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest
from django.utils import translation
from odf import opendocument, table, text  # type: ignore[import-untyped]  # the same

from tripreports.core.sheets import (
    FORMATS,
    Problem,
    Table,
    Unreadable,
    as_entered,
    bare,
    neutral,
    read,
)
from tripreports.core.sheets.table import MOST_ROWS

every_format = pytest.mark.parametrize("kind", FORMATS)

FORMULAS = ["=1+1", "+1", "-1", "@sum", "＝1", "＋1", "－1", "＠a", "\t=1", " =1", "'=1", "''-"]
PLAIN = ["", "臺中市", "O'Brien", "'quoted'", "a=b", "第１回", "a\nb", "two  blanks"]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _lines(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def _xlsx(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def _why(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(content)
    return str(refused.value)


@pytest.mark.parametrize("words", FORMULAS)
def test_text_that_begins_like_a_formula_gets_an_apostrophe(words: str) -> None:
    assert (neutral(words), as_entered(neutral(words))) == (f"'{words}", words)


@pytest.mark.parametrize("words", PLAIN)
def test_other_text_stays_as_it_is(words: str) -> None:
    assert (neutral(words), as_entered(words)) == (words, words)


@every_format
def test_table_comes_back_as_it_went_out(kind: str) -> None:
    words = [*FORMULAS, *PLAIN, "x" * 5000, "<b>&amp;"]
    rows = [[neutral(word), 7] for word in words]

    found = read(FORMATS[kind].write(["name", "version"], rows))

    back = [(bare(as_entered(name)), version) for name, version in _lines(found)]
    assert found.header == ("name", "version")
    assert back == [(bare(word), "7") for word in words]
    assert (found.problems, found.encoding) == ((), "")


def test_csv_begins_with_the_mark_of_utf_8() -> None:
    content = FORMATS["csv"].write(["name"], [["臺中"]])

    assert content == b"\xef\xbb\xbfname\r\n\xe8\x87\xba\xe4\xb8\xad\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("name,unit\n臺中,會".encode(), ""),
        ("name;unit\n臺中;會".encode("utf-8-sig"), ""),
        ("name,unit\n臺中,會".encode("cp950"), "Big5"),
        ("name\tunit\n臺中\t會".encode("utf-16"), "UTF-16"),
    ],
)
def test_csv_is_read_in_the_encodings_that_spreadsheets_write(
    content: bytes, encoding: str
) -> None:
    found = read(content)

    assert (found.header, _lines(found), found.encoding) == (
        ("name", "unit"),
        [("臺中", "會")],
        encoding,
    )


def test_rows_know_their_line_and_empty_ones_are_left_out() -> None:
    found = read(b'name,unit\n\n,\n"a\nb",c\nd,e\n')

    assert [(row.line, *row.cells) for row in found.rows] == [(4, "a\nb", "c"), (5, "d", "e")]


def test_ragged_rows_are_named() -> None:
    found = read(b"name,unit\na\nb,c\nd,e,f\ng,h,\n")

    assert [problem.line for problem in found.problems] == [2, 4]
    assert [row.line for row in found.rows] == [3, 5]
    assert found.problems[0].message.startswith("The row has 1 cells and the header 2.")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "The file is neither a table in XLSX or ODS nor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "The file is of an old kind (XLS), or locked."),
        (b'name,unit\n"a,b\n', "Row 2 cannot be read:"),
        (b"name,name\na,b", "Each column needs a name of its own in the first row."),
        (b"name,,unit\na,b,c", "Each column needs a name of its own in the first row."),
        (b"a," * 200 + b"a", "The table has more than 100 columns."),
        (b"PK\x03\x04 and then nothing", "The file is damaged."),
        (b"name\n" + b"a\n" * (MOST_ROWS + 1), "The table has more than 50000 rows."),
        (b"x" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
        (_zip(word__document_xml=b""), "The archive holds no table"),
        (_zip(xl__workbook_xml=b"<"), "The file is damaged."),
        (_zip(content_xml=b"<a"), "The file is damaged."),
        (_zip(content_xml=b"0" * 101_000_000), "The file unpacks to far more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_with_words(content: bytes, words: str) -> None:
    assert _why(content).startswith(words)


def test_entities_that_grow_without_end_are_refused() -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "{"x" * 1000}">{grown}]><a>&e19;</a>'

    assert _why(_zip(content_xml=bomb.encode())).startswith("The file is damaged.")


def test_formulas_and_errors_of_xlsx_are_named_by_line_and_column() -> None:
    found = read(_xlsx(["name", "order"], ["a", "=1+1"], ["b", "#N/A"], ["c", 3]))

    assert found.problems == (
        Problem(2, "order", "There is a formula. Paste its value in its place."),
        Problem(3, "order", "“#N/A” is the mark of an error."),
    )


def test_numbers_and_days_of_xlsx_are_read_as_people_write_them() -> None:
    found = read(_xlsx(["a", "b", "c", "d"], [3.0, dt.date(2025, 9, 23), True, 2.5]))

    assert _lines(found) == [("3", "2025-09-23", "true", "2.5")]


def test_row_of_xlsx_far_out_is_not_waited_for() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "name", "a"
    book.active["XFD1048576"] = "far"
    stream = io.BytesIO()
    book.save(stream)

    found = read(stream.getvalue())

    assert _lines(found) == [("a",)]


def test_repeated_cells_of_ods_keep_the_columns_apart() -> None:
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="one")
    book.spreadsheet.addElement(sheet)
    for words in (("a", "b", "c", "d"), ("1", None, None, "4")):
        row = table.TableRow()
        sheet.addElement(row)
        for word in words[:1]:
            _add(row, word)
        if words[1] is None:
            row.addElement(table.TableCell(numbercolumnsrepeated=2))
            _add(row, words[3])
        else:
            for word in words[1:]:
                _add(row, word)
        row.addElement(table.TableCell(numbercolumnsrepeated=16380))
    sheet.addElement(table.TableRow(numberrowsrepeated=1048574))
    stream = io.BytesIO()
    book.save(stream)

    found = read(stream.getvalue())

    assert (found.header, _lines(found)) == (("a", "b", "c", "d"), [("1", "", "", "4")])


def _add(row: table.TableRow, words: str | None) -> None:
    cell = table.TableCell(valuetype="string")
    cell.addElement(text.P(text=words))
    row.addElement(cell)


def test_xlsx_refuses_text_that_a_cell_would_cut() -> None:
    with pytest.raises(Unreadable):
        FORMATS["xlsx"].write(["name"], [["x" * 32_768]])
