"""The admin of the directory; importing it registers every page."""

from tripreports.directory.admin.merging import MergeAdmin
from tripreports.directory.admin.records import (
    MembershipAdmin,
    OfficialAdmin,
    OrganizationAdmin,
    PlaceAdmin,
    PostAdmin,
)

__all__ = [
    "MembershipAdmin",
    "MergeAdmin",
    "OfficialAdmin",
    "OrganizationAdmin",
    "PlaceAdmin",
    "PostAdmin",
]
