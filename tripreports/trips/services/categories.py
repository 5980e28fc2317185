"""The boxes of the form's category line."""

from collections.abc import Collection

from django.db import transaction

from tripreports.trips.enums import Category
from tripreports.trips.models import CategoryTick, Trip


@transaction.atomic
def tick_categories(trip: Trip, *, ticked: Collection[str], in_other_words: str = "") -> None:
    """Tick these boxes and no others.

    A box that the source prints stays with its words, ticked or not. A new one takes its place in
    the order of the form where that is free. A box below “other” ticks “other” too.
    """
    wanted = {Category(code) for code in ticked}
    if wanted - set(Category.main()):
        wanted.add(Category.OTHER)
    boxes = list(trip.category_ticks.all())
    for box in boxes:
        box.is_ticked = box.category in wanted
        if box.category == Category.FREE and box.is_ticked:
            box.text = in_other_words or box.text
        box.save()
    places = {box.order for box in boxes}
    for category in Category:
        if category in wanted - {Category(box.category) for box in boxes}:
            order = _place(category, places)
            places.add(order)
            text = in_other_words if category == Category.FREE else ""
            CategoryTick.objects.create(
                trip=trip, category=category, text=text, is_ticked=True, order=order
            )


def _place(category: Category, taken: Collection[int]) -> int:
    usual = list(Category).index(category) + 1
    return max(taken) + 1 if usual in taken else usual
