"""Trees of records: the friendly twin of the `no_cycle` trigger."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def validate_no_cycle(record: Any) -> None:
    """Refuse a parent that is the record itself or one of its descendants."""
    seen = {record.pk}
    parent = record.parent
    while parent is not None:
        if parent.pk in seen:
            raise ValidationError({"parent": _("A record cannot be its own ancestor.")})
        seen.add(parent.pk)
        parent = parent.parent
