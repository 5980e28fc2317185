"""The official documents of a published trip, each in the formats in which it can be had."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import bracketed, label, listing
from tripreports.documents.enums import DocumentKind, DocumentLanguage
from tripreports.documents.services import every
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip


@dataclass(frozen=True, slots=True)
class DocumentLine(Shown):
    """One document, with a link to each of its files."""

    title: str
    files: str


def documents(page: Page, trip: str) -> dict[str, Any]:
    """None of a trip that is not published, as its files cannot be had."""
    if page.extract.row(Trip, trip)["state"] != TripState.PUBLISHED:
        return {"documents": []}
    offered = groupby(every(DocumentKind.public()), lambda one: (one.kind, one.language))
    return {
        "documents": [
            DocumentLine(_title(kind, language), _files(trip, list(files)))
            for (kind, language), files in offered
        ]
    }


def _title(kind: DocumentKind, language: DocumentLanguage) -> str:
    return bracketed(label(DocumentKind, kind), label(DocumentLanguage, language))


def _files(trip: str, files: list[Any]) -> str:
    return listing(
        format_html(
            '<a href="{}">{}</a>',
            reverse("browse:trip-document", args=[trip, one.path]),
            one.extension.upper(),
        )
        for one in files
    )
