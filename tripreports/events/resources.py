"""Events as a table."""

from tripreports.core.resources import RecordResource
from tripreports.events.models import Event


class EventResource(RecordResource):
    columns = (
        "name_zh",
        "name_en",
        "abbreviation",
        "kind",
        "series",
        "edition",
        "parent",
        "parent_link",
        "order",
        "mode",
        "access",
        "body",
        "place",
        "country",
        "venue",
        "venue_text",
        "starts_on",
        "starts_precision",
        "ends_on",
        "ends_precision",
        "date_note",
        "organizer_note",
    )

    class Meta(RecordResource.Meta):
        model = Event
