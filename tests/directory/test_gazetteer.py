"""Where cities and countries lie, by the names that reports give them."""

import pytest

from tripreports.directory.gazetteer import (
    Continent,
    Point,
    city_named,
    country_named,
    distance,
)

MISSING_ON_THE_SMALL_MAP = {
    "新加坡": ("sg", Continent.ASIA, Point(1.36, 103.82)),
    "帛琉": ("pw", Continent.OCEANIA, Point(7.51, 134.58)),
    "吐瓦魯": ("tv", Continent.OCEANIA, Point(-8.52, 179.19)),
    "諾魯": ("nr", Continent.OCEANIA, Point(-0.52, 166.93)),
    "馬紹爾群島": ("mh", Continent.OCEANIA, Point(7.11, 171.19)),
    "聖露西亞": ("lc", Continent.AMERICAS, Point(13.89, -60.97)),
}


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("South Korea", "kr"),
        ("韓國", "kr"),
        ("南韓", "kr"),
        ("臺灣", "tw"),
        ("台湾", "tw"),
        ("香港", "hk"),
        ("UAE", "ae"),
        ("Türkiye", "tr"),
        ("turkiye", "tr"),
        ("澳大利亞", "au"),
        ("澳洲", "au"),
    ],
)
def test_country_is_found_by_a_name_in_use(name: str, iso: str) -> None:
    country = country_named([name])

    assert country
    assert country.iso == iso


@pytest.mark.parametrize("name", MISSING_ON_THE_SMALL_MAP)
def test_small_country_has_a_point(name: str) -> None:
    country = country_named([name])

    assert country
    assert (country.iso, country.continent, country.point) == MISSING_ON_THE_SMALL_MAP[name]


def test_country_with_a_name_of_its_own_is_found_by_its_code() -> None:
    country = country_named(["The Republic"], "kr")

    assert country
    assert country.iso == "kr"


def test_country_that_no_list_has_is_none() -> None:
    assert country_named(["Atlantis", ""], "k3jd82hd0a") is None


def test_taiwan_lies_in_asia() -> None:
    country = country_named(["臺灣"])

    assert country
    assert country.continent == Continent.ASIA


@pytest.mark.parametrize(
    ("iso", "name", "point"),
    [
        ("kr", "首爾", Point(37.566, 126.978)),
        ("kr", "Seoul", Point(37.566, 126.978)),
        ("kr", "釜山廣域市", Point(35.102, 129.03)),
        ("kr", "Goyang", Point(37.656, 126.835)),
        ("tw", "臺中市", Point(24.147, 120.684)),
        ("tw", "台中", Point(24.147, 120.684)),
        ("id", "City of Singkawang", Point(0.909, 108.985)),
        ("de", "Cologne", Point(50.933, 6.95)),
    ],
)
def test_city_is_found_in_its_country(iso: str, name: str, point: Point) -> None:
    assert city_named(iso, [name]) == point


def test_city_is_not_looked_for_in_other_countries() -> None:
    assert city_named("jp", ["首爾"]) is None


def test_city_whose_name_two_have_is_none() -> None:
    assert city_named("us", ["Springfield"]) is None


def test_city_is_the_large_one_where_the_other_is_small() -> None:
    # A town of a thirtieth of its people has the same name in another province.
    assert city_named("cn", ["海口市"]) == Point(20.034, 110.347)


def test_city_is_one_where_two_lists_put_it_a_little_apart() -> None:
    assert city_named("ph", ["Iligan"]) == Point(8.229, 124.243)


def test_next_name_helps_where_the_first_is_unknown() -> None:
    assert city_named("kr", ["高陽特別市", "Goyang"]) == Point(37.656, 126.835)


def test_distance_is_along_the_globe() -> None:
    assert round(distance(Point(25.05, 121.53), Point(37.57, 126.98))) == 1485
