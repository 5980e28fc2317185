"""What a person most likely is on the next trip: as on the last one, or as their post says."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import F

from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Official, Organization, Post
from tripreports.trips.models import Delegate


class Proposal(NamedTuple):
    """Agency, unit and title as they would stand in the list of delegates."""

    organization: Organization
    agency: str
    unit: str
    title_zh: str
    title_en: str


def proposals_for(officials: Collection[Official]) -> dict[str, Proposal]:
    """By the key of the person, in two queries; none for who neither travelled nor has a post."""
    delegations = Delegate.objects.filter(official__in=officials).select_related("organization")
    found = {
        one.official_id: Proposal(
            one.organization, one.agency, one.unit, one.title_zh, one.title_en
        )
        for one in delegations.order_by("trip__starts_on", "trip_id")  # the last one wins
    }
    posts = Post.objects.filter(
        official__in=officials, status=PostStatus.CURRENT, organization__isnull=False
    ).select_related("organization")
    for post in posts.order_by(F("starts_on").desc(nulls_last=True), "key"):
        if post.organization is not None and post.official_id not in found:
            found[post.official_id] = Proposal(
                post.organization, str(post.organization), "", post.title_zh, post.title_en
            )
    return found
