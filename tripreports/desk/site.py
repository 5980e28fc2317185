"""The admin as staff know it: a desk, with one search over everything."""

from unfold.sites import UnfoldAdminSite


class DeskSite(UnfoldAdminSite):  # type: ignore[misc]  # the theme ships no types
    """The theme's admin, with the search of the desk."""
