"""Memberships and terms on one scale of years."""

import datetime as dt

from tripreports.browse.charts.shapes import Bar, Mark
from tripreports.browse.charts.times import Span, Times, time_bars

HEADS = ("Body", "Term")
TODAY = dt.date(2025, 7, 2)
NOW = Bar("49.79%", "1", "now")


def drawn(*spans: Span, today: dt.date = TODAY) -> list[Bar]:
    return time_bars("terms", "Terms", HEADS, [Times("", "", spans)], today=today).rows[0].bars


def test_span_of_half_a_year_fills_half_of_it() -> None:
    bars = drawn(Span(dt.date(2025, 1, 1), dt.date(2025, 7, 1)), today=dt.date(2025, 7, 2))

    assert bars == [Bar("0%", "49.86%"), Bar("49.86%", "1", "now")]


def test_span_without_an_end_goes_on() -> None:
    bars = drawn(Span(dt.date(2024, 1, 1), None))

    assert bars[0] == Bar("0%", "100%")


def test_span_without_a_beginning_is_as_old_as_the_scale_and_paler() -> None:
    bars = drawn(Span(None, dt.date(2024, 12, 31)), Span(dt.date(2024, 1, 1), None))

    assert bars[0] == Bar("0%", "50.07%", "one since-unknown")


def test_short_span_is_still_seen() -> None:
    bars = drawn(Span(dt.date(2004, 1, 1), None), Span(dt.date(2025, 9, 1), dt.date(2025, 9, 1)))

    assert bars[1].width == "1.2%"


def test_scale_reaches_past_today_where_a_term_does() -> None:
    chart = time_bars(
        "terms",
        "Terms",
        HEADS,
        [Times("", "", [Span(dt.date(2025, 9, 26), dt.date(2027, 12, 31))])],
        today=TODAY,
    )

    assert chart.marks == (
        Mark("0%", "2025", "start"),
        Mark("33.33%", "2026", "start"),
        Mark("66.67%", "2027", "start"),
    )


def test_long_scale_names_few_years() -> None:
    chart = time_bars(
        "terms",
        "Terms",
        HEADS,
        [Times("", "", [Span(dt.date(1961, 5, 1), None)])],
        today=TODAY,
    )

    assert [mark.label for mark in chart.marks] == ["1961", "1981", "2001", "2021"]


def test_rows_share_the_scale_and_the_line_of_today() -> None:
    chart = time_bars(
        "terms",
        "Terms",
        HEADS,
        [
            Times("Council", "2024", [Span(dt.date(2024, 1, 1), dt.date(2024, 12, 31))]),
            Times("Bureau", "since 2025", [Span(dt.date(2025, 1, 1), None)]),
        ],
        today=TODAY,
    )

    now = Bar("74.97%", "1", "now")
    assert [(row.name, row.value, row.bars) for row in chart.rows] == [
        ("Council", "2024", [Bar("0%", "50.07%"), now]),
        ("Bureau", "since 2025", [Bar("50.07%", "49.93%"), now]),
    ]


def test_no_times_make_no_rows_and_no_scale() -> None:
    chart = time_bars("terms", "Terms", HEADS, [], today=TODAY)

    assert (chart.rows, chart.marks) == ([], ())
