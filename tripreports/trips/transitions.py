"""The way of a report to the public: which step leads from where to where, and who may take it."""

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.trips.enums import Step, TripState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

SUBMIT, REVIEW, PUBLISH = "trips.submit_trip", "trips.review_trip", "trips.publish_trip"


class Transition(NamedTuple):
    """One step. `explains` says what is done; `asks` what the words that go with it are."""

    verb: Step
    sources: tuple[TripState, ...]
    target: TripState
    permission: str
    label: "StrOrPromise"
    explains: "StrOrPromise"
    icon: str
    tone: str = "plain"
    asks: "StrOrPromise" = _("Comment, for the desk")
    needs_words: bool = False
    needs_reason: bool = False
    needs_checklist: bool = False
    # Two pairs of eyes: not by whoever entered or submitted the report.
    by_another: bool = False
    # Only while an amendment is open, only while none is, or either way.
    amended: bool | None = None


_SHOWN = _("Shown to the public")

TRANSITIONS: dict[Step, Transition] = {
    one.verb: one
    for one in (
        Transition(
            Step.SUBMIT,
            (TripState.DRAFT,),
            TripState.IN_REVIEW,
            SUBMIT,
            _("Submit for review"),
            _("The report goes to the reviewers. Until they return it, it cannot be changed."),
            icon="send",
            tone="forward",
            needs_checklist=True,
        ),
        Transition(
            Step.APPROVE,
            (TripState.IN_REVIEW,),
            TripState.APPROVED,
            REVIEW,
            pgettext_lazy("button", "Approve"),
            _("The report is good as it is and may be published."),
            icon="check_circle",
            tone="forward",
            by_another=True,
        ),
        Transition(
            Step.SEND_BACK,
            (TripState.IN_REVIEW, TripState.APPROVED),
            TripState.DRAFT,
            REVIEW,
            _("Return to the author"),
            _("The report becomes a draft again; the author reads the reason and your words."),
            icon="undo",
            tone="back",
            asks=_("What is to be mended"),
            needs_words=True,
            needs_reason=True,
        ),
        Transition(
            Step.PUBLISH,
            (TripState.APPROVED,),
            TripState.PUBLISHED,
            PUBLISH,
            pgettext_lazy("button", "Publish"),
            _("Everybody can read the report, and every record that it refers to."),
            icon="public",
            tone="forward",
        ),
        Transition(
            Step.BEGIN_AMENDMENT,
            (TripState.PUBLISHED,),
            TripState.PUBLISHED,
            PUBLISH,
            _("Begin an amendment"),
            _("The report opens to changes, and its page says from when and what was amended."),
            icon="edit_note",
            asks=_SHOWN,
            needs_words=True,
            amended=False,
        ),
        Transition(
            Step.END_AMENDMENT,
            (TripState.PUBLISHED,),
            TripState.PUBLISHED,
            PUBLISH,
            _("End the amendment"),
            _("The report closes to changes again."),
            icon="done_all",
            tone="forward",
            amended=True,
        ),
        Transition(
            Step.WITHDRAW,
            (TripState.PUBLISHED,),
            TripState.WITHDRAWN,
            PUBLISH,
            pgettext_lazy("button", "Withdraw"),
            _("The public no longer reads the report, only the reason that you give here."),
            icon="visibility_off",
            tone="back",
            asks=_SHOWN,
            needs_words=True,
        ),
        Transition(
            Step.REOPEN,
            (TripState.WITHDRAWN,),
            TripState.DRAFT,
            PUBLISH,
            _("Reopen as a draft"),
            _("The report can be changed and takes the way to publication anew."),
            icon="restart_alt",
        ),
    )
}
