"""How an OpenDocument file looks: styles that staff can change in one place."""

from collections.abc import Iterator

from lxml import etree

from tripreports.documents import page
from tripreports.documents.odt import names
from tripreports.documents.odt.names import NAMESPACES, q
from tripreports.documents.odt.text import put
from tripreports.documents.outline import WHOLE_WIDTH, Properties, Style

_LINE = "0.5pt solid #000000"
# What a style of a paragraph sets beside the size of its type.
_PARAGRAPHS: dict[str, dict[str, str]] = {
    Style.BODY: {"fo:text-indent": "0.85cm", "fo:text-align": "justify"},
    Style.PLAIN: {},
    Style.ITEM: {"fo:margin-left": "0.85cm", "fo:text-indent": "-0.85cm"},
    Style.COVER_TITLE: {
        "fo:text-align": "center",
        "fo:line-height": "120%",
        "fo:margin-top": "4cm",
        "fo:margin-bottom": "3cm",
    },
    Style.COVER_LINE: {"fo:margin-left": "2cm"},
    Style.FORM_TITLE: {"fo:text-align": "center", "fo:margin-bottom": "0.4cm"},
    Style.SIGNATURE: {"fo:margin-top": "1cm"},
    Style.CENTRED: {"fo:text-align": "center"},
    Style.NOTE: {"fo:line-height": "120%"},
    names.CELL: {"fo:line-height": "120%"},
    names.HEAD_CELL: {"fo:line-height": "120%", "fo:text-align": "center"},
    names.CAPTION: {
        "fo:line-height": "120%",
        "fo:text-align": "center",
        "fo:margin-bottom": "0.3cm",
    },
    names.PICTURE: {"fo:line-height": "100%", "fo:text-align": "center"},
    names.MISSING: {
        "fo:text-align": "center",
        "fo:border": "0.5pt dashed #808080",
        "fo:padding": "0.6cm",
    },
    names.PAGE_BREAK: {"fo:break-before": "page", "fo:line-height": "1%"},
    names.AFTER_TABLE: {"fo:line-height": "100%"},
    names.CONTENTS_TITLE: {"fo:text-align": "center", "fo:margin-bottom": "0.5cm"},
    names.MARK: {"fo:text-align": "center"},
}
_SIZES: dict[str, float] = {
    **{style.value: size for style, size in page.TYPE_SIZE.items()},
    names.CONTENTS_TITLE: page.CONTENTS_SIZE,
    names.PAGE_BREAK: 2.0,
    names.AFTER_TABLE: 6.0,
}
_BOLD = {Style.COVER_TITLE, Style.FORM_TITLE, names.CONTENTS_TITLE, names.HEAD_CELL, names.MARK}


def page_styles(properties: Properties) -> bytes:
    """styles.xml: the styles of paragraphs, the page, its number and its mark."""
    root = etree.Element(q("office:document-styles"), nsmap=NAMESPACES)
    root.set(q("office:version"), "1.3")
    styles = etree.SubElement(root, q("office:styles"))
    styles.append(_defaults(properties.language))
    styles.extend(_paragraph_styles())
    styles.append(_link_style())
    styles.extend(_heading_styles())
    _layout(etree.SubElement(root, q("office:automatic-styles")))
    _master(etree.SubElement(root, q("office:master-styles")), properties.mark)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def fixed_styles() -> Iterator[etree._Element]:
    """The styles of tables, cells and frames, which the text carries itself."""
    for name in (names.GRID, names.GALLERY):
        table = _style(name, "table")
        _set(table, "style:table-properties", **{"style:width": f"{page.TEXT_WIDTH:.2f}cm"})
        table[0].set(q("table:align"), "margins")
        yield table
    cell = _style(names.GRID_CELL, "table-cell")
    _set(cell, "style:table-cell-properties", **{"fo:border": _LINE, "fo:padding": "0.1cm"})
    yield cell
    frame = _style("frame", "graphic")
    _set(frame, "style:graphic-properties", **{"style:vertical-pos": "top"})
    yield frame


def column_styles(table: str, widths: tuple[int, ...]) -> Iterator[etree._Element]:
    for number, share in enumerate(widths, start=1):
        column = _style(f"{table}.{number}", "table-column")
        width = page.TEXT_WIDTH * share / WHOLE_WIDTH
        properties = _set(column, "style:table-column-properties")
        properties.set(q("style:column-width"), f"{width:.3f}cm")
        properties.set(q("style:rel-column-width"), f"{share}*")
        yield column


