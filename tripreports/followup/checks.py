"""What is looked at in the follow-up of a trip before its report is submitted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tripreports.core.text import squeeze
from tripreports.trips.checks import Item, register
from tripreports.trips.enums import Severity
from tripreports.trips.models import Trip

# How a report says that it has no advice to give.
_NONE = {"無", "無。", "無建議", "無建議。", "none", "none."}


@register
def check_recommendations(trip: Trip) -> Iterator[Item]:
    """Advice is given, or it is said in so many words that there is none."""
    if trip.has_no_recommendations or trip.recommendations.exists():
        return
    # The text is the app's beside this one, and reached through the trip alone.
    advice = trip.sections.filter(heading__contains="建議")
    words = advice.values_list("paragraphs__text", flat=True)
    if not any(squeeze(text or "").casefold() in _NONE for text in words):
        told = _("Enter a recommendation, or say that there is none (無).")
        yield Item("recommendations", Severity.ERROR, told, "followup")
