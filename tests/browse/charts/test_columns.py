"""Columns along the years, and the table that says the same."""

import re

from django.template.loader import render_to_string

from tripreports.browse.charts.columns import Columns, Series, columns
from tripreports.browse.charts.shapes import Mark


def drawn(*series: Series, **given: dict[int, int]) -> Columns:
    chart = columns("years", "Trips by year", series, **given, link="/trips/?year={year}")
    assert chart
    return chart


def test_columns_stack_their_parts() -> None:
    chart = drawn(Series("Asia", {2024: 4, 2025: 1}), Series("Europe", {2025: 1}))

    assert [(bar.label, bar.tone, bar.y, bar.height) for bar in chart.bars] == [
        ("2024", "one", "20", "176"),
        ("2025", "one", "152", "44"),
        ("2025", "two", "108", "44"),
    ]


def test_year_without_any_has_its_place_and_its_row() -> None:
    chart = drawn(Series("Asia", {2022: 1, 2025: 2}))

    assert [(row.year, row.numbers, row.total) for row in chart.rows] == [
        (2025, [2], 2),
        (2024, [0], 0),
        (2023, [0], 0),
        (2022, [1], 1),
    ]


def test_table_says_what_the_columns_show() -> None:
    chart = drawn(Series("Asia", {2024: 3, 2025: 1}), Series("Europe", {2025: 1}))

    page = render_to_string("components/_columns.html", {"chart": chart})

    cells = re.findall(r"<t[hd](?: scope=\"row\")?>(?:<a[^>]*>)?(\d+)", page)
    assert cells == ["2025", "1", "1", "2", "2024", "3", "0", "3"]


def test_total_may_be_less_than_the_sum() -> None:
    chart = drawn(Series("Asia", {2025: 1}), Series("Europe", {2025: 1}), totals={2025: 1})

    assert [(row.numbers, row.total) for row in chart.rows] == [([1, 1], 1)]


def test_scale_has_few_round_lines() -> None:
    chart = drawn(Series("Asia", {2025: 37}))

    assert [line.label for line in chart.lines] == ["0", "10", "20", "30", "40"]


def test_many_years_are_not_all_named() -> None:
    chart = drawn(Series("Asia", dict.fromkeys(range(2006, 2026), 1)))

    assert [mark.label for mark in chart.years] == ["2010", "2015", "2020", "2025"]


def test_single_year_stands_in_the_middle() -> None:
    chart = drawn(Series("Asia", {2025: 1}))

    assert chart.years == [Mark("53.5%", "2025")]


def test_no_years_make_no_chart() -> None:
    assert columns("years", "Trips by year", [Series("Asia", {2025: 0})]) is None
