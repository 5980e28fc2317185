"""Official documents as files: fresh ones for staff, kept ones for everybody."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import override

from tripreports.documents.compose import Material, full_report, review_form, summary_form
from tripreports.documents.digest import digest
from tripreports.documents.enums import DocumentKind, DocumentLanguage
from tripreports.documents.formats import FORMATS
from tripreports.documents.models import KeptDocument
from tripreports.documents.outline import Document
from tripreports.search.revision import remember
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_COMPOSERS = {
    DocumentKind.SUMMARY: summary_form,
    DocumentKind.REPORT: full_report,
    DocumentKind.REVIEW: review_form,
}


class Wanted(NamedTuple):
    """One file: which document, in which language and format."""

    kind: DocumentKind
    language: DocumentLanguage
    extension: str

    @property
    def path(self) -> str:
        """report.odt, report.en.pdf: the last part of its address."""
        face = "" if self.language == DocumentLanguage.CHINESE else f".{self.language}"
        return f"{self.kind}{face}.{self.extension}"


def every(kinds: tuple[DocumentKind, ...] = tuple(DocumentKind)) -> list[Wanted]:
    """All files of these documents, as many formats as there are."""
    return [
        Wanted(kind, language, extension)
        for kind in kinds
        for language in kind.languages
        for extension in FORMATS
    ]


def wanted(path: str, kinds: tuple[DocumentKind, ...] = tuple(DocumentKind)) -> Wanted | None:
    """The file that an address asks for, if there is such a one."""
    return next((one for one in every(kinds) if one.path == path), None)


def compose(trip: Trip, one: Wanted, *, reader: "Reader | None", base: str = "") -> Document:
    """What the document says to this reader. `base` is the address of the site."""
    with override(one.language.code):
        return _COMPOSERS[one.kind](Material(trip, reader, base=base or settings.SITE_URL))


def make(trip: Trip, one: Wanted, *, reader: "Reader | None", base: str = "") -> bytes:
    """A fresh file, in any state of the trip; raises what the writer of the format raises."""
    return FORMATS[one.extension].write(compose(trip, one, reader=reader, base=base))


def offered(trip: Trip, one: Wanted, *, base: str = "") -> KeptDocument:
    """What `keep` gives; looked through again only when anything in the archive has changed."""
    name = f"document:{trip.key}:{one.path}:{base}"
    number = remember(name, None, lambda: keep(trip, one, base=base).pk)
    kept = KeptDocument.objects.filter(pk=number).first()
    if kept and default_storage.exists(kept.name):
        return kept
    return keep(trip, one, base=base)


def keep(trip: Trip, one: Wanted, *, base: str = "") -> KeptDocument:
    """The file that the public gets, made only if the record says something else than before."""
    if trip.state != TripState.PUBLISHED or one.kind not in DocumentKind.public():
        raise ValueError(f"{one.path} of {trip.key} is not for the public.")
    document = compose(trip, one, reader=None, base=base)
    content_hash = digest(document)
    place = {"kind": one.kind, "language": one.language, "extension": one.extension}
    kept = KeptDocument.objects.filter(trip=trip, **place).first()
    if kept and kept.content_hash == content_hash and default_storage.exists(kept.name):
        return kept
    content = FORMATS[one.extension].write(document)
    return _keep(trip, place, content, content_hash=content_hash, old=kept)


@transaction.atomic
def _keep(
    trip: Trip,
    place: dict[str, Any],
    content: bytes,
    *,
    content_hash: str,
    old: KeptDocument | None,
) -> KeptDocument:
    given = {
        "content_hash": content_hash,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }
    old_name = old.name if old else ""
    kept, _is_new = KeptDocument.objects.update_or_create(defaults=given, trip=trip, **place)
    _write(kept.name, content)
    if old_name and old_name != kept.name:
        transaction.on_commit(lambda: _remove(old_name))
    return kept


def _write(name: str, content: bytes) -> None:
    """All of the file or nothing: it gets its name when it is complete."""
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            os.replace(file.name, path)  # noqa: PTH105 (the name of a temporary file)
        except OSError:
            with suppress(FileNotFoundError):
                Path(file.name).unlink()
            raise


def _remove(name: str) -> None:
    if not any(one.name == name for one in KeptDocument.objects.filter(sha256=Path(name).stem)):
        default_storage.delete(name)
