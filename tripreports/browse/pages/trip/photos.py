"""The photos of a report: those that can be seen as a gallery, the others by their captions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from tripreports.browse.entries.reports import PhotoView, person_in_photo, photo_views
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown
from tripreports.browse.pages.trip.names import Names, Owner
from tripreports.browse.wording import chinese, listing
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.reports.models import Photo, PhotoPerson, Section

_ROW_OF_THE_HEAD = 4


@dataclass(frozen=True, slots=True)
class Captions(Shown):
    """Photos with the same caption that follow each other."""

    numbers: str
    caption: str
    remark: str


@dataclass(frozen=True, slots=True)
class Album(Shown):
    """The photos of one event: pictures, and captions of those that cannot be seen."""

    title: str
    pictures: list[PhotoView]
    captions: list[Captions]


def photos(page: Page, names: Names) -> dict[str, Any]:
    views = photo_views(page, here=True)
    pictures = [view for view in views if not view.missing]
    return {
        "photos": views,
        "strip": pictures[:_ROW_OF_THE_HEAD],
        "albums": list(_albums(page, views, names)),
        "pictures_missing": _how_many_are_missing(len(views), len(views) - len(pictures)),
    }


def _how_many_are_missing(all_: int, missing: int) -> str:
    if not missing:
        return ""
    if missing == all_:
        return ngettext(
            "The source holds the caption of %(all)d photo, and not the picture itself.",
            "The source holds the captions of %(all)d photos, and not the pictures themselves.",
            all_,
        ) % {"all": all_}
    told = ngettext(
        "Of %(all)d photos, the picture of %(missing)d cannot be seen; its caption is listed.",
        "Of %(all)d photos, the pictures of %(missing)d cannot be seen; their captions are listed.",
        missing,
    )
    return told % {"all": all_, "missing": missing}


def _albums(page: Page, views: list[PhotoView], names: Names) -> Iterator[Album]:
    """In the order of the report; an event whose photos stand in two places has two albums."""
    rows = {row["key"]: row for row in page.extract.rows(Photo)}
    for title, members in groupby(views, lambda view: _title(page, rows[view.key])):
        album = list(members)
        unseen = [rows[view.key] | {"missing": view.missing} for view in album if view.missing]
        yield Album(
            title=title,
            # What they show is said above them.
            pictures=[replace(view, event="") for view in album if not view.missing],
            captions=list(_captions(page, unseen, names)),
        )


def _title(page: Page, photo: Row) -> str:
    section = page.extract.row(Section, photo["section_id"])
    return page.link(Event, photo["event_id"]) or chinese(section["title"])


def _captions(page: Page, rows: Iterable[Row], names: Names) -> Iterator[Captions]:
    for (caption, remark), same in groupby(rows, lambda row: (row["caption"], _remark(row))):
        members = list(same)
        yield Captions(
            numbers=_numbers(members),
            caption=_caption(page, caption, members, names),
            remark=remark,
        )


def _remark(row: Row) -> str:
    """Why a picture that was handed in cannot be seen; the others are told of all at once."""
    return row["missing"] if row["image"] else ""


def _numbers(rows: list[Row]) -> str:
    """12, or 12–14: a link to the first of them."""
    first, last = rows[0], rows[-1]
    numbers = first["order"] if first is last else f"{first['order']}–{last['order']}"
    return SafeString(f'<a href="#{first["key"]}">{numbers}</a>')


def _caption(page: Page, caption: str, rows: list[Row], names: Names) -> str:
    """To the letter, with the people whom it names as links; those whom it only describes follow."""
    told: set[Owner] = set()
    text = names.linked(caption, told, [Official])
    people = [
        person_in_photo(page, one)
        for row in rows
        for one in page.extract.of(PhotoPerson, photo_id=row["key"])
        if (Official, one["official_id"]) not in told
    ]
    if not people:
        return text
    return format_html('{} <span class="people">{}</span>', text, listing(dict.fromkeys(people)))
