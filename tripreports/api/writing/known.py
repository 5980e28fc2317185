"""Records that a body names, as far as the caller may see them: by key, or by another system's id."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from rest_framework.request import Request

from tripreports.api.models import ExternalId
from tripreports.api.resources import resource_of
from tripreports.directory.models import Merge
from tripreports.trips.models import TripRecord

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_TOGETHER = 500


def id_in(sent: Any) -> str:
    found = sent.get("external_id") if isinstance(sent, dict) else None
    return found if isinstance(found, str) else ""


def own_source(request: Request) -> str:
    """Where the ids of an account are kept that names no other system."""
    return f"@{request.user.get_username()}"


def by_key(model: type[Model], keys: Collection[str], reader: "Reader") -> dict[str, Any]:
    """Records of one kind, with what they hang on."""
    visible = model._default_manager.visible_to(reader).order_by()  # type: ignore[attr-defined]  # of every record
    if way := _way_to_trip(model):
        visible = visible.select_related(way)
    return {one.pk: one for some in _portions(keys) for one in visible.filter(pk__in=some)}


def by_id(
    model: type[Model], source: str, ids: Collection[str], reader: "Reader"
) -> dict[str, Any]:
    """Records of one kind by the ids that another system gave them.

    One that went into another is that other now; one that was deleted is not there.
    """
    resource = resource_of(model)
    if resource is None:
        return {}
    named = ExternalId.objects.filter(source=source, resource=resource.name)
    keys: dict[str, str] = {}
    for some in _portions(ids):
        found = named.filter(external_id__in=some)
        keys |= dict(found.values_list("external_id", "record_key"))
    records = by_key(model, set(keys.values()), reader)
    kept = {key: Merge.objects.kept_for(model, key) for key in {*keys.values()} - records.keys()}
    merged = by_key(model, {*kept.values()} - {""}, reader)
    records |= {key: merged[other] for key, other in kept.items() if other in merged}
    return {one: records[key] for one, key in keys.items() if key in records}


def _portions(some: Iterable[str]) -> Iterator[list[str]]:
    """As many as a statement takes at once."""
    ordered = sorted(some)
    for start in range(0, len(ordered), _TOGETHER):
        yield ordered[start : start + _TOGETHER]


def _way_to_trip(model: type[Model]) -> str:
    """What a part of a part hangs on, as its trip is asked for."""
    return model.trip_path.rpartition("__")[0] if issubclass(model, TripRecord) else ""
