from typing import Any

from tripreports.browse.entries.trips import delegate_entry, trip_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.pages.trip import trip_page
from tripreports.browse.views.details import RecordDetail
from tripreports.browse.views.lists import RecordList
from tripreports.trips.filters import DelegateFilterSet, TripFilterSet
from tripreports.trips.models import Delegate, Trip


class TripList(RecordList):
    template_name = "trips/trip_list.html"
    kind = Trip
    filterset_class = TripFilterSet
    shown_filters = ("q", "year", "country", "ordering")
    beside = {Delegate: "trip"}

    def entry(self, page: Page, row: Row) -> Entry:
        return trip_entry(page, row)


class DelegateList(RecordList):
    template_name = "trips/delegate_list.html"
    kind = Delegate
    filterset_class = DelegateFilterSet
    shown_filters = ("q", "year", "role", "ordering")

    def entry(self, page: Page, row: Row) -> Entry:
        return delegate_entry(page, row)


class TripDetail(RecordDetail):
    template_name = "trips/trip_detail.html"
    kind = Trip

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return trip_page(page, key)
