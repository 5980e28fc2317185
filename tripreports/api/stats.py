"""The archive in figures, each with the address of the list that holds what it counts."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import orjson
from django.db.models import Count, QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from rest_framework.request import Request

from tripreports.api.answering import ReadingView, site_of
from tripreports.api.conditional import marked, state_of, unchanged
from tripreports.api.parameters import BadParameter, coded, refuse_unknown
from tripreports.api.reader import reader_of
from tripreports.api.resources import RESOURCES
from tripreports.api.schema.stats import OPERATIONS
from tripreports.core.dates import PartialDate
from tripreports.directory.gazetteer import country_named
from tripreports.directory.models import Place
from tripreports.followup.enums import Progress
from tripreports.search.revision import remember
from tripreports.trips.models import Trip, TripRecord

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_NARROWING = ("year", "government")
Figure = dict[str, Any]


class Stats(ReadingView):
    """How many records there are, where the trips led, and what came of them."""

    operations = OPERATIONS

    def get(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, _NARROWING)
        reader, site = reader_of(request), site_of(request)
        given = {name: request.query_params[name] for name in _NARROWING if name in request.GET}
        state = state_of(request, reader)
        if known := unchanged(request, state):
            return known
        counting = _Counting(reader, site, given, timezone.localdate())
        trips = counting.trips()
        name = f"stats {counting.today} {site} {sorted(given.items())}"
        shown = remember(name, reader, lambda: orjson.dumps(counting.all(trips)))
        return marked(self.answer(shown), request, state)


@dataclass(frozen=True)
class _Counting:
    """Counts what the lists of the API would show this reader, narrowed to some trips."""

    reader: "Reader | None"
    site: str
    given: dict[str, str]
    today: dt.date

    def trips(self) -> QuerySet[Trip]:
        """Raises a 400 where the trips cannot be narrowed so."""
        return cast("QuerySet[Trip]", self._found("trips", self.given))

    def all(self, trips: QuerySet[Trip]) -> dict[str, Any]:
        went = list(trips.values_list("key", "starts_on", "ends_on"))
        figures = {
            "records": {name: self.count(name) for name in RESOURCES if self._narrows(name)},
            "trips_by_year": list(self._by_year(went)),
            **self._by_land(trips),
            "days_abroad": self._figure(
                "trips", {}, sum((end - start).days + 1 for _key, start, end in went)
            ),
            "recommendations_by_progress": self._advice(),
            "people_met": self.count("officials", met="true"),
            "organizations_met": self.count("organizations", met="true"),
            "seats_held": self._seats(trips),
        }
        return {name: figure for name, figure in figures.items() if figure is not None}

    def count(self, resource: str, **asked: str) -> Figure | None:
        """None where the list cannot be narrowed so."""
        if not self._narrows(resource):
            return None
        given = self.given | asked
        model = RESOURCES[resource].model
        if given or not issubclass(model, TripRecord):
            return self._figure(resource, asked, self._found(resource, given).count())
        records: Any = model._default_manager.order_by()
        return self._figure(resource, {}, records.in_visible_trips(self.reader).count())

    def _narrows(self, resource: str) -> bool:
        known = RESOURCES[resource].filterset.base_filters
        return all(name in known for name in self.given)

    def _found(self, resource: str, asked: dict[str, str]) -> QuerySet[Any]:
        declared = RESOURCES[resource]
        seen: QuerySet[Any] = declared.visible_to(self.reader)
        eyes = SimpleNamespace(user=self.reader)
        filters: Any = declared.filterset.asked(asked)(asked, seen, request=eyes)
        if not filters.is_valid():
            raise BadParameter(coded(filters.errors))
        return cast("QuerySet[Any]", filters.qs.order_by())

    def _figure(self, resource: str, asked: dict[str, str], count: int) -> Figure:
        model = RESOURCES[resource].model._meta.model_name
        query = urlencode(self.given | asked)
        listed = f"{self.site}{reverse(f'api:{model}-list')}"
        return {"count": count, "url": f"{listed}?{query}" if query else listed}

    def _by_year(self, went: Iterable[tuple[str, dt.date, dt.date]]) -> Iterator[Figure]:
        """A trip over the end of a year counts in both."""
        years = Counter(
            year for _key, start, end in went for year in range(start.year, end.year + 1)
        )
        asked = self.given.get("year")
        only = PartialDate.parse(f"{asked}年").on.year if asked else None
        for year in sorted(years, reverse=True):
            if only in (None, year):
                yield {"year": year, **self._figure("trips", {"year": str(year)}, years[year])}

    def _by_land(self, trips: QuerySet[Trip]) -> dict[str, list[Figure]]:
        """A trip to two continents counts in both."""
        went = list(trips.filter(regions__isnull=False).values_list("key", "regions"))
        trips_to = Counter(land for _trip, land in went)
        seen = RESOURCES["places"].visible_to(self.reader).filter(key__in=list(trips_to))
        lands: list[Place] = sorted(seen, key=lambda one: (-trips_to[one.key], one.key))
        on: dict[str, set[str]] = defaultdict(set)
        for land in lands:
            country = country_named([land.name_en, land.name_zh], land.key)
            if country:
                on[country.continent.name.lower()].add(land.key)
        return {
            "trips_by_continent": [
                {
                    "continent": continent,
                    **self._figure(
                        "trips",
                        {"country__in": ",".join(sorted(keys))},
                        len({trip for trip, land in went if land in keys}),
                    ),
                }
                for continent, keys in sorted(on.items())
            ],
            "trips_by_country": [
                {
                    "key": land.key,
                    "name_zh": land.name_zh,
                    "name_en": land.name_en,
                    **self._figure("trips", {"country": land.key}, trips_to[land.key]),
                }
                for land in lands
            ],
        }

    def _advice(self) -> list[Figure] | None:
        """Of each state, also where there is none."""
        if not self._narrows("recommendations"):
            return None
        found = self._found("recommendations", self.given).values_list("progress")
        counts = dict(found.annotate(Count("key")))
        return [
            {
                "progress": one.value,
                **self._figure(
                    "recommendations", {"progress": one.value}, counts.get(one.value, 0)
                ),
            }
            for one in Progress
        ]

    def _seats(self, trips: QuerySet[Trip]) -> Figure | None:
        """The memberships of those who sent the trips whose term covers today."""
        if "year" in self.given:
            return None
        sent = RESOURCES["organizations"].visible_to(self.reader)
        senders = sorted(
            sent.filter(key__in=trips.values("government")).values_list("key", flat=True)
        )
        asked = {"member__in": ",".join(senders), "term_covers": self.today.isoformat()}
        held = self._found("memberships", asked).count() if senders else 0
        plain = _Counting(self.reader, self.site, {}, self.today)
        return plain._figure("memberships", asked, held) if senders else None
