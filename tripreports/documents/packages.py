"""Opens the zip archives that ODT and DOCX files are, without trusting what is in them."""

from zipfile import BadZipFile, ZipFile

from lxml import etree

LARGEST_PART = 64 * 2**20


class Unreadable(Exception):
    """The file is not what it claims to be, or too large to be read."""


def member(archive: ZipFile, name: str) -> bytes:
    """A part of the archive; its size is checked before it is unpacked."""
    try:
        if archive.getinfo(name).file_size > LARGEST_PART:
            raise Unreadable(f"{name} is larger than {LARGEST_PART // 2**20} MB.")
        return archive.read(name)
    except (KeyError, BadZipFile) as error:
        raise Unreadable(f"There is no readable {name} in the file.") from error


def parsed(content: bytes) -> etree._Element:
    """XML without a document type: no entity is expanded, nothing is fetched."""
    if b"<!DOCTYPE" in content:
        raise Unreadable("A document type is not allowed.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
