"""Amounts and parts of a whole, as tables with a bar in each row."""

from tripreports.browse.charts.bars import Amount, bars, shares
from tripreports.browse.charts.shapes import Bar

HEADS = ("State", "Number")


def test_bars_are_as_long_as_their_amounts() -> None:
    chart = bars("advice", "Advice", HEADS, [Amount("open", 8), Amount("done", 2)])

    assert [(row.name, row.value, row.bars) for row in chart.rows] == [
        ("open", "8", [Bar("0%", "100%")]),
        ("done", "2", [Bar("0%", "25%")]),
    ]


def test_bars_of_nothing_have_no_length() -> None:
    chart = bars("advice", "Advice", HEADS, [Amount("open", 0)])

    assert chart.rows[0].bars == [Bar("0%", "0%")]


def test_shares_divide_the_first_row() -> None:
    chart = shares("seats", "Seats", HEADS, [Amount("Asia", 3), Amount("Europe", 1)])

    asia, europe = Bar("0%", "75%", "one"), Bar("75%", "25%", "two")
    assert [(row.value, row.bars) for row in chart.rows] == [
        ("4", [asia, europe]),
        ("3", [asia]),
        ("1", [europe]),
    ]


def test_shares_of_nothing_have_no_rows() -> None:
    chart = shares("seats", "Seats", HEADS, [])

    assert chart.rows == []


def test_amount_may_say_more_than_its_number() -> None:
    chart = bars("seats", "Seats", HEADS, [Amount("Asia", 3, value="3 of 5")])

    assert chart.rows[0].value == "3 of 5"
