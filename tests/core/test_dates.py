import datetime as dt

import pytest

from tripreports.core.dates import PartialDate, read_day, roc
from tripreports.core.enums import Precision

DAY = PartialDate(dt.date(2025, 9, 23), Precision.DAY)
MONTH = PartialDate(dt.date(2025, 9, 1), Precision.MONTH)
YEAR = PartialDate(dt.date(2025, 1, 1), Precision.YEAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-09-23", DAY),
        ("2025/9/23", DAY),
        ("2025.09.23", DAY),
        ("114/9/23", DAY),
        ("114年9月23日", DAY),
        ("114年 9月 23日", DAY),
        ("民國114年9月23日", DAY),
        ("１１４年９月２３日", DAY),
        ("１１４／９／２３", DAY),
        ("２０２５－０９－２３", DAY),
        ("2025年9月23日", DAY),
        ("2025-09", MONTH),
        ("114年9月", MONTH),
        ("2025", YEAR),
        ("114年", YEAR),
    ],
)
def test_partial_date_reads_both_calendars(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "september",
        "2025-13",
        "2025-02-30",
        "114",
        "民國2025年",
        "2025-09-23-01",
        "14/9/23",
        "9/23/2025",
    ],
)
def test_partial_date_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("date", "iso", "minguo", "last"),
    [
        (DAY, "2025-09-23", "114年9月23日", dt.date(2025, 9, 23)),
        (MONTH, "2025-09", "114年9月", dt.date(2025, 9, 30)),
        (YEAR, "2025", "114年", dt.date(2025, 12, 31)),
    ],
)
def test_partial_date_says_no_more_than_it_knows(
    date: PartialDate, iso: str, minguo: str, last: dt.date
) -> None:
    assert (date.iso(), date.roc(), date.last_day) == (iso, minguo, last)


def test_roc_counts_years_from_1912() -> None:
    assert roc(dt.date(1912, 1, 1)) == "1年1月1日"


@pytest.mark.parametrize(
    "text", ["9/23", "9月23日", "9月23日(二)", "９／２３（週二）", "114/9/23 (Tue.)", "2025-09-23"]
)
def test_day_of_an_itinerary_may_leave_out_the_year_and_tell_the_weekday(text: str) -> None:
    first, last = dt.date(2025, 9, 20), dt.date(2025, 10, 1)

    assert read_day(text, first=first, last=last) == dt.date(2025, 9, 23)


@pytest.mark.parametrize("text", ["12/24", "114年9月", "", "Tuesday", "2/30"])
def test_day_of_an_itinerary_is_a_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_day(text, first=dt.date(2025, 9, 20), last=dt.date(2025, 10, 1))
