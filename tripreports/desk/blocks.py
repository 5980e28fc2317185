"""What the desk lists of trips and advice: what waits for whom, and what is due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tripreports.desk.telling import Fact
from tripreports.followup.enums import Progress
from tripreports.followup.models import Recommendation
from tripreports.trips.deadlines import Pressing, what_presses
from tripreports.trips.enums import ReturnReason, Standing, Step, TripState
from tripreports.trips.models import StateChange, Trip

if TYPE_CHECKING:
    from django.contrib.auth.models import User

A_FEW = 6
# The reports that ended the longest ago; more cannot be seen to at once.
_MOST_RECKONED = 200
_WORDS = 120


@dataclass(frozen=True)
class Row:
    """One thing to see to."""

    name: str
    url: str
    facts: list[Fact] = field(default_factory=list)
    is_late: bool = False


@dataclass(frozen=True)
class Block:
    """A list on the desk: its first rows, how many there are, and what is said if there is none."""

    name: str
    title: str
    icon: str
    rows: list[Row]
    count: int
    url: str
    empty: str


def drafts(user: "User") -> Block:
    mine = Trip.objects.filter(author=user, state=TripState.DRAFT)
    last = StateChange.objects.filter(trip=OuterRef("pk")).order_by("-at", "-id")
    told = mine.annotate(
        last_step=Subquery(last.values("verb")[:1]),
        last_reason=Subquery(last.values("reason")[:1]),
        last_words=Subquery(last.values("comment")[:1]),
    )
    return _of_trips(
        told.order_by("-updated_at", "key"),
        _draft_facts,
        name="drafts",
        title=_("My drafts"),
        icon="edit_note",
        url=f"{_list('trips_trip')}?state__exact={TripState.DRAFT}",
        empty=_("No drafts. Enter a trip to begin one."),
    )


def to_review(user: "User") -> Block:
    """Reports in review, but for those that one entered or submitted oneself."""
    waiting = Trip.objects.filter(state=TripState.IN_REVIEW)
    if not user.is_superuser:
        own = StateChange.objects.filter(trip=OuterRef("pk"), verb=Step.SUBMIT, by=user)
        waiting = waiting.exclude(author=user).exclude(Exists(own))
    return _of_trips(
        waiting.order_by("submitted_on", "starts_on", "key"),
        _waiting_facts,
        name="review",
        title=_("Waiting for my review"),
        icon="rate_review",
        url=f"{_list('trips_trip')}?state__exact={TripState.IN_REVIEW}",
        empty=_("No report waits for your review."),
    )


def to_publish() -> Block:
    return _of_trips(
        Trip.objects.filter(state=TripState.APPROVED).order_by("starts_on", "key"),
        _waiting_facts,
        name="publish",
        title=_("Approved, waiting for publication"),
        icon="publish",
        url=f"{_list('trips_trip')}?state__exact={TripState.APPROVED}",
        empty=_("No approved report waits for publication."),
    )


def due(user: "User", *, everything: bool) -> Block:
    """What is due soon or overdue, with the rule that says so: one's own, or everybody's."""
    trips = Trip.objects.filter(state__in=[TripState.DRAFT, TripState.IN_REVIEW])
    if not everything:
        trips = trips.filter(author=user)
    pressing = what_presses(trips.order_by("ends_on", "key")[:_MOST_RECKONED])
    return Block(
        name="due",
        title=_("Due soon and overdue"),
        icon="alarm",
        rows=[_due_row(each) for each in pressing[:A_FEW]],
        count=len(pressing),
        url="",
        empty=_("Nothing is due within the next weeks."),
    )


def advice() -> Block:
    """Recommendations that are not carried out yet: the earliest due first, then the oldest."""
    still_open = [Progress.OPEN, Progress.ACCEPTED, Progress.IN_PROGRESS]
    found = Recommendation.objects.filter(progress__in=still_open)
    today = timezone.localdate()
    first = list(
        found.select_related("responsible", "trip").order_by(
            F("due_on").asc(nulls_last=True), "trip__ends_on", "trip_id", "order", "key"
        )[:A_FEW]
    )
    return Block(
        name="advice",
        title=_("Open recommendations"),
        icon="recommend",
        rows=[
            _advice_row(each, is_late=bool(each.due_on and each.due_on < today)) for each in first
        ],
        count=_count(found, first),
        url=f"{_list('followup_recommendation')}?progress__exact={Progress.OPEN}",
        empty=_("No recommendation is open."),
    )


def published() -> Block:
    return _of_trips(
        Trip.objects.filter(state=TripState.PUBLISHED).order_by(
            F("published_at").desc(nulls_last=True), "key"
        ),
        _published_facts,
        name="published",
        title=_("Recently published"),
        icon="public",
        url=f"{_list('trips_trip')}?state__exact={TripState.PUBLISHED}",
        empty=_("Nothing is published yet."),
    )


def _of_trips(trips: QuerySet[Any], tell: Callable[[Any], Iterable[Fact]], **words: Any) -> Block:
    first = list(trips.select_related("agency", "author")[:A_FEW])
    rows = [
        Row(str(trip), _form(trip), [fact for fact in tell(trip) if fact.words]) for trip in first
    ]
    return Block(rows=rows, count=_count(trips, first), **words)


def _count(records: QuerySet[Any], first: list[Any]) -> int:
    """A short list is its own count."""
    return len(first) if len(first) < A_FEW else records.order_by().count()


def _draft_facts(trip: Any) -> Iterable[Fact]:
    if trip.last_step == Step.SEND_BACK:
        reason = str(ReturnReason(trip.last_reason).label) if trip.last_reason else ""
        words = " ".join(filter(None, [reason, trip.last_words]))
        yield Fact(Truncator(words).chars(_WORDS), _("returned"))
    yield Fact(f"{trip.starts_on}–{trip.ends_on}", _("period"))
    yield Fact(f"{timezone.localtime(trip.updated_at):%Y-%m-%d %H:%M}", _("last change"))


def _waiting_facts(trip: Trip) -> Iterable[Fact]:
    yield Fact(str(trip.agency), _("agency in charge"))
    yield Fact(_person(trip.author), _("entered by"))
    yield Fact(str(trip.submitted_on or ""), _("submitted on"))


def _published_facts(trip: Trip) -> Iterable[Fact]:
    yield Fact(f"{trip.starts_on}–{trip.ends_on}", _("period"))
    if trip.published_at:
        yield Fact(f"{timezone.localtime(trip.published_at):%Y-%m-%d}", _("published on"))


def _due_row(each: Pressing) -> Row:
    is_late = each.deadline.standing == Standing.OVERDUE
    return Row(str(each.trip), _form(each.trip), [Fact(each.deadline.line)], is_late)


def _advice_row(each: Recommendation, *, is_late: bool) -> Row:
    facts = [
        Fact(str(each.responsible or _("nobody is named")), _("by whom")),
        Fact(str(each.due_on or _("no date is set")), _("by when")),
        Fact(Truncator(str(each.trip)).chars(_WORDS // 2), _("trip")),
    ]
    url = reverse("admin:followup_recommendation_change", args=[each.key])
    return Row(str(each), url, facts, is_late)


def _person(user: "User | None") -> str:
    return str(user.get_full_name() or user.get_username()) if user else ""


def _form(trip: Trip) -> str:
    return reverse("admin:trips_trip_change", args=[trip.key])


def _list(name: str) -> str:
    return reverse(f"admin:{name}_changelist")
