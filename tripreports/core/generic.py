"""The way back from a record to what points at it by a generic key."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation

from tripreports.core.models import Record


def give_every_record(name: str, model: str, *, of_type: str, of_key: str) -> None:
    """Make `record.<name>` lead to the rows of a model whose generic key names the record.

    Called by the app of that model once all are loaded, because the apps below it must not
    know of it. Such rows are deleted with their record, and lists can prefetch them.
    """
    for record in apps.get_models():
        if issubclass(record, Record):
            relation = GenericRelation(model, content_type_field=of_type, object_id_field=of_key)
            relation.contribute_to_class(record, name)
