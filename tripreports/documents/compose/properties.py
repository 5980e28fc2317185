"""What each file says of itself."""

from django.utils.translation import gettext as _

from tripreports.core.models import in_language
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.wording import is_chinese, licence, sentence
from tripreports.documents.outline import Properties
from tripreports.trips.enums import TripState

_APPROVED = {TripState.APPROVED, TripState.PUBLISHED}


def properties(material: Material, form: str) -> Properties:
    trip = material.trip
    return Properties(
        title=sentence(form, in_language(trip.title_zh, trip.title_en)),
        dated=material.dated,
        author=str(trip.agency),
        language="zh-TW" if is_chinese() else "en",
        licence=licence(),
        address=material.address,
        mark="" if trip.state in _APPROVED else _("DRAFT"),
    )
