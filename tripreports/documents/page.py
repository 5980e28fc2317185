"""The measures of a page, the same in all formats.

Sizes of the cover are those of the official form of report: the title 26 points and bold, the
lines 14 points. Lengths are centimetres, type is in points.
"""

from typing import Final

from tripreports.documents.outline import Style

PAGE: Final = (21.0, 29.7)
MARGIN_ABOVE: Final = 2.54
MARGIN_BESIDE: Final = 3.17
TEXT_WIDTH: Final = PAGE[0] - 2 * MARGIN_BESIDE
PICTURE_BOX: Final = (TEXT_WIDTH / 2 - 0.4, 7.0)

# The names by which word processors of Taiwan's offices know their faces.
CHINESE_FACE: Final = "標楷體"
LATIN_FACE: Final = "Times New Roman"

TYPE_SIZE: Final = {
    Style.BODY: 12.0,
    Style.PLAIN: 12.0,
    Style.ITEM: 12.0,
    Style.COVER_TITLE: 26.0,
    Style.COVER_LINE: 14.0,
    Style.FORM_TITLE: 18.0,
    Style.SIGNATURE: 12.0,
    Style.CENTRED: 12.0,
    Style.NOTE: 10.0,
}
HEADING_SIZE: Final = (18.0, 16.0, 14.0, 13.0, 12.0, 12.0)
CONTENTS_SIZE: Final = 18.0
CELL_SIZE: Final = 11.0
LEADING: Final = 1.5
