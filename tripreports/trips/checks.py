"""What is looked at before a report is submitted. The apps above add what they know of."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Post
from tripreports.trips.documents import required_document
from tripreports.trips.enums import DocumentDue, Severity
from tripreports.trips.models import Delegate, Trip

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class Item(NamedTuple):
    """One finding: what is wrong, on which tab of the trip form, and at which field or row."""

    code: str
    severity: Severity
    message: "StrOrPromise"
    tab: str
    anchor: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.ERROR


Check = Callable[[Trip], Iterable[Item]]

_checks: list[Check] = []


def register(check: Check) -> Check:
    """Take part in the checklist; checks are asked in the order of their registration."""
    if check not in _checks:
        _checks.append(check)
    return check


def checklist(trip: Trip) -> list[Item]:
    """Everything that is found, errors first, in a number of queries that does not grow."""
    weights = list(Severity)
    found = [item for check in _checks for item in check(trip)]
    return sorted(found, key=lambda item: weights.index(item.severity))


def document_due(trip: Trip) -> DocumentDue:
    """Which document this trip calls for."""
    ticked = trip.category_ticks.filter(is_ticked=True)
    return required_document(ticked.values_list("category", flat=True)).kind


@register
def check_document(trip: Trip) -> Iterator[Item]:
    ticked = trip.category_ticks.filter(is_ticked=True)
    due = required_document(ticked.values_list("category", flat=True))
    severity = Severity.ERROR if due.kind == DocumentDue.UNKNOWN else Severity.HINT
    yield Item("document", severity, due.why, "sheet", "id_categories")


@register
def check_dates(trip: Trip) -> Iterator[Item]:
    today = timezone.localdate()
    if today < trip.starts_on:
        told = _("The trip has not begun yet: its first day lies in the future.")
        yield Item("begun", Severity.ERROR, told, "sheet", "id_starts_on")
    elif today < trip.ends_on:
        told = _("The trip is not over yet: its last day lies in the future.")
        yield Item("over", Severity.WARNING, told, "sheet", "id_ends_on")
    if trip.report_on and trip.report_on < trip.ends_on:
        told = _("The report date lies before the last day of the trip.")
        yield Item("report_on", Severity.ERROR, told, "sheet", "id_report_on")
    if trip.submitted_on and trip.submitted_on < trip.ends_on:
        told = _("The day of submission lies before the last day of the trip.")
        yield Item("submitted_on", Severity.ERROR, told, "sheet", "id_submitted_on")


@register
def check_itinerary(trip: Trip) -> Iterator[Item]:
    days = list(trip.itinerary_days.values_list("on", flat=True))
    outside = [day.isoformat() for day in days if not trip.starts_on <= day <= trip.ends_on]
    if not days:
        told = _("The itinerary has no day.")
        yield Item("itinerary", Severity.WARNING, told, "itinerary", "itinerary_days-group")
    if outside:
        told = _("Days of the itinerary lie outside the trip: %s.") % ", ".join(outside)
        yield Item("itinerary_outside", Severity.ERROR, told, "itinerary", "itinerary_days-group")
    if days != sorted(days):
        told = _("The days of the itinerary are not in the order of their dates.")
        yield Item("itinerary_order", Severity.ERROR, told, "itinerary", "itinerary_days-group")


@register
def check_delegates(trip: Trip) -> Iterator[Item]:
    delegates = list(trip.delegates.select_related("official"))
    if not delegates:
        told = _("Nobody travelled: enter the delegates.")
        yield Item("delegates", Severity.ERROR, told, "delegates", "delegates-group")
    for delegate in delegates:
        if not (delegate.agency and delegate.title):
            told = _("%s needs an agency and a title.") % delegate.official
            yield Item("delegate", Severity.ERROR, told, "delegates", "delegates-group")


@register
def check_titles(trip: Trip) -> Iterator[Item]:
    """People who hold two titles at once in the same organization."""
    titles: dict[tuple[str, str | None], dict[str, None]] = {}
    names: dict[str, str] = {}
    for title in _titles(trip):
        titles.setdefault((title.official_id, title.organization_id), {})[title.title] = None
        names[title.official_id] = str(title.official)
    for (official, _organization), held in titles.items():
        if len(held) > 1:
            told = _("%(name)s has more than one title: %(titles)s.") % {
                "name": names[official],
                "titles": " / ".join(held),
            }
            yield Item("titles", Severity.WARNING, told, "delegates", "delegates-group")


def _titles(trip: Trip) -> Iterator[Delegate | Post]:
    yield from trip.delegates.select_related("official")
    concerned = Q(official__in=trip.delegates.values("official"))
    concerned |= Q(official__in=trip.encounters.exclude(official=None).values("official"))
    current = Post.objects.filter(status=PostStatus.CURRENT).select_related("official")
    yield from current.filter(concerned)
