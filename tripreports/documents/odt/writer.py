"""Writes a document as OpenDocument Text."""

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from tripreports.documents.odt import names
from tripreports.documents.odt.body import Body
from tripreports.documents.odt.names import MIMETYPE, NAMESPACES, q
from tripreports.documents.odt.styles import page_styles
from tripreports.documents.outline import Document, Properties

# The time of writing in the archive would make the same document different every time.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_KINDS = {".xml": "text/xml", ".jpg": "image/jpeg"}


def write_odt(document: Document) -> bytes:
    """The file as bytes: the same for the same document."""
    body = Body(document)
    files = {
        "content.xml": _xml(body.content()),
        "styles.xml": page_styles(document.properties),
        "meta.xml": _xml(_meta(document.properties)),
        **{f"Pictures/{name}": image for name, image in body.images.items()},
    }
    return _zipped(files | {"META-INF/manifest.xml": _xml(_manifest(files))})


def _meta(properties: Properties) -> etree._Element:
    root = etree.Element(q("office:document-meta"), nsmap=NAMESPACES)
    root.set(q("office:version"), "1.3")
    meta = etree.SubElement(root, q("office:meta"))
    for name, value in (
        ("meta:generator", "Tripreports"),
        ("dc:title", properties.title),
        ("dc:creator", properties.author),
        ("dc:date", f"{properties.dated}T00:00:00"),
        ("dc:language", properties.language),
    ):
        etree.SubElement(meta, q(name)).text = value
    for name, value in (
        (names.LICENCE, properties.licence),
        (names.ADDRESS, properties.address),
        (names.MARK, properties.mark),
    ):
        own = etree.SubElement(meta, q("meta:user-defined"), {q("meta:name"): name})
        own.text = value
    return root


def _manifest(files: dict[str, bytes]) -> etree._Element:
    root = etree.Element(q("manifest:manifest"), nsmap={"manifest": NAMESPACES["manifest"]})
    root.set(q("manifest:version"), "1.3")
    for path, kind in [("/", MIMETYPE), *((path, _KINDS[path[-4:]]) for path in files)]:
        entry = etree.SubElement(root, q("manifest:file-entry"))
        entry.set(q("manifest:full-path"), path)
        entry.set(q("manifest:media-type"), kind)
    return root


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        # The kind of file comes first and as it is, so that it can be told without unpacking.
        archive.writestr(ZipInfo("mimetype", _MOMENT), MIMETYPE, ZIP_STORED)
        for path, content in files.items():
            how = ZIP_STORED if path.endswith(".jpg") else ZIP_DEFLATED
            archive.writestr(ZipInfo(path, _MOMENT), content, how)
    return packed.getvalue()
