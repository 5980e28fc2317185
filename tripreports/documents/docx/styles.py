"""How a DOCX file looks: styles that staff can change in one place."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tripreports.documents import page
from tripreports.documents.docx import names
from tripreports.documents.outline import Style

_CENTRED = {
    Style.COVER_TITLE.value,
    Style.FORM_TITLE.value,
    Style.CENTRED.value,
    names.CONTENTS_TITLE,
    names.HEAD_CELL,
    names.CAPTION,
    names.PICTURE,
    names.MISSING,
    names.MARK,
}
_BOLD = {
    Style.COVER_TITLE.value,
    Style.FORM_TITLE.value,
    names.CONTENTS_TITLE,
    names.HEAD_CELL,
    names.MARK,
}
_SIZES = {
    **{style.value: size for style, size in page.TYPE_SIZE.items()},
    names.CONTENTS_TITLE: page.CONTENTS_SIZE,
    names.CELL: page.CELL_SIZE,
    names.HEAD_CELL: page.CELL_SIZE,
    names.CAPTION: page.CELL_SIZE,
    names.PICTURE: page.CELL_SIZE,
    names.MISSING: page.CELL_SIZE,
    names.MARK: page.CELL_SIZE,
    names.EMPTY: page.CELL_SIZE,
    names.PAGE_BREAK: 1.0,
    names.AFTER_TABLE: 6.0,
}


def dress(word: WordDocument) -> None:
    """Makes the page and the styles in a new document."""
    _page(word)
    _face(word.styles["Normal"], page.TYPE_SIZE[Style.BODY])
    for name, size in _SIZES.items():
        style = _new(word, name, size)
        style.font.bold = name in _BOLD
        if name in _CENTRED:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level, size in enumerate(page.HEADING_SIZE, start=1):
        heading = word.styles[f"Heading {level}"]
        _face(heading, size)
        heading.font.bold, heading.font.italic = True, False
        heading.font.color.rgb = RGBColor(0, 0, 0)
    for level in range(1, 4):
        _contents_line(word, level)
    _indents(word)


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(page.PAGE[0]), Cm(page.PAGE[1])
    section.left_margin = section.right_margin = Cm(page.MARGIN_BESIDE)
    section.top_margin = section.bottom_margin = Cm(page.MARGIN_ABOVE)


def _new(word: WordDocument, name: str, size: float) -> Any:
    style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    is_text = name in {style.value for style in Style} - {Style.NOTE.value}
    style.paragraph_format.line_spacing = page.LEADING if is_text else 1.0
    _face(style, size)
    return style


def _indents(word: WordDocument) -> None:
    styles: Any = word.styles
    styles[Style.BODY].paragraph_format.first_line_indent = Pt(2 * page.TYPE_SIZE[Style.BODY])
    styles[Style.ITEM].paragraph_format.left_indent = Cm(0.85)
    styles[Style.ITEM].paragraph_format.first_line_indent = Cm(-0.85)
    styles[Style.COVER_LINE].paragraph_format.left_indent = Cm(2)
    styles[Style.COVER_TITLE].paragraph_format.space_before = Cm(4)
    styles[Style.COVER_TITLE].paragraph_format.space_after = Cm(3)
    styles[Style.COVER_TITLE].paragraph_format.line_spacing = 1.2
    styles[Style.FORM_TITLE].paragraph_format.space_after = Pt(12)
    styles[Style.SIGNATURE].paragraph_format.space_before = Cm(1)
    styles[names.PAGE_BREAK].paragraph_format.page_break_before = True
    styles[names.CAPTION].paragraph_format.space_after = Pt(8)
    styles[names.CONTENTS_TITLE].paragraph_format.space_after = Pt(12)


def _contents_line(word: WordDocument, level: int) -> None:
    style = _new(word, names.CONTENTS_LINE.format(level), page.TYPE_SIZE[Style.BODY])
    style.paragraph_format.left_indent = Cm((level - 1) * 0.8)
    stop = Cm(page.TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    style.paragraph_format.tab_stops.add_tab_stop(*stop)


def _face(style: Any, size: float) -> None:
    style.font.name = page.LATIN_FACE
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), page.CHINESE_FACE)
    if style.element.rPr.find(qn("w:lang")) is None:
        language = OxmlElement("w:lang")
        language.set(qn("w:eastAsia"), "zh-TW")
        style.element.rPr.append(language)
