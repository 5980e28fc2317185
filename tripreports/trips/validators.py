import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def validate_day_within(day: dt.date | None, first: dt.date | None, last: dt.date | None) -> None:
    """Refuse a day outside a trip; dates that a form could not read are refused elsewhere."""
    if day and first and last and not first <= day <= last:
        raise ValidationError({"on": _("The day lies outside the trip.")})


def validate_same_trip(other: str, trip: str, *, field: str) -> None:
    """Refuse a reference to a record of another trip, where a form could read both."""
    if other and trip and other != trip:
        raise ValidationError({field: _("This belongs to another trip.")})
