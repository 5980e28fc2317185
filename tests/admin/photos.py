"""What a browser would send from the photos tab, and what came of it."""

from typing import Any

from django.test import Client

from tests.factories import make_photo
from tripreports.reports.models import Photo, Section

TAB = "/admin/trips/trip/trip/photos/"


def make_photos(section: Section, *keys: str) -> None:
    for number, key in enumerate(keys, 1):
        make_photo(key=key, section=section, order=number, position=number, caption=key)


def shown(client: Client, **changes: Any) -> dict[str, Any]:
    """What a browser would send back of the cards; `a__caption` is the caption of photo a."""
    cards = client.get(TAB).context["cards"]
    sent: dict[str, Any] = {"_save": "1", "photo": [card["photo"].key for card in cards]}
    for card in cards:
        for field in card["form"]:
            if field.value() not in (None, False):
                sent[field.html_name] = field.value()
    return sent | {name.replace("__", "-"): value for name, value in changes.items()}


def uploading(*files: Any, **given: Any) -> dict[str, Any]:
    return {
        "_upload": "1",
        "pictures": files,
        "section": "section",
        "caption_from": "lines",
        "captions": "",
    } | given


def numbers() -> list[tuple[str, int]]:
    return list(Photo.objects.order_by("order").values_list("caption", "order"))
