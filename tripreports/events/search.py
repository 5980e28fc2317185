"""How events, their series, and what they decided are found."""

from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appearance,
    DocumentAlias,
    Event,
    EventAlias,
    EventSeries,
    EventSeriesAlias,
    EventTheme,
    Feature,
    Outcome,
    Resolution,
)
from tripreports.search.kinds import Follows, Kind, Related, declare

_NAMES = ("name_zh", "name_en")
_PERIOD = ("starts_on", "ends_on")

declare(
    (
        Kind(
            Event,
            weight=90,
            names=(*_NAMES, "abbreviation"),
            fields=("venue_text", "date_note", "organizer_note"),
            related=(
                Related(EventAlias, "event", ("text",), are_names=True),
                Related(EventTheme, "event", ("text_zh", "text_en", "other_reading_zh")),
                Related(Appearance, "event", ("title_zh", "title_en", "topic", "unnamed")),
                Related(Feature, "event", _NAMES),
                Related(Outcome, "event", ("text",)),
            ),
            period=_PERIOD,
        ),
        Kind(
            EventSeries,
            weight=65,
            names=_NAMES,
            fields=("frequency_zh", "frequency_en"),
            related=(Related(EventSeriesAlias, "series", ("text",), are_names=True),),
            period=("starts_on",),
        ),
        Kind(
            AdoptedDocument,
            weight=45,
            names=_NAMES,
            fields=("content",),
            related=(Related(DocumentAlias, "document", ("text",), are_names=True),),
            period=_PERIOD,
        ),
        Kind(
            Agreement,
            weight=45,
            names=_NAMES,
            fields=("purpose", "effect", "forms_considered", "fields_of_cooperation"),
            related=(Related(AgreementParty, "agreement", ("unnamed",)),),
            period=_PERIOD,
        ),
        Kind(
            Resolution,
            weight=45,
            names=(),
            fields=("number", "text"),
            period=("event__starts_on", "event__ends_on"),
            follows=(Follows("event", _PERIOD),),
        ),
    )
)