def _defaults(language: str) -> etree._Element:
    first, _, region = language.partition("-")
    default = etree.Element(q("style:default-style"), {q("style:family"): "paragraph"})
    _set(
        default,
        "style:text-properties",
        **{
            "style:font-name": page.LATIN_FACE,
            "fo:font-family": page.LATIN_FACE,
            "style:font-family-asian": page.CHINESE_FACE,
            "fo:language": first if first != "zh" else "en",
            "fo:country": region if first != "zh" else "US",
            "style:language-asian": "zh",
            "style:country-asian": "TW",
        },
    )
    return default


def _link_style() -> etree._Element:
    """Lines of the contents lead to their pages, and look like text all the same."""
    style = etree.Element(q("style:style"))
    style.set(q("style:name"), names.LINK)
    style.set(q("style:family"), "text")
    looks = etree.SubElement(style, q("style:text-properties"))
    looks.set(q("fo:color"), "#000000")
    looks.set(q("style:text-underline-style"), "none")
    return style


def _paragraph_styles() -> Iterator[etree._Element]:
    for name, looks in _PARAGRAPHS.items():
        style = _style(name, "paragraph")
        _set(style, "style:paragraph-properties", **{"fo:line-height": "150%", **looks})
        _set_type(style, _SIZES.get(name, page.CELL_SIZE), bold=name in _BOLD)
        yield style
    for level in range(1, 4):
        style = _style(names.CONTENTS_LINE.format(level), "paragraph")
        indent = {"fo:margin-left": f"{(level - 1) * 0.8:.1f}cm", "fo:line-height": "130%"}
        properties = _set(style, "style:paragraph-properties", **indent)
        stops = etree.SubElement(properties, q("style:tab-stops"))
        stop = etree.SubElement(stops, q("style:tab-stop"))
        # Counted from the indent.
        stop.set(q("style:position"), f"{page.TEXT_WIDTH - (level - 1) * 0.8:.2f}cm")
        stop.set(q("style:type"), "right")
        stop.set(q("style:leader-style"), "dotted")
        stop.set(q("style:leader-text"), ".")
        _set_type(style, page.TYPE_SIZE[Style.BODY])
        yield style


def _heading_styles() -> Iterator[etree._Element]:
    for level, size in enumerate(page.HEADING_SIZE, start=1):
        style = _style(names.HEADING.format(level), "paragraph")
        style.set(q("style:display-name"), f"Heading {level}")
        style.set(q("style:default-outline-level"), str(level))
        space = {
            "fo:margin-top": "0.4cm",
            "fo:margin-bottom": "0.2cm",
            "fo:keep-with-next": "always",
        }
        _set(style, "style:paragraph-properties", **space)
        _set_type(style, size, bold=True)
        yield style


def _layout(automatic: etree._Element) -> None:
    layout = etree.SubElement(automatic, q("style:page-layout"), {q("style:name"): "a4"})
    above, beside = f"{page.MARGIN_ABOVE}cm", f"{page.MARGIN_BESIDE}cm"
    _set(
        layout,
        "style:page-layout-properties",
        **{
            "fo:page-width": f"{page.PAGE[0]}cm",
            "fo:page-height": f"{page.PAGE[1]}cm",
            "fo:margin-top": above,
            "fo:margin-bottom": above,
            "fo:margin-left": beside,
            "fo:margin-right": beside,
        },
    )
    for part in ("style:header-style", "style:footer-style"):
        _set(etree.SubElement(layout, q(part)), "style:header-footer-properties")


def _master(masters: etree._Element, mark: str) -> None:
    master = etree.SubElement(masters, q("style:master-page"))
    master.set(q("style:name"), "Standard")
    master.set(q("style:page-layout-name"), "a4")
    if mark:
        header = etree.SubElement(master, q("style:header"))
        line = etree.SubElement(header, q("text:p"), {q("text:style-name"): names.MARK})
        put(line, mark)
    footer = etree.SubElement(master, q("style:footer"))
    line = etree.SubElement(footer, q("text:p"), {q("text:style-name"): Style.CENTRED.value})
    etree.SubElement(line, q("text:page-number"), {q("text:select-page"): "current"})


def _style(name: str, family: str) -> etree._Element:
    return etree.Element(q("style:style"), {q("style:name"): name, q("style:family"): family})


def _set(parent: etree._Element, tag: str, **values: str) -> etree._Element:
    element = etree.SubElement(parent, q(tag))
    for name, value in values.items():
        element.set(q(name), value)
    return element


def _set_type(style: etree._Element, size: float, *, bold: bool = False) -> None:
    properties = _set(style, "style:text-properties")
    for name in ("fo:font-size", "style:font-size-asian"):
        properties.set(q(name), f"{size:g}pt")
    if bold:
        for name in ("fo:font-weight", "style:font-weight-asian"):
            properties.set(q(name), "bold")
