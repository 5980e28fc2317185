"""Who may do what at the desk: the groups that exist from the start.

A group is made where it is missing and is never touched again, so that what an administrator
changed in it stays.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.auth.models import Group, Permission

from tripreports.core.enums import Role

_WORLD = ("directory", "events", "elections")
_TRIPS = ("trips", "reports", "followup")
_ALL = (*_TRIPS, *_WORLD, "history")
# The trip itself is withdrawn, not deleted; of the others the desk's rules decide.
_KEPT = ("trips.trip", "trips.amendment", "trips.statechange")
_RULES = ("trips.deadlinerules", "trips.agencydeadlines", "trips.closedday")


class Grant(NamedTuple):
    """Verbs on all kinds of records of some apps, but for a few."""

    apps: tuple[str, ...]
    verbs: tuple[str, ...]
    but: tuple[str, ...] = ()


_SEE_ALL = Grant(_ALL, ("view",))
_MERGE = ("directory.merge_official", "directory.merge_organization")

ROLES: dict[Role, tuple[tuple[Grant, ...], tuple[str, ...]]] = {
    Role.AUTHOR: (
        (
            _SEE_ALL,
            Grant(_TRIPS, ("add", "change"), ("trips.amendment", "trips.statechange", *_RULES)),
            # Parts of a draft may be taken out of it again.
            Grant(_TRIPS, ("delete",), (*_KEPT, *_RULES)),
            Grant(_WORLD, ("add", "change")),
        ),
        ("trips.submit_trip",),
    ),
    Role.REVIEWER: ((_SEE_ALL,), ("trips.review_trip",)),
    Role.PUBLISHER: ((_SEE_ALL,), ("trips.publish_trip",)),
    Role.REGISTRAR: (
        (_SEE_ALL, Grant(_WORLD, ("add", "change", "delete"))),
        _MERGE,
    ),
    Role.AUDITOR: ((_SEE_ALL,), ()),
}


def ensure_roles(using: str, **_kwargs: Any) -> None:
    """Makes the groups that are missing, with their permissions; called after migrations."""
    groups = Group.objects.using(using)
    present = set(groups.values_list("name", flat=True))
    missing = [role for role in Role if role.value not in present]
    if not missing:
        return
    every = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role in missing:
        grants, also = ROLES[role]
        wanted = [*also, *(name for grant in grants for name in _names(grant))]
        group = groups.create(name=role.value)
        group.permissions.set({every[name] for name in wanted if name in every})


def _names(grant: Grant) -> Iterator[str]:
    """trips.change_delegate, trips.change_encounter …"""
    for app in grant.apps:
        for model in apps.get_app_config(app).get_models():
            if model._meta.label_lower not in grant.but:
                yield from (f"{app}.{verb}_{model._meta.model_name}" for verb in grant.verbs)
