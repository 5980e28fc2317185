"""The world that the trips of the made archive share: places, bodies, people, elections."""

import datetime as dt
import random
from itertools import accumulate
from typing import Any, NamedTuple

from tests.benchmarks.rows import Rows
from tests.benchmarks.vocabulary import TITLES, chinese_name, city_name, english_name
from tripreports.directory.models import (
    Membership,
    Official,
    OfficialAlias,
    Organization,
    Place,
    Post,
)
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import EventSeries

FIRST_YEAR, LAST_YEAR = 2006, 2025
NETWORKS, GOVERNMENTS, AGENCIES = 40, 22, 110
_PLAIN_KINDS = ("association", "department", "company", "university", "institute")
_SUFFIXES = ("協會", "局", "公司", "大學", "研究院")
_PUBLIC = {"is_public": True}


class City(NamedTuple):
    key: str
    name: str
    country: str


class Body(NamedTuple):
    key: str
    name: str
    parent: str | None = None


class Person(NamedTuple):
    """Somebody whom delegations meet, in an office."""

    key: str
    name: str
    post: str
    body: str


class World:
    """How many there are of each follows from the number of trips; some are met far more often."""

    def __init__(self, trips: int, rows: Rows, dice: random.Random) -> None:
        self.rows, self.dice = rows, dice
        countries = Place.objects.filter(kind="country").exclude(key="tw")
        self.countries = list(countries.order_by("key").values_list("key", flat=True))
        self.people_wanted, self.ours_wanted = 2 * trips, max(8, trips * 3 // 10)
        self.cities = self._places()
        self.networks = [self._network(number) for number in range(NETWORKS)]
        self.agencies = self._agencies()
        self.bodies = [self._body(number) for number in range(max(30, trips // 4))]
        self.people = [self._person(number) for number in range(self.people_wanted)]
        self.ours = [self._one_of_ours(number) for number in range(self.ours_wanted)]
        self.series = [self._one_series(number) for number in range(NETWORKS)]
        for number in range(max(1, trips // 50)):
            self._election(number)
        rows.write()

    def _places(self) -> list[City]:
        known = Place.objects.filter(kind="city", country_id__in=self.countries).order_by("key")
        cities = [City(one.key, one.name_zh or one.name_en, str(one.country_id)) for one in known]
        return cities + [self._city(n) for n in range(max(4, min(360, self.people_wanted // 40)))]

    def _city(self, number: int) -> City:
        city = City(
            f"made-city-{number}",
            f"{city_name(number)}市",
            self.countries[number % len(self.countries)],
        )
        self.rows.add(
            Place,
            key=city.key,
            name_zh=city.name,
            name_en=f"City {number}",
            kind="city",
            parent_id=city.country,
            country_id=city.country,
            latitude=self.dice.randint(-40, 60),
            longitude=self.dice.randint(-120, 150),
            **_PUBLIC,
        )
        return city

    def _network(self, number: int) -> Body:
        name = f"{city_name(number * 3)}城市網絡"
        return self._organization(f"network-{number}", name, kind="international_organization")

    def _agencies(self) -> list[Body]:
        above = [
            self._organization(
                f"home-{n}", f"{city_name(n)}市政府", kind="city_government", country_id="tw"
            )
            for n in range(GOVERNMENTS)
        ]
        return [
            self._organization(
                f"agency-{n}",
                f"{above[n % GOVERNMENTS].name}第{n}處",
                kind="department",
                parent_id=above[n % GOVERNMENTS].key,
                parent_relation="unit",
            )
            for n in range(AGENCIES)
        ]

    def _body(self, number: int) -> Body:
        """A city government, or something that has its seat in the city."""
        city = self.cities[number % len(self.cities)]
        place = {"seat_id": city.key, "country_id": city.country}
        if number < len(self.cities):
            name, kind = f"{city.name}政府", "city_government"
        else:
            name = city_name(number) + _SUFFIXES[number % len(_SUFFIXES)]
            kind = _PLAIN_KINDS[number % len(_PLAIN_KINDS)]
        body = self._organization(f"body-{number}", name, kind=kind, **place)
        until = dt.date(2027 + number % 3, 12, 31) if number % 3 else None
        self.rows.add(
            Membership,
            key=f"made-membership-{number}",
            member_id=body.key,
            organization_id=self.networks[number % NETWORKS].key,
            capacity=("member", "executive_bureau", "council")[number % 3],
            starts_on=dt.date(2000 + number % 25, 1, 1),
            starts_precision="year",
            ends_on=until,
            ends_precision="year" if until else "",
            **_PUBLIC,
        )
        return body

    def _organization(self, key: str, name: str, **given: Any) -> Body:
        """Three in four have a name in English, too."""
        body = Body(f"made-{key}", name, given.get("parent_id"))
        name_en = f"Organization {key}" if sum(map(ord, key)) % 4 else ""
        self.rows.add(Organization, key=body.key, name_zh=name, name_en=name_en, **_PUBLIC, **given)
        return body

    def _person(self, number: int) -> Person:
        city = self.cities[number % len(self.cities)]
        body = self.bodies[number % len(self.bodies)]
        name_zh, name_en = chinese_name(number) if number % 4 else "", english_name(number)
        person = Person(f"person-{number}", name_zh or name_en, f"made-post-{number}", body.key)
        title_zh, title_en = TITLES[number % len(TITLES)]
        self.rows.add(
            Official,
            key=person.key,
            name_zh=name_zh,
            name_en=name_en,
            place_id=city.key,
            country_id=city.country,
            **_PUBLIC,
        )
        self.rows.add(
            Post,
            key=person.post,
            official_id=person.key,
            organization_id=body.key,
            title_zh=title_zh,
            title_en=title_en,
            **_PUBLIC,
        )
        if number % 10 == 0:
            text = f"{name_en.upper()} {number}"
            alias = {"key": f"made-alias-{number}", "official_id": person.key, "text": text}
            self.rows.add(OfficialAlias, **alias, **_PUBLIC)
        return person

    def _one_of_ours(self, number: int) -> str:
        key = f"ours-{number}"
        self.rows.add(
            Official, key=key, name_zh=chinese_name(number * 13), kind="delegate", **_PUBLIC
        )
        return key

    def _one_series(self, number: int) -> Body:
        network = self.networks[number]
        series = Body(f"made-series-{number}", f"{network.name}大會")
        self.rows.add(
            EventSeries,
            key=series.key,
            name_zh=series.name,
            organization_id=network.key,
            **_PUBLIC,
        )
        return series

    def _election(self, number: int) -> None:
        body = self.networks[number % NETWORKS]
        held_on = dt.date(FIRST_YEAR + number % (LAST_YEAR - FIRST_YEAR + 1), 9, 26)
        key = f"made-election-{number}"
        name = f"{body.name}{held_on.year}年改選"
        named = {"key": key, "name_zh": name, "body_id": body.key, "held_on": held_on}
        self.rows.add(Election, **named, **_PUBLIC)
        for order in (1, 2, 3):
            contest = f"{key}.{order}"
            named = {"key": contest, "election_id": key, "order": order, "position_zh": "主席"}
            self.rows.add(Contest, **named, **_PUBLIC)
            for place, one in enumerate(self.dice.sample(self.people, 5), start=1):
                self.rows.add(
                    Candidacy,
                    key=f"{contest}.{place}",
                    contest_id=contest,
                    order=place,
                    official_id=one.key,
                    outcome="elected" if place == 1 else "not_elected",
                    **_PUBLIC,
                )


def by_rank(count: int) -> list[float]:
    """Weights for `random.choices`: the n-th is met a good deal less often than the first."""
    return list(accumulate(1 / (rank + 10) for rank in range(count)))
