"""The first page of the desk: what waits for the person who opens it, and what is new."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tripreports.core.changes import page_of
from tripreports.desk import blocks
from tripreports.desk.blocks import Block, Row
from tripreports.desk.telling import Fact
from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_NAMED = 3
_WORDS = 60


def dashboard(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Called by the theme with the context of the index."""
    user: User = request.user  # type: ignore[assignment]  # only staff get here
    may = user.has_perm
    sees_trips = may("trips.view_trip")
    found = []
    if may("trips.add_trip"):
        found.append(blocks.drafts(user))
    if sees_trips and may("trips.review_trip"):
        found.append(blocks.to_review(user))
    if sees_trips and may("trips.publish_trip"):
        found.append(blocks.to_publish())
    if sees_trips:
        only_writes = may("trips.submit_trip") and not may("trips.review_trip")
        found.append(blocks.due(user, everything=not only_writes))
    if may("followup.view_recommendation"):
        found.append(blocks.advice())
    if sees_trips:
        found.append(blocks.published())
    if may("history.view_change"):
        found.append(changes(user))
    return context | {"blocks": found, "may_add_trip": may("trips.add_trip")}


def changes(user: "User") -> Block:
    """What was changed since the day before began, save by save."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    recent = Change.objects.visible_to(user).filter(at__gte=midnight - dt.timedelta(days=1))
    saves = list(recent.saves()[: blocks.A_FEW])
    first = Window(RowNumber(), partition_by=F("save_id"), order_by="pk")
    named = recent.filter(save_id__in=[save["save_id"] for save in saves]).annotate(place=first)
    by_save: dict[str, list[Change]] = defaultdict(list)
    for change in named.filter(place__lte=_NAMED).defer("changes").order_by("pk"):
        by_save[change.save_id].append(change)
    trips = Trip.objects.in_bulk(
        {c.trip_key for few in by_save.values() for c in few if c.trip_key}
    )
    return Block(
        name="changes",
        title=_("Changed since yesterday"),
        icon="history",
        rows=[_save_row(save, by_save[save["save_id"]], trips) for save in saves],
        count=len(saves)
        if len(saves) < blocks.A_FEW
        else recent.order_by().values("save_id").distinct().count(),
        url=reverse("admin:history_change_changelist"),
        empty=_("Nothing was changed since yesterday."),
    )


def _save_row(save: dict[str, Any], few: list[Change], trips: dict[str, Trip]) -> Row:
    moment = timezone.localtime(save["moment"])
    who = save["by_name"] or _("the software")
    facts = [Fact(f"{moment:%m-%d %H:%M}"), Fact(who), Fact(_done(save["size"], few))]
    trip = trips.get(few[0].trip_key)
    if trip:
        name = Truncator(str(trip)).chars(_WORDS)
        return Row(name, reverse("admin:trips_trip_history", args=[trip.key]), facts)
    return Row(few[0].record_name, _page(few[0]), facts)


def _done(size: int, few: list[Change]) -> str:
    """Changed: Kim Min-ji, Congress and 3 more."""
    names = pgettext("list", ", ").join(
        f"{Verb(change.verb).label}: {Truncator(change.record_name).chars(_WORDS)}"
        for change in few
    )
    more = size - len(few)
    return names + (ngettext(" and %d more", " and %d more", more) % more if more else "")


def _page(change: Change) -> str:
    model = ContentType.objects.get_for_id(change.record_type_id).model_class()
    if model is None or change.verb == Verb.DELETED:
        return reverse("admin:history_change_change", args=[change.pk])
    return page_of(model, change.record_key)
