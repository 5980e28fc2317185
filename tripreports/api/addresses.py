"""Where a record stands, in the API and on the site."""

from django.db.models import Model
from rest_framework.request import Request
from rest_framework.reverse import reverse

from tripreports.trips.models import Delegate

# Records of these models have an address of their own; others stand inside one of them.
RESOURCES = frozenset(
    ("delegate", "election", "event", "official", "organization", "place", "trip")
)


def has_address(model: type[Model]) -> bool:
    return model._meta.model_name in RESOURCES


def api_url(record: Model, request: Request) -> str:
    return reverse(f"api:{record._meta.model_name}-detail", args=[record.pk], request=request)


def page_url(record: Model, request: Request) -> str:
    """The page of a record; a delegate stands on the page of the trip."""
    if isinstance(record, Delegate):
        return f"{page_url(record.trip, request)}#delegates"
    address: str = record.get_absolute_url()  # type: ignore[attr-defined]  # of every resource
    return request.build_absolute_uri(address)
