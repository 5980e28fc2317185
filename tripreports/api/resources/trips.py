"""Trips, with who went, by day, and whom they met."""

from tripreports.api.reading.fields import (
    Column,
    Field,
    Ref,
    Refs,
    Rows,
    Values,
    columns,
    period,
)
from tripreports.api.reading.resource import Page, Resource
from tripreports.trips.filters import (
    DelegateFilterSet,
    EncounterFilterSet,
    ItineraryDayFilterSet,
    TripFilterSet,
)

_TRIP_PAGE = "browse:trip-detail"

_ACT: tuple[Field, ...] = (Column("kind"), Ref("event"), Ref("contest"))
_STOP: tuple[Field, ...] = (Ref("place"), Column("is_transit"))
_ACTIVITY: tuple[Field, ...] = (Column("text"), Ref("event"))
_DAY: tuple[Field, ...] = (
    *columns("on", "route"),
    Rows("stops", _STOP),
    Rows("activities", _ACTIVITY),
)
_WITH_WHOM: tuple[Field, ...] = (
    Ref("official"),
    Ref("post"),
    Ref("organization"),
    Column("group"),
    Refs("group_members"),
    Values("roles", "role"),
    *columns("contact", "basis", "presence"),
)

_TRIPS = Resource(
    name="trips",
    filterset=TripFilterSet,
    page=Page(_TRIP_PAGE),
    fields=(
        *columns("title_zh", "title_en", "state", "starts_on", "ends_on"),
        Refs("regions"),
        Ref("government"),
        Ref("agency"),
        Column("report_on"),
    ),
    detail=(
        *columns("form_title", "report_class", "has_attachments"),
        Ref("contact"),
        *columns("phone", "phone_extension"),
        Ref("represented"),
        *columns("submitted_on", "published_at", "has_no_recommendations"),
        Rows("amendments", columns("text", "began_at", "ended_at")),
        Rows("category_ticks", columns("category", "text", "is_ticked")),
        Rows("objectives", columns("key", "text_zh", "text_en", "outcome_zh", "outcome_en")),
        Rows(
            "delegates",
            (
                Column("key"),
                Ref("official"),
                *columns("role", "agency", "unit", "title_zh", "title_en"),
                Rows("acts", _ACT),
            ),
        ),
        Rows("itinerary_days", (Column("key"), *_DAY)),
        Rows("attendances", (Ref("event"), Column("status"), *period())),
        Rows("encounters", (Column("key"), Ref("event"), *_WITH_WHOM)),
        Rows("sections", columns("key", "label", "title", "kind", "level")),
    ),
    order=("-starts_on", "key"),
)

_DELEGATES = Resource(
    name="delegates",
    filterset=DelegateFilterSet,
    page=Page(_TRIP_PAGE, "trip", "delegates"),
    fields=(
        Ref("trip"),
        Ref("official"),
        Column("role"),
        Ref("organization"),
        *columns("agency", "unit", "title_zh", "title_en"),
    ),
    detail=(Rows("acts", _ACT),),
    order=("trip", "order", "key"),
)

_ITINERARY_DAYS = Resource(
    name="itinerary-days",
    filterset=ItineraryDayFilterSet,
    page=Page(_TRIP_PAGE, "trip", "itinerary"),
    fields=(Ref("trip"), *_DAY),
    order=("trip", "order", "key"),
    brief=("on", "route"),
)

_ENCOUNTERS = Resource(
    name="encounters",
    filterset=EncounterFilterSet,
    page=Page(_TRIP_PAGE, "trip", "people"),
    fields=(Ref("trip"), Ref("event"), *_WITH_WHOM),
    detail=(Refs("photos"),),
    order=("trip", "key"),
    brief=("group", "contact"),
)

RESOURCES = (_TRIPS, _DELEGATES, _ITINERARY_DAYS, _ENCOUNTERS)
