"""Verbs for photos: they come many at once, and are put in order together."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tripreports.events.models import Event
from tripreports.reports.models import Photo, Section
from tripreports.reports.services.places import next_order, next_position, save_moved, trade
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.services import refresh_publication


class Added(NamedTuple):
    """What became of a file: it is a photo now, or there is a complaint about it."""

    name: str
    caption: str
    photo: Photo | None
    complaint: str = ""


@transaction.atomic
def add_photos(
    trip: Trip,
    files: Sequence[Any],
    *,
    section: Section,
    event: Event | None = None,
    captions: Iterable[str] = (),
) -> list[Added]:
    """Add a photo for each file, behind those of the trip and of the section, in this order.

    A file that is refused does not stop the others. The renditions are drawn afterwards.
    """
    _only_one_at_a_time(trip)
    order, position = next_order(Photo, trip=trip), next_position(section)
    results = []
    for file, caption in zip_longest(files, captions):
        photo = Photo(trip=trip, section=section, event=event, caption=caption or "", image=file)
        photo.order, photo.position = order, position
        result = _add(photo, PurePosixPath(file.name).name)
        results.append(result)
        if result.photo:
            order, position = order + 1, position + 1
    _show(trip)
    return results


@transaction.atomic
def place_photos(trip: Trip, keys: Sequence[str]) -> int:
    """Let photos of a trip take each other's places, in the order of their keys.

    Their numbers in the trip are handed out anew among them, and so are the positions of those
    that stand in the same section. Only what moves is written; returns how many moved. Refused
    where one of them is no longer there.
    """
    _only_one_at_a_time(trip)
    found = Photo.objects.select_for_update().of(trip).in_bulk(list(keys))
    if len(found) != len(keys):
        raise ValidationError(_("Not moved: photos were deleted in the meantime."))
    photos = [found[key] for key in keys]
    trade(photos, "order")
    for section in {photo.section_id for photo in photos}:
        trade((photo for photo in photos if photo.section_id == section), "position")
    return save_moved(photos, "order", "position")


@transaction.atomic
def assign_photos(
    trip: Trip,
    keys: Iterable[str],
    *,
    section: Section | None = None,
    event: Event | None = None,
) -> int:
    """Put photos into a section, behind what stands there, or say which event they show."""
    _only_one_at_a_time(trip)
    photos = Photo.objects.select_for_update().of(trip).filter(key__in=keys).order_by("order")
    for photo in photos:
        if section and photo.section_id != section.key:
            photo.section, photo.position = section, next_position(section)
        if event:
            photo.event = event
        photo.save()
    _show(trip)
    return len(photos)


def caption_from(filename: str) -> str:
    """What a file is called, as a caption: without its ending, and with blanks."""
    return " ".join(PurePosixPath(filename).stem.replace("_", " ").split())


def _add(photo: Photo, name: str) -> Added:
    try:
        photo.full_clean()
    except ValidationError as error:
        return Added(name, photo.caption, None, " ".join(error.messages))
    photo.save()
    return Added(name, photo.caption, photo)


def _only_one_at_a_time(trip: Trip) -> None:
    """Whoever numbers the photos of a trip waits for whoever does it already."""
    Trip.objects.select_for_update().get(pk=trip.pk)


def _show(trip: Trip) -> None:
    if trip.state == TripState.PUBLISHED:
        refresh_publication(trip)
