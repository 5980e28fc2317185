"""Outlines made up by hypothesis: any text, any sequence of blocks."""

import datetime as dt
import io

from hypothesis import strategies as st
from PIL import Image

from tripreports.documents.outline import (
    Cell,
    Contents,
    Document,
    Gallery,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Properties,
    Style,
    Table,
)

DAY = dt.date(2026, 1, 19)
AWKWARD = (
    "",
    " ",
    "  two  spaces  ",
    "\ttab\t\ttabs\n",
    "line\nline\n\n",
    "<text:p>&amp;</text:p>",
    "#let x = [evil] $x$ \\ *b* _i_ @ref <label>",
    "{% load %}{{ x }}",
    "\x00\x07\x1b[0m\x7f\x85\ud800\ufffe",
    "\u202eright to left\u202c \u200f",
    "שלום العربية",
    "🙂👨‍👩‍👧",
    "堃峯晉☑☐고양시éü",
    "\r\nold\rlines",
    "https://example.org/?a=1&b=2",
    "]]>",
    "\u3000全形\u3000",
)
texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=80))


def jpeg(width: int = 40, height: int = 30, colour: str = "navy") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(content, "JPEG")
    return content.getvalue()


IMAGES = (jpeg(), jpeg(30, 60, "olive"), jpeg(200, 20, "maroon"))

headings = st.builds(Heading, st.integers(1, 6), texts)
paragraphs = st.builds(Paragraph, texts, st.sampled_from(Style))
missing_pictures = st.builds(Picture, texts, missing=st.text(min_size=1, max_size=20))
shown_pictures = st.builds(Picture, texts, st.sampled_from(IMAGES), texts)
galleries = st.builds(
    Gallery,
    st.lists(st.one_of(missing_pictures, shown_pictures), min_size=1, max_size=5).map(tuple),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """One to four columns; in each row some cells may cover several."""
    columns = draw(st.integers(1, 4))
    rows = []
    for _row in range(draw(st.integers(1, 4))):
        row: list[Cell] = []
        while (left := columns - sum(cell.across for cell in row)) > 0:
            across = draw(st.integers(1, left))
            row.append(Cell(draw(texts), across, draw(st.booleans())))
        rows.append(tuple(row))
    widths = [100 // columns] * (columns - 1)
    return Table(tuple(rows), (*widths, 100 - sum(widths)), draw(st.integers(0, len(rows))))


blocks = st.one_of(
    headings, paragraphs, galleries, tables(), st.builds(Contents, texts), st.builds(PageBreak)
)
documents = st.builds(
    Document,
    st.builds(
        Properties,
        texts,
        st.dates(dt.date(1912, 1, 1)),
        texts,
        st.sampled_from(["zh-TW", "en"]),
        texts,
        texts,
        texts,
    ),
    st.lists(blocks, max_size=8).map(tuple),
)
