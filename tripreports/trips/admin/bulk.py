"""Steps to publication for many trips at once, and who entered a trip."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from tripreports.trips.enums import Step
from tripreports.trips.models import Trip
from tripreports.trips.services import STEPS, Refused
from tripreports.trips.transitions import PUBLISH


class BulkSteps(ModelAdmin):
    """Actions on the chosen rows of the list of trips: each trip for itself, with its refusal."""

    actions = ("publish", "withdraw")
    withdrawal_template = "admin/trips/withdraw.html"

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PUBLISH))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Publish the chosen trips"), permissions=["publish"])
    def publish(self, request: HttpRequest, trips: QuerySet[Trip]) -> None:
        done = self._take(request, trips, Step.PUBLISH)
        if done:
            told = ngettext("%d trip is public now.", "%d trips are public now.", done)
            self.message_user(request, told % done)

    @admin.action(description=_("Withdraw the chosen trips"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, trips: QuerySet[Trip]) -> HttpResponse | None:
        """Asks for the reason first: the public reads it."""
        reason = request.POST.get("comment", "").strip()
        if not reason:
            return self._ask_for_reason(request, trips, missing="comment" in request.POST)
        done = self._take(request, trips, Step.WITHDRAW, comment=reason)
        if done:
            told = ngettext("%d trip is withdrawn.", "%d trips are withdrawn.", done)
            self.message_user(request, told % done)
        return None

    @transaction.atomic
    def _take(
        self, request: HttpRequest, trips: QuerySet[Trip], step: Step, comment: str = ""
    ) -> int:
        """How many went; of the others it is told why not."""
        done = 0
        # All are held before the first goes: two people with the same trips never wait crosswise.
        # By their keys: a list that follows relations is distinct, and cannot be locked itself.
        chosen = Trip.objects.filter(key__in=list(trips.values_list("key", flat=True)))
        for trip in chosen.order_by("key").select_for_update():
            try:
                STEPS[step](trip, by=request.user, comment=comment)  # type: ignore[arg-type]  # staff only
            except Refused as refusal:
                told = gettext("%(trip)s: %(why)s") % {"trip": trip, "why": refusal}
                self.message_user(request, told, messages.ERROR)
            else:
                done += 1
        return done

    def _ask_for_reason(
        self, request: HttpRequest, trips: QuerySet[Trip], *, missing: bool
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Withdraw the chosen trips"),
            "trips": list(trips),
            "is_missing": missing,
        }
        return TemplateResponse(request, self.withdrawal_template, context)
