from typing import Any

from django.db.models import Q
from django.views.generic import TemplateView

from tripreports.browse.entries.trips import trip_entry
from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, natural_order
from tripreports.browse.page import Entry, Page
from tripreports.browse.statement import visible
from tripreports.directory.models import Official, Organization
from tripreports.elections.models import Election
from tripreports.events.models import Event
from tripreports.followup.models import Recommendation
from tripreports.reports.models import Photo
from tripreports.trips.models import Delegate, Encounter, Trip

_NEWEST = 5


class Home(TemplateView):
    """What the archive is, what it holds, and its newest trips."""

    template_name = "home/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = visible(Trip, self.request.user).order_by(*natural_order(Trip))
        keys = list(newest.values_list("key", flat=True)[:_NEWEST])
        return super().get_context_data(
            newest=self._entries(keys),
            counts={name: self._count(kind) for name, kind in _COUNTED.items()},
            **kwargs,
        )

    def _count(self, kind: Kind) -> int:
        return visible(kind, self.request.user).count()

    def _entries(self, keys: list[str]) -> list[Entry]:
        if not keys:
            return []
        extract = Extract(self.request.user, Trip, keys[0])
        extract.read({Trip: Q(key__in=keys), Delegate: Q(trip__in=keys)})
        extract.mention(Trip, keys)
        extract.read_names()
        page = Page(extract)
        return [trip_entry(page, extract.row(Trip, key)) for key in keys]


_COUNTED: dict[str, Kind] = {
    "trips": Trip,
    "delegates": Delegate,
    "events": Event,
    "organizations": Organization,
    "officials": Official,
    "elections": Election,
    "encounters": Encounter,
    "recommendations": Recommendation,
    "photos": Photo,
}
