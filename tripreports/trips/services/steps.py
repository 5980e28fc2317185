"""The steps of a report on its way to the public, each with what else it does.

All are taken by somebody, with words of theirs, and refused with a reason (`Refused`).
"""

from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.trips.enums import Step
from tripreports.trips.models import Amendment, Trip
from tripreports.trips.services.moving import Refused, move

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Words(TypedDict, total=False):
    """What may go with a step; `version` is the one of the trip that was looked at."""

    comment: str
    reason: str
    version: int | None


class Service(Protocol):
    def __call__(self, trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip: ...


def submit(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Hand a draft to the reviewers; refused while the checklist has errors."""
    return move(trip, Step.SUBMIT, by=by, also=_date_submission, **words)


def send_back(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Return a report to its author, with one of the reasons of the review form."""
    return move(trip, Step.SEND_BACK, by=by, **words)


def approve(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Find a report good; refused to whoever entered or submitted it."""
    return move(trip, Step.APPROVE, by=by, also=_date_report, **words)


def publish(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Make a trip public, with the records of the world that it refers to."""
    return move(trip, Step.PUBLISH, by=by, also=_date_publication, **words)


def withdraw(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Take a trip from the public, with what no other published trip refers to.

    The comment is the reason that the public reads. An amendment that is open ends.
    """
    return move(trip, Step.WITHDRAW, by=by, also=_take_back, **words)


def reopen(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Make a withdrawn report a draft again; the public goes on reading why it was withdrawn."""
    return move(trip, Step.REOPEN, by=by, **words)


def begin_amendment(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Open a published report to changes; the comment is what its readers are told."""
    return move(trip, Step.BEGIN_AMENDMENT, by=by, also=_announce, **words)


def end_amendment(trip: Trip, *, by: "User", **words: Unpack[Words]) -> Trip:
    """Close a published report to changes again."""
    return move(trip, Step.END_AMENDMENT, by=by, also=_end_amendment, **words)


STEPS: dict[Step, Service] = {
    Step.SUBMIT: submit,
    Step.SEND_BACK: send_back,
    Step.APPROVE: approve,
    Step.PUBLISH: publish,
    Step.WITHDRAW: withdraw,
    Step.REOPEN: reopen,
    Step.BEGIN_AMENDMENT: begin_amendment,
    Step.END_AMENDMENT: end_amendment,
}


def _date_submission(trip: Trip, _comment: str) -> None:
    trip.submitted_on = trip.submitted_on or timezone.localdate()


def _date_report(trip: Trip, _comment: str) -> None:
    today = timezone.localdate()
    if not trip.report_on and today < trip.starts_on:
        raise Refused(_("The trip has not begun: its report cannot be approved today."))
    trip.report_on = trip.report_on or today


def _date_publication(trip: Trip, _comment: str) -> None:
    trip.published_at = timezone.now()
    trip.withdrawal_reason = ""


def _take_back(trip: Trip, comment: str) -> None:
    trip.withdrawal_reason = comment
    _end_amendment(trip, comment)


def _announce(trip: Trip, comment: str) -> None:
    Amendment.objects.create(trip=trip, text=comment)


def _end_amendment(trip: Trip, _comment: str) -> None:
    for amendment in trip.amendments.open():
        amendment.ended_at = timezone.now()
        amendment.save()
