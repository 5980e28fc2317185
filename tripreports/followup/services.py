"""Verbs on what stays of a trip."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tripreports.core.versions import Conflict
from tripreports.followup.enums import Progress
from tripreports.followup.models import Commitment, ProgressNote, Recommendation
from tripreports.history.context import recording
from tripreports.trips.models import Trip
from tripreports.trips.services import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def note_progress(
    about: Recommendation | Commitment,
    *,
    on: dt.date,
    progress: str,
    text: str,
    was: str,
    by: "User",
) -> ProgressNote:
    """Write down what became of advice or a promise; it stands there from now on.

    Also of a published report, without an amendment: this is what happened afterwards, and no
    word of the report changes. Refused to whoever saw another progress than the present one.
    """
    about = type(about).objects.select_for_update().get(key=about.key)
    if about.progress != was:
        told = _("Somebody else made this “%(now)s” in the meantime. Look at their note first.")
        raise Refused(told % {"now": about.get_progress_display()})
    of = {"recommendation": about} if isinstance(about, Recommendation) else {"commitment": about}
    with recording(by=by):
        note = ProgressNote(
            trip_id=about.trip_id, noted_on=on, progress=Progress(progress), text=text, **of
        )
        note.full_clean()
        note.save()
        about.progress = note.progress
        about.save(update_fields=["progress"])
    return note


@transaction.atomic
def take_over(note: ProgressNote) -> None:
    """Let what a new note is about stand as the note says, whether or not its report is public.

    Refused to whoever read another version of it than the present one.
    """
    seen = note.about
    if seen is None:
        return
    now = type(seen).objects.select_for_update().get(key=seen.key)
    if now.version != seen.version:
        raise Conflict(seen)
    now.progress = note.progress
    now.save(update_fields=["progress"])
    seen.version = now.version


@transaction.atomic
def say_no_recommendations(trip: Trip, *, none: bool, by: "User") -> Trip:
    """Say that a report makes no recommendation (無), or take that back.

    Refused while the report is closed to changes, and where it makes one.
    """
    trip = Trip.objects.select_for_update().get(key=trip.key)
    if not trip.is_open_to_changes():
        raise Refused(_("The report of this trip is closed to changes."))
    if none and trip.recommendations.exists():
        raise Refused(_("The report makes recommendations: delete them first."))
    with recording(by=by):
        trip.has_no_recommendations = none
        trip.save(update_fields=["has_no_recommendations"])
    return trip
