"""The one mover: it takes a report a step further, writes that down, or says why not."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tripreports.history.context import recording
from tripreports.trips.checks import Item, checklist
from tripreports.trips.enums import ReturnReason, Step, TripState
from tripreports.trips.models import StateChange, Trip
from tripreports.trips.services.publication import refresh_publication
from tripreports.trips.transitions import TRANSITIONS, Transition

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.utils.functional import _StrOrPromise as StrOrPromise

# What the history keeps of a comment; the log of the steps keeps all of it.
_IN_HISTORY = 300


class Refused(Exception):
    """A step that may not be taken: the message says why, `items` what the checklist found."""

    def __init__(self, message: "StrOrPromise", items: Sequence[Item] = ()) -> None:
        super().__init__(message)
        self.items = tuple(items)


def steps_for(trip: Trip, user: "User | AnonymousUser") -> list[Transition]:
    """The steps that this person may take with the trip now; the checklist is not looked at."""
    amended = _is_amended(trip)
    return [one for one in TRANSITIONS.values() if not _refusal(one, trip, user, amended)]


def refusal(trip: Trip, verb: Step, user: "User | AnonymousUser") -> "StrOrPromise | None":
    """Why this person may not take the step now; nothing if they may."""
    return _refusal(TRANSITIONS[verb], trip, user, _is_amended(trip))


def move(
    trip: Trip,
    verb: Step,
    *,
    by: "User",
    comment: str = "",
    reason: str = "",
    version: int | None = None,
    also: Callable[[Trip, str], None] | None = None,
) -> Trip:
    """Take one step, as the table of transitions says; `also` is what else the step does.

    The trip is locked meanwhile, so that of two people who press at once the second is refused.
    With a `version`, whoever saw an earlier one is refused too. Nothing is done by halves.
    """
    transition = TRANSITIONS[verb]
    comment = comment.strip()
    with transaction.atomic(), recording(by=by, comment=comment[:_IN_HISTORY]):
        trip = Trip.objects.select_for_update().get(key=trip.key)
        _require(transition, trip, by, comment, reason, version)
        was = trip.state
        trip.state = transition.target
        if also:
            also(trip, comment)
        trip.save()
        _log(transition, trip, was, by, comment, reason)
        if TripState.PUBLISHED in (was, trip.state) and verb != Step.BEGIN_AMENDMENT:
            refresh_publication(trip)
    return trip


def _require(
    transition: Transition,
    trip: Trip,
    by: "User",
    comment: str,
    reason: str,
    version: int | None,
) -> None:
    if version is not None and version != trip.version:
        raise Refused(_("The report was changed in the meantime. Look at it again, and repeat."))
    if why_not := refusal(trip, transition.verb, by):
        raise Refused(why_not)
    if transition.needs_reason and reason not in ReturnReason.values:
        raise Refused(_("Choose one of the reasons of the review form."))
    if transition.needs_words and not comment:
        raise Refused(_("Say why, in words."))
    if transition.needs_checklist:
        _require_checklist(trip)


def _require_checklist(trip: Trip) -> None:
    errors = [item for item in checklist(trip) if item.blocks]
    if errors:
        found = ngettext(
            "The checklist has %d point that must be mended first.",
            "The checklist has %d points that must be mended first.",
            len(errors),
        )
        raise Refused(found % len(errors), errors)


def _refusal(
    transition: Transition, trip: Trip, user: "User | AnonymousUser", amended: bool
) -> "StrOrPromise | None":
    if not (user.is_active and user.has_perm(transition.permission)):
        return _("Your account may not do this: it lacks the permission to “%(step)s”.") % {
            "step": transition.label
        }
    if trip.state not in transition.sources:
        return _("“%(step)s” is not possible: the report is in the state “%(state)s”.") % {
            "step": transition.label,
            "state": trip.get_state_display(),
        }
    if transition.amended is not None and transition.amended != amended:
        if transition.amended:
            return _("No amendment of this report is open.")
        return _("An amendment of this report is open already.")
    if transition.by_another and not user.is_superuser and _worked_on(trip, user):
        return _("You entered or submitted this report; somebody else must approve it.")
    return None


def _is_amended(trip: Trip) -> bool:
    return trip.state == TripState.PUBLISHED and trip.is_being_amended()


def _worked_on(trip: Trip, user: "User | AnonymousUser") -> bool:
    if trip.author_id == user.pk:
        return True
    submissions = trip.state_changes.filter(verb=Step.SUBMIT)
    return submissions.values_list("by_id", flat=True).first() == user.pk


def _log(
    transition: Transition, trip: Trip, was: str, by: "User", comment: str, reason: str
) -> None:
    StateChange.objects.create(
        trip=trip,
        verb=transition.verb,
        from_state=was,
        to_state=trip.state,
        by=by,
        by_name=by.get_full_name() or by.get_username(),
        reason=reason if transition.needs_reason else "",
        comment=comment,
    )
