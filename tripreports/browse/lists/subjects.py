"""The lists of the site: of what, by what they are narrowed down, and in which orders they come."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.browse.lists.catalogue import Subject
from tripreports.directory.filters import (
    OfficialFilterSet,
    OrganizationFilterSet,
    PlaceFilterSet,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.filters import ElectionFilterSet
from tripreports.elections.models import Election
from tripreports.events.filters import EventFilterSet
from tripreports.events.models import Event
from tripreports.followup.filters import RecommendationFilterSet
from tripreports.followup.models import Recommendation
from tripreports.trips.filters import DelegateFilterSet, TripFilterSet
from tripreports.trips.models import Delegate, Trip

_NEWEST, _OLDEST = _("newest first"), _("oldest first")
_NAMES = (("name_zh", _("name in Chinese")), ("name_en", _("name in English")))
_KIND = ("kind", _("kind"))
_PERSON_NAMES = (
    ("name_zh", pgettext_lazy("person", "name in Chinese")),
    ("name_en", pgettext_lazy("person", "name in English")),
)

TRIPS = Subject(
    kind=Trip,
    filters=TripFilterSet,
    facets=(
        "year",
        "country",
        "city",
        "agency",
        "category",
        "progress",
        "event",
        "met_organization",
        "official",
    ),
    orders=(
        ("-starts_on", _NEWEST),
        ("starts_on", _OLDEST),
        ("-published_at", _("newly published first")),
        ("-days", _("longest first")),
        ("days", _("shortest first")),
        ("title_zh", _("title in Chinese")),
        ("title_en", _("title in English")),
    ),
)
DELEGATES = Subject(
    kind=Delegate,
    filters=DelegateFilterSet,
    facets=("year", "country", "role", "organization", "official"),
    orders=(
        ("-trip__starts_on", _("newest trip first")),
        ("trip__starts_on", _("oldest trip first")),
        ("official__name_zh", pgettext_lazy("person", "name in Chinese")),
        ("official__name_en", pgettext_lazy("person", "name in English")),
    ),
)
EVENTS = Subject(
    kind=Event,
    filters=EventFilterSet,
    facets=("year", "country", "place", "kind", "series", "attendance", "is_part"),
    orders=(("-starts_on", _NEWEST), ("starts_on", _OLDEST), *_NAMES, _KIND),
)
ELECTIONS = Subject(
    kind=Election,
    filters=ElectionFilterSet,
    facets=("year", "body", "decided_by", "country"),
    orders=(("-held_on", _NEWEST), ("held_on", _OLDEST), *_NAMES),
)
ORGANIZATIONS = Subject(
    kind=Organization,
    filters=OrganizationFilterSet,
    facets=("kind", "country", "member_of", "met"),
    orders=(*_NAMES, _KIND),
)
OFFICIALS = Subject(
    kind=Official,
    filters=OfficialFilterSet,
    facets=("country", "place", "organization", "kind", "met", "is_delegate"),
    orders=_PERSON_NAMES,
)
PLACES = Subject(
    kind=Place,
    filters=PlaceFilterSet,
    facets=("country", "kind"),
    orders=(*_NAMES, _KIND),
)
RECOMMENDATIONS = Subject(
    kind=Recommendation,
    filters=RecommendationFilterSet,
    facets=("progress", "year", "country", "responsible", "agency", "event"),
    orders=(
        ("-trip__starts_on", _("newest trip first")),
        ("trip__starts_on", _("oldest trip first")),
        ("due_on", _("due first")),
        ("progress", _("progress")),
    ),
)
