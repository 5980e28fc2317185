"""Checks that the apps share."""

from typing import TypeGuard

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from tripreports.core.models import Record


def is_record(model: type[Model] | None) -> TypeGuard[type[Record]]:
    return model is not None and issubclass(model, Record)


def validate_record_exists(kind: ContentType, key: str, *, kind_field: str, key_field: str) -> None:
    """Refuse a reference to what is no record of the archive; the database cannot check it."""
    model = kind.model_class()
    if not is_record(model):
        raise ValidationError({kind_field: _("This is no kind of record.")})
    if not model._default_manager.filter(pk=key).exists():
        raise ValidationError(
            {
                key_field: _("There is no %(kind)s with the key “%(key)s”.")
                % {"kind": model._meta.verbose_name, "key": key}
            }
        )
