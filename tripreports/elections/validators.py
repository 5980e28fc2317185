import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tripreports.core.models import Period


def validate_term_within(part: Period, whole: Period) -> None:
    """The friendly twin of the triggers on terms: refuse a half-term that sticks out."""
    for day in (part.starts_on, part.ends_on):
        if day and not _holds(whole, day):
            raise ValidationError(
                _("The term must lie inside the term of the contest (%(term)s)."),
                params={"term": whole.period},
            )


def _holds(period: Period, day: dt.date) -> bool:
    return (period.starts_on is None or period.starts_on <= day) and (
        period.ends_on is None or day <= period.ends_on
    )
