"""Lists that people arrange: some rows are given new numbers, and the others make room."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def arranged(items: Sequence[T], numbers: Mapping[T, int]) -> list[T]:
    """The items with some of them moved to these numbers, which count from one."""
    found = [item for item in items if item not in numbers]
    for item, number in sorted(numbers.items(), key=lambda moved: moved[1]):
        found.insert(max(number, 1) - 1, item)
    return found
