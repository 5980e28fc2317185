"""The admin of the directory; importing it registers every page."""

from tripreports.directory.admin.records import (
    MembershipAdmin,
    OfficialAdmin,
    OrganizationAdmin,
    PlaceAdmin,
    PostAdmin,
)

__all__ = ["MembershipAdmin", "OfficialAdmin", "OrganizationAdmin", "PlaceAdmin", "PostAdmin"]
