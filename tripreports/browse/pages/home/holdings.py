"""What the archive holds, counted: for the public, once for each state of the archive."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, OuterRef

from tripreports.browse.kinds import natural_order
from tripreports.browse.statement import visible
from tripreports.directory.enums import PlaceKind
from tripreports.directory.gazetteer import Point, country_named
from tripreports.directory.models import Official, Organization, Place, PlaceAlias
from tripreports.followup.models import Recommendation
from tripreports.search.revision import remember
from tripreports.trips.models import IS_A_STAY, Encounter, ItineraryStop, Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_MOST_CITIES = 12


class Visited(NamedTuple):
    """A country or city, with the number of trips that went there; of a country, where it lies."""

    key: str
    zh: str
    en: str
    trips: int
    point: Point | None = None
    continent: str = ""


class Name(NamedTuple):
    """Of a record, in both languages; either may be missing."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """Figures of the archive in no language."""

    trips: int
    people: int
    organizations: int
    progress: dict[str, int]
    countries: list[Visited]
    cities: list[Visited]
    # By year, and by continent and year: a trip to two continents counts in both.
    years: dict[int, int]
    continents: dict[str, dict[int, int]]
    met_lately: Name | None

    @property
    def advice(self) -> int:
        return sum(self.progress.values())


def holdings(reader: "Reader | None") -> Holdings:
    return remember("home", reader, lambda: _count(reader))


def _count(reader: "Reader | None") -> Holdings:
    went = list(visible(Trip, reader).order_by().values_list("key", "starts_on", "regions"))
    years = {key: on.year for key, on, _place in went}
    countries = _countries(reader, Counter(place for _key, _on, place in went if place))
    continent_of = {one.key: one.continent for one in countries}
    return Holdings(
        trips=len(years),
        people=_people(reader),
        organizations=visible(Organization, reader).count(),
        progress=_progress(reader),
        countries=countries,
        cities=_cities(reader),
        years=dict(Counter(years.values())),
        continents=_by_continent(
            {(key, continent_of.get(place, "")) for key, _on, place in went}, years
        ),
        met_lately=_met_lately(reader),
    )


def _countries(reader: "Reader | None", trips: Counter[str]) -> list[Visited]:
    """Those that a trip was to, most visited first."""
    aliases = defaultdict(list)
    kinds = PlaceKind.countries()
    for key, text in (
        visible(PlaceAlias, reader).filter(place__kind__in=kinds).values_list("place", "text")
    ):
        aliases[key].append(text)
    found = visible(Place, reader).filter(kind__in=kinds, key__in=list(trips))
    return _most_first(_visited(row, aliases[row.key], trips[row.key]) for row in found)


def _visited(row: Place, aliases: list[str], trips: int) -> Visited:
    """Coordinates that staff entered go first."""
    country = country_named([row.name_en, row.name_zh, *aliases], row.key)
    point = country.point if country else None
    if row.latitude is not None and row.longitude is not None:
        point = Point(float(row.latitude), float(row.longitude))
    continent = country.continent.value if country else ""
    return Visited(row.key, row.name_zh, row.name_en, trips, point, continent)


def _cities(reader: "Reader | None") -> list[Visited]:
    """Those in which most trips stayed."""
    cities = visible(Place, reader).filter(kind__in=PlaceKind.cities())
    names = {key: Name(zh, en) for key, zh, en in cities.values_list("key", "name_zh", "name_en")}
    stays = visible(ItineraryStop, reader).filter(IS_A_STAY, place__in=cities.values("key"))
    trips = Counter(
        key for key, _trip in stays.order_by().values_list("place", "day__trip").distinct()
    )
    return _most_first(Visited(key, *names[key], trips[key]) for key in trips)[:_MOST_CITIES]


def _most_first(places: Iterable[Visited]) -> list[Visited]:
    return sorted(places, key=lambda one: (-one.trips, one.key))


def _by_continent(went: set[tuple[str, str]], years: dict[str, int]) -> dict[str, dict[int, int]]:
    """How many trips went to each in which year; without a name, those that name no country."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for key, continent in went:
        found[continent][years[key]] += 1
    return {continent: dict(numbers) for continent, numbers in found.items()}


def _people(reader: "Reader | None") -> int:
    """Looked up person by person: each has an encounter near at hand, or none."""
    met = Exists(visible(Encounter, reader).order_by().filter(official=OuterRef("pk")))
    return visible(Official, reader).order_by().filter(met).count()


def _progress(reader: "Reader | None") -> dict[str, int]:
    """How many recommendations are in which state."""
    states = visible(Recommendation, reader).order_by().values_list("progress")
    return dict(states.annotate(Count("key")))


def _met_lately(reader: "Reader | None") -> Name | None:
    """The organization that the newest trip met most, as an example of what to search for."""
    newest = visible(Trip, reader).order_by(*natural_order(Trip))[:1]
    met = visible(Encounter, reader).filter(
        trip__in=list(newest.values_list("key", flat=True)),
        organization__in=visible(Organization, reader),
    )
    most = met.values("organization").annotate(n=Count("key")).order_by("-n", "organization")
    row = most.values_list("organization__name_zh", "organization__name_en").first()
    return Name(*row) if row else None
