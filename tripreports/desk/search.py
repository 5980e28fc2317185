"""One search over trips, people, organizations and events, for staff.

What is compared, and how spellings are folded, is said by the filters of each kind of record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.core.paginator import Paginator
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.core.filters import RecordFilterSet
from tripreports.core.lookups import name_is
from tripreports.core.text import fold
from tripreports.desk.telling import Fact, events, officials, organizations, trips
from tripreports.directory.filters import OfficialFilterSet, OrganizationFilterSet
from tripreports.directory.models import Official, Organization
from tripreports.events.filters import EventFilterSet
from tripreports.events.models import Event
from tripreports.search.filters import SearchFilter
from tripreports.trips.filters import TripFilterSet
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

LONGEST = 100
A_FEW = 5
A_PAGE = 50
_MOST_WORDS = 6


@dataclass(frozen=True)
class Kind:
    """A kind of record that is searched, and what is told of each that is found."""

    name: str
    title: "StrOrPromise"
    icon: str
    model: type[Model]
    filter_set: type[RecordFilterSet]
    tell: Callable[[list[Any]], dict[str, list[Fact]]]
    names: tuple[str, str] = ("name_zh", "name_en")
    order: tuple[str, ...] = ("name_zh", "name_en", "key")

    @property
    def admin_name(self) -> str:
        return f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}"


@dataclass(frozen=True)
class Found:
    """One record that was found, with what tells it from others of the same name."""

    name: str
    other_name: str
    url: str
    facts: list[Fact]


@dataclass(frozen=True)
class Hits:
    """What was found of one kind: how many in all, and the first of them."""

    kind: Kind
    count: int
    url: str
    found: list[Found] = field(default_factory=list)


def _widened(filter_set: type[RecordFilterSet], *more: str) -> type[RecordFilterSet]:
    """The search text of pages and API, with what only staff look for."""
    return type(filter_set.__name__, (filter_set,), {"q": SearchFilter(also=(*more, "key"))})


KINDS = (
    Kind(
        "trips",
        _("Trips"),
        "flight_takeoff",
        Trip,
        _widened(TripFilterSet, "phone"),
        trips,
        names=("title_zh", "title_en"),
        order=("-starts_on", "key"),
    ),
    Kind("officials", _("People"), "person", Official, _widened(OfficialFilterSet), officials),
    Kind(
        "organizations",
        _("Organizations"),
        "account_balance",
        Organization,
        _widened(OrganizationFilterSet),
        organizations,
    ),
    Kind("events", _("Events"), "event", Event, _widened(EventFilterSet), events),
)


def text_of(request: HttpRequest, parameter: str = "q") -> str:
    """What is searched for: no more than is sensible, without white space around it."""
    return " ".join(request.GET.get(parameter, "")[:LONGEST].split())


def kinds_for(site: AdminSite, request: HttpRequest) -> list[Kind]:
    """The kinds of records that whoever asks may see."""
    return [kind for kind in KINDS if site.get_model_admin(kind.model).has_view_permission(request)]


def a_few(kind: Kind, request: HttpRequest, text: str) -> Hits:
    """How many records of a kind have the text, and the first of them."""
    matching = _matching(kind, request, text)
    first = list(matching[:A_FEW])
    # A short list is its own count.
    count = len(first) if len(first) < A_FEW else matching.order_by().count()
    return Hits(kind, count, address(text, kind), _told(kind, first))


def a_page(kind: Kind, request: HttpRequest, text: str) -> tuple[Hits, Any]:
    """One page of all records of a kind that have the text."""
    matching = _matching(kind, request, text)
    page = Paginator(matching, A_PAGE).get_page(request.GET.get("page"))
    hits = Hits(kind, page.paginator.count, address(text, kind), _told(kind, list(page)))
    return hits, page


def address(text: str, kind: Kind | None = None) -> str:
    query = QueryDict(mutable=True)
    query["q"] = text
    if kind:
        query["kind"] = kind.name
    return f"{reverse('admin:search')}?{query.urlencode()}"


def _matching(kind: Kind, request: HttpRequest, text: str) -> QuerySet[Any]:
    """The records in which each word stands somewhere, those that are called so first."""
    records: QuerySet[Any] = kind.model._default_manager.visible_to(request.user)  # type: ignore[attr-defined]  # of every record
    for word in text.split(maxsplit=_MOST_WORDS - 1):
        records = kind.filter_set({"q": word}, queryset=records, request=request).qs
    ranked: QuerySet[Any] = records.annotate(rank=_rank(kind.names, text))
    return ranked.order_by("rank", *kind.order)


def _rank(names: Iterable[str], text: str) -> Case:
    called, begins = Q(), Q()
    for name in names:
        called |= name_is(name, text)
        begins |= Q(**{f"{name}__folded__startswith": fold(text)})
    return Case(When(called, Value(0)), When(begins, Value(1)), default=Value(2))


def _told(kind: Kind, records: list[Any]) -> list[Found]:
    facts = kind.tell(records) if records else {}
    return [
        Found(
            str(record),
            getattr(record, "other_name", ""),
            reverse(f"{kind.admin_name}_change", args=[record.key]),
            facts[record.key],
        )
        for record in records
    ]
