from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown, address, words_address
from tripreports.browse.wording import bracketed, escaped, listing
from tripreports.browse.wording import say as _
from tripreports.core.models import in_language
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.reports.renditions import THUMBNAIL, name_of


@dataclass(frozen=True, slots=True)
class PhotoView(Shown):
    """A photo of the report: where its picture is, or why there is none to see."""

    key: str
    number: str
    name: str
    caption: str
    place: str
    people: str
    event: str
    picture: str
    thumbnail: str
    alt: str
    missing: str

    @property
    def card(self) -> str:
        """The picture with what is known of it. Written here, as a page may have hundreds."""
        people = f'<span class="people">{self.people}</span>' if self.people else ""
        event = f'<span class="at">{self.event}</span>' if self.event else ""
        return SafeString(
            f'{self._frame}<figcaption><a href="{self.place}">{self.name}</a>'
            f"{self._caption}{people}{event}</figcaption>"
        )

    @property
    def in_report(self) -> str:
        """The photo where it stands in the report; written here for the same reason."""
        # The stylesheet sets the word for photo before the number.
        caption = f"<b>{self.number}</b> {escaped(self.caption)}"
        if self.missing:
            return SafeString(f'<p id="{self.key}">{caption}</p>')
        figure = f"{self._image}<figcaption>{caption}</figcaption>"
        return SafeString(f'<figure id="{self.key}">{figure}</figure>')

    @property
    def in_strip(self) -> str:
        """The picture in the row at the head of a page; its caption stands below."""
        return SafeString(f'<a class="picture" href="#{self.key}">{self._image}</a>')

    @property
    def _frame(self) -> str:
        if self.missing:
            return f'<div class="frame-missing"><span>{self.missing}</span></div>'
        return f'<a class="picture" href="{self.picture}">{self._image}</a>'

    @property
    def _image(self) -> str:
        """With the size of a small card, until the stylesheet fits it in."""
        if self.missing:
            return ""
        return f'<img src="{self.thumbnail}" {self.alt} loading="lazy" width="240" height="160">'

    @property
    def _caption(self) -> str:
        return f'<span class="caption" lang="zh-Hant">{escaped(self.caption)}</span>'


def photo_views(page: Page, *, here: bool) -> list[PhotoView]:
    """`here`: on the page of the trip, where the captions stand in the report."""
    word, absent = escaped(_("Photo")), escaped(_("The picture is not in the source."))
    return [
        _photo_view(
            page,
            row,
            name=f"{word} {row['order']}",
            place=f"#{row['key']}" if here else words_address(row["trip_id"], row["key"]),
            missing=_unseen(row["image"]) if row["image"] else absent,
        )
        for row in page.extract.rows(Photo)
    ]


def _photo_view(page: Page, row: Row, *, name: str, place: str, missing: str) -> PhotoView:
    picture = "" if missing else address(Photo, row["key"])
    return PhotoView(
        key=row["key"],
        number=str(row["order"]),
        name=name,
        caption=row["caption"],
        place=place,
        people=_people(page, page.extract.of(PhotoPerson, photo_id=row["key"])),
        event=page.link(Event, row["event_id"]),
        picture=picture,
        thumbnail=f"{picture}thumbnail/",
        alt=_alt(row, name),
        missing=missing,
    )


def _alt(row: Row, name: str) -> str:
    """What is read out in place of the picture, as attributes; of a decoration, nothing."""
    if row["is_decorative"]:
        return 'alt=""'
    zh, en = row["alternative_text_zh"] or row["caption"], row["alternative_text_en"]
    text = in_language(zh, en)
    language = ' lang="zh-Hant"' if text == zh else ""
    return f'alt="{escaped(text) or name}"{language}'


def _unseen(original: str) -> str:
    """Why there is nothing to see; nothing where there is. A look at the folder, no file opens."""
    storage = Photo._meta.get_field("image").storage
    if storage.exists(name_of(original, THUMBNAIL)):
        return ""
    if storage.exists(original):
        return escaped(_("This picture cannot be shown."))
    return escaped(_("The file of this picture is lost."))


def _people(page: Page, rows: list[Row]) -> str:
    return listing(person_in_photo(page, row) for row in rows)


def person_in_photo(page: Page, row: Row) -> str:
    """Somebody whom a caption names, with the place in the picture."""
    name = page.link(Official, row["official_id"])
    if not name:
        return ""
    position = row["position"]
    where = format_html('<span lang="zh-Hant">{}</span>', position) if position else ""
    remark = listing([where, gettext("name on a screen only") if row["is_name_only"] else ""])
    return bracketed(name, remark) if remark else name
