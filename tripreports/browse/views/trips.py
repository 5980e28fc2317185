from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tripreports.browse.entries.trips import delegate_entry, trip_entry
from tripreports.browse.kinds import Row
from tripreports.browse.lists.subjects import DELEGATES, TRIPS
from tripreports.browse.page import Entry, Page
from tripreports.browse.pages.trip import trip_page
from tripreports.browse.views.details import RecordDetail
from tripreports.browse.views.lists import RecordList
from tripreports.trips.models import Delegate, Trip


class TripList(RecordList):
    template_name = "trips/trip_list.html"
    subject = TRIPS
    beside = {Delegate: "trip"}

    def entry(self, page: Page, row: Row) -> Entry:
        return trip_entry(page, row)


class DelegateList(RecordList):
    template_name = "trips/delegate_list.html"
    subject = DELEGATES

    def entry(self, page: Page, row: Row) -> Entry:
        return delegate_entry(page, row)


class TripDetail(RecordDetail):
    template_name = "trips/trip_detail.html"
    kind = Trip

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            withdrawn = Trip.objects.withdrawn().filter(key=kwargs["key"]).first()
            if not withdrawn:
                raise
            return self._withdrawn(request, withdrawn)

    def content(self, page: Page, key: str) -> dict[str, Any]:
        address = self.request.build_absolute_uri(reverse("browse:trip-detail", args=[key]))
        return trip_page(page, key, address)

    def _withdrawn(self, request: HttpRequest, trip: Trip) -> HttpResponse:
        """Nothing of the report but that it was here, and why it is not any more."""
        told = {"reason": trip.withdrawal_reason, "on": trip.withdrawn_on()}
        return render(request, "trips/withdrawn.html", told, status=HTTPStatus.GONE)
