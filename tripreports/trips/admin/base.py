from collections.abc import Iterable
from functools import reduce
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from tripreports.core.admin import RecordAdmin
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.services import refresh_publication, why_closed


class TripRecordAdmin(RecordAdmin):
    """The admin of a trip or a part of one: it obeys the state of the trip.

    What is changed in a public trip shows, or is hidden, at once.
    """

    change_form_before_template = "admin/trips/_closed.html"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A trip itself goes only as a draft: what was published is withdrawn."""
        if isinstance(obj, Trip) and obj.state != TripState.DRAFT:
            return False
        return super().has_delete_permission(request, obj) and is_open(request, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (_OfAnOpenTrip, form), {})

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        # The pages of a trip itself say it in their bar.
        is_part = change and not isinstance(obj, Trip)
        closed = trip_of(obj) if is_part and not is_open(request, obj) else None
        told = {"closed_trip": closed, "why_closed": why_closed(closed) if closed else ""}
        answer: HttpResponse = super().render_change_form(
            request, context | told, add, change, form_url, obj
        )
        return answer

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        show_changes_of([trip_of(form.instance)])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        trip = trip_of(obj)
        with transaction.atomic():
            super().delete_model(request, obj)
            show_changes_of([trip])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        trips = [trip_of(record) for record in queryset]
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            show_changes_of(trips)


def trip_of(record: Any) -> Trip:
    if isinstance(record, Trip):
        return record
    found: Trip = reduce(getattr, record.trip_path.split("__"), record)
    return found


def show_changes_of(trips: Iterable[Trip]) -> None:
    """Once, however many: the whole archive is looked through."""
    published = [trip for trip in trips if trip.state == TripState.PUBLISHED]
    if published:
        refresh_publication(published[0])


def is_open(request: HttpRequest, record: Any) -> bool:
    """Whether the record's trip is open to changes; asked of the database once a request.

    Who saves holds the trip until the end, so that nobody submits it in between.
    """
    if record is None or getattr(record, "comes_afterwards", False) or record._state.adding:
        return True
    key = record.trip_key()
    saves = request.method == "POST" and transaction.get_connection().in_atomic_block
    known: dict[tuple[str, bool], bool] = request.__dict__.setdefault("_open_trips", {})
    if (key, saves) not in known:
        trips = Trip.objects.select_for_update() if saves else Trip.objects
        trip = trips.filter(key=key).first()
        known[key, saves] = trip is not None and trip.is_open_to_changes()
    return known[key, saves]


class _OfAnOpenTrip(forms.BaseModelForm):  # type: ignore[type-arg]  # mixed into any form
    """Nothing is entered for, or moved to, a trip that is closed to changes."""

    def clean(self) -> Any:
        cleaned = super().clean()
        way = getattr(self._meta.model, "trip_path", "")
        first, _step, rest = way.partition("__")
        if first in self.cleaned_data and not self._meta.model.comes_afterwards:
            owner = self.cleaned_data[first]
            trip = reduce(getattr, rest.split("__"), owner) if rest else owner
            if trip is not None and not trip.is_open_to_changes():
                self.add_error(first, why_closed(trip))
        return cleaned
