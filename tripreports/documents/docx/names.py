"""How our values are called in a DOCX file; styles of paragraphs bear the values of `Style`."""

from typing import Final

CONTENTS_TITLE: Final = "contents-title"
CONTENTS_LINE: Final = "contents-{}"
CELL: Final = "cell"
HEAD_CELL: Final = "head-cell"
CAPTION: Final = "caption-line"
PICTURE: Final = "picture"
MISSING: Final = "missing"
PAGE_BREAK: Final = "page-break"
AFTER_TABLE: Final = "after-table"
MARK: Final = "mark"
EMPTY: Final = "empty"

GRID: Final = "Table Grid"
# What a table is for stands in its description, which a screen reader can say.
GALLERY: Final = "gallery"

# The unit of lengths: a twentieth of a point. A hundredth of the width of the text is 83 of them.
TWIPS_PER_CM: Final = 567
TWIPS_PER_SHARE: Final = 83
