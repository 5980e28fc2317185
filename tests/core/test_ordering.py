from collections.abc import Mapping
from itertools import permutations

import pytest

from tripreports.core.ordering import arranged


@pytest.mark.parametrize(
    ("numbers", "result"),
    [
        ({}, "abcd"),
        ({"d": 1}, "dabc"),
        ({"a": 3}, "bcad"),
        ({"a": 4, "d": 1}, "dbca"),
        ({"b": 99}, "acdb"),
        ({"c": 0}, "cabd"),
    ],
)
def test_moved_items_come_to_their_numbers_and_others_make_room(
    numbers: Mapping[str, int], result: str
) -> None:
    assert "".join(arranged("abcd", numbers)) == result


def test_every_order_is_reached_from_the_numbers_that_changed() -> None:
    wanted = ["".join(order) for order in permutations("abcd")]

    reached = [
        "".join(
            arranged(
                "abcd", {c: n for n, c in enumerate(order, 1) if order[n - 1] != "abcd"[n - 1]}
            )
        )
        for order in wanted
    ]

    assert reached == wanted
