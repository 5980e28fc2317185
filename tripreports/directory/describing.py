"""What tells one record from another of the same name."""

from collections.abc import Collection

from django.db.models import F

from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Official, Organization, Place, Post

_BETWEEN = " · "


def describe_officials(people: Collection[Official]) -> dict[str, str]:
    """Post and organization, else city and country, by key; two queries for all."""
    posts = Post.objects.filter(official__in=[person.pk for person in people])
    posts = posts.select_related("organization").order_by(
        F("starts_on").asc(nulls_first=True), "key"
    )
    held: dict[str, Post] = {}
    for post in posts:  # the latest wins, but not over one that is held now
        before = held.get(post.official_id)
        is_over = post.status != PostStatus.CURRENT
        if before is None or not (is_over and before.status == PostStatus.CURRENT):
            held[post.official_id] = post
    return {
        person.pk: _told(
            person.other_name,
            str(held[person.pk]) if person.pk in held else "",
            str(person.place or person.country or ""),
        )
        for person in people
    }


def describe_organizations(organizations: Collection[Organization]) -> dict[str, str]:
    """Kind, what it belongs to, and where it sits, of records that came with these."""
    return {
        one.pk: _told(
            one.other_name,
            one.get_kind_display(),
            str(one.parent or ""),
            str(one.seat or one.country or ""),
        )
        for one in organizations
    }


def describe_places(places: Collection[Place]) -> dict[str, str]:
    return {
        place.pk: _told(
            place.other_name, place.get_kind_display(), str(place.parent or place.country or "")
        )
        for place in places
    }


def _told(*parts: str) -> str:
    return _BETWEEN.join(filter(None, parts))
