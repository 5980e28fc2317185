"""The world that a trip meets: places, organizations, people and their posts."""

from tripreports.directory.models.merge import Merge
from tripreports.directory.models.official import Official, OfficialAlias, Post
from tripreports.directory.models.organization import (
    Membership,
    Organization,
    OrganizationAlias,
)
from tripreports.directory.models.place import Place, PlaceAlias

__all__ = [
    "Membership",
    "Merge",
    "Official",
    "OfficialAlias",
    "Organization",
    "OrganizationAlias",
    "Place",
    "PlaceAlias",
    "Post",
]
