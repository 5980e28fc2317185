"""Records by the ids under which another system knows them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tripreports.api.models import ExternalId
from tripreports.api.writing.shapes import Shape
from tripreports.directory.models import Merge

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_TOGETHER = 500


def id_in(sent: Any) -> str:
    found = sent.get("external_id") if isinstance(sent, dict) else None
    return found if isinstance(found, str) else ""


def known_records(
    resource: str, shape: Shape, source: str, sent: Iterable[Any], reader: "Reader"
) -> dict[str, Any]:
    """The records of these rows that are there, by external id.

    One that went into another is that other now; one that was deleted is not there.
    """
    ids = sorted({id_in(one) for one in sent})
    keys: dict[str, str] = {}
    records: dict[str, Any] = {}
    named = ExternalId.objects.filter(source=source, resource=resource)
    for start in range(0, len(ids), _TOGETHER):
        some = named.filter(external_id__in=ids[start : start + _TOGETHER])
        keys |= dict(some.values_list("external_id", "record_key"))
    visible = shape.model._default_manager.visible_to(reader)  # type: ignore[attr-defined]  # of every record
    wanted = sorted(set(keys.values()))
    for start in range(0, len(wanted), _TOGETHER):
        records |= visible.in_bulk(wanted[start : start + _TOGETHER])
    for key in [key for key in wanted if key not in records]:
        merge = Merge.objects.of_gone(shape.model, key).first()
        if merge and (kept := visible.filter(pk=merge.kept_key).first()):
            records[key] = kept
    return {external: records[key] for external, key in keys.items() if key in records}
