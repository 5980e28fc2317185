from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown, address
from tripreports.browse.wording import bracketed, listing
from tripreports.browse.wording import say as _
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.models import Trip


@dataclass(frozen=True, slots=True)
class PhotoView(Shown):
    """A photo of the report: where its picture is, or why there is none to see."""

    key: str
    number: str
    caption: str
    place: str
    people: str
    event: str
    picture: str
    missing: str

    @property
    def alt(self) -> str:
        return self.caption or f"{_('Photo')} {self.number}"


def photo_view(page: Page, row: Row, *, here: bool) -> PhotoView:
    """`here`: on the page of the trip, where the caption stands in the report."""
    people = page.extract.of(PhotoPerson, photo_id=row["key"])
    missing = _why_missing(row["image"])
    return PhotoView(
        key=row["key"],
        number=str(row["order"]),
        caption=row["caption"],
        place=("" if here else address(Trip, row["trip_id"])) + f"#{row['key']}",
        people=_people(page, people),
        event=page.link(Event, row["event_id"]),
        picture="" if missing else address(Photo, row["key"]),
        missing=missing,
    )


def _why_missing(name: str) -> str:
    """Nothing where the file is there: a look at the folder, the file stays closed."""
    if not name:
        return _("The picture is not in the source.")
    storage = Photo._meta.get_field("image").storage
    return "" if storage.exists(name) else _("The file of this picture is lost.")


def photo_views(page: Page, *, here: bool) -> list[PhotoView]:
    return [photo_view(page, row, here=here) for row in page.extract.rows(Photo)]


def _people(page: Page, rows: list[Row]) -> str:
    return listing(_person(page, row) for row in rows)


def _person(page: Page, row: Row) -> str:
    name = page.link(Official, row["official_id"])
    if not name:
        return ""
    position = row["position"]
    where = format_html('<span lang="zh-Hant">{}</span>', position) if position else ""
    remark = listing([where, gettext("name on a screen only") if row["is_name_only"] else ""])
    return bracketed(name, remark) if remark else name
