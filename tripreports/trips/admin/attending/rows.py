"""The rows on the page of an event of a trip."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.admin import StackedRows, TableRows
from tripreports.core.forms import RowFormSet
from tripreports.events.models import Organizer
from tripreports.trips.admin.attending.forms import EncounterForm, EncounterFormSet, LeanForm
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Attendance, DelegateAct, Encounter, Trip


class Lean:
    """Rows in a page of many: their fields in a line, without a menu beside each."""

    form: type[Any] = LeanForm
    template = "admin/trips/trip/events/_rows.html"
    tab = False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # of the admin
        if field is not None:
            field.widget = getattr(field.widget, "widget", field.widget)
        return field


class OfTrip(Lean):
    """Rows of one trip below an event that other trips may have attended too."""

    trip: Trip
    model: type[Attendance | Encounter | DelegateAct]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)  # type: ignore[misc]  # of the admin
        found: QuerySet[Any] = rows.filter(**{self.model.trip_path: self.trip})
        return found


class AttendanceRow(OfTrip, StackedRows):
    """What the event was to this trip: one row, always there."""

    model = Attendance
    fields = (("status", "starts_on", "ends_on"),)
    min_num = 1
    max_num = 1
    can_delete = False
    show_count = False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["status"].initial = AttendanceStatus.ATTENDED
        return formset


class EncounterRows(OfTrip, StackedRows):
    """Whom we met there."""

    model = Encounter
    form = EncounterForm
    formset = EncounterFormSet
    template = "admin/trips/trip/events/_people.html"
    verbose_name = pgettext_lazy("encounter", "person met")
    verbose_name_plural = _("whom we met")
    fields = (
        "official",
        "post",
        "organization",
        "group",
        "group_members",
        "contact",
        "basis",
        "presence",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("post__organization")
        return rows.prefetch_related("roles").order_by("created_at", "key")


class ActRows(OfTrip, TableRows):
    """What ours did there."""

    model = DelegateAct
    fields = ("delegate", "kind", "contest")
    verbose_name_plural = _("what our delegates did there")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A delegate is one of the few of this trip."""
        if db_field.name != "delegate":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        delegates = self.trip.delegates.select_related("official")
        field = db_field.formfield(queryset=delegates, empty_label="—")
        # Read once, not by every row.
        field.choices = [("", "—"), *((one.pk, str(one)) for one in delegates)]
        return field


class OrganizerFormSet(RowFormSet):
    """Who holds a new event; those of an event of the archive are on its own page."""

    def clean(self) -> None:
        super().clean()
        if self.data.get("existing") and any(form.has_changed() for form in self.forms):
            raise ValidationError(
                _("These rows are for a new event. Remove them, or choose no event of the archive.")
            )


class OrganizerRows(Lean, TableRows):
    model = Organizer
    formset = OrganizerFormSet
    fields = ("organization", "role")
    verbose_name_plural = _("who holds the event")
