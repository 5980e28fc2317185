"""Every kind of record that has addresses in the API, by the name that stands in them."""

from django.db.models import Model

from tripreports.api.reading.resource import Resource
from tripreports.api.resources import directory, elections, events, followup, reports, trips

_MODULES = (trips, directory, events, elections, reports, followup)

RESOURCES: dict[str, Resource] = {
    resource.name: resource for module in _MODULES for resource in module.RESOURCES
}
_BY_MODEL: dict[type[Model], Resource] = {
    resource.model: resource for resource in RESOURCES.values()
}


def resource_of(model: type[Model]) -> Resource | None:
    """The one whose addresses lead to such records; what only stands inside others has none."""
    return _BY_MODEL.get(model)
