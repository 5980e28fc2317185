"""Everything that can point at a record, read from the models: keys, lists and generic keys.

Apps above take part without being named, and so does a model that is added later.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, ManyToManyField, Model, QuerySet
from django.utils.text import capfirst

Models = type[Model]


class Reference(NamedTuple):
    """A field by which the rows of a model point at records of another.

    `column` holds the key of the record; `kind` is the condition on what else must hold.
    """

    model: Models
    field: Any
    column: str
    kind: tuple[tuple[str, Any], ...] = ()

    @property
    def is_list(self) -> bool:
        return isinstance(self.field, ManyToManyField)

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"

    @property
    def title(self) -> str:
        """Posts: organization."""
        plural = capfirst(self.model._meta.verbose_name_plural)
        if isinstance(self.field, GenericForeignKey):
            return str(plural)
        return f"{plural}: {self.field.verbose_name}"

    def holders(self, key: str) -> QuerySet[Any]:
        """The rows that point at the record with the key."""
        rows = self.model._base_manager.filter(**{self.column: key}, **dict(self.kind))
        nearest = [f.name for f in self.model._meta.fields if isinstance(f, ForeignKey)]
        # What a row is called often depends on what it points at.
        rows = rows.select_related(*nearest, *_way_to_trip(self.model)).order_by("pk")
        return rows.prefetch_related(*(f.name for f in self.model._meta.many_to_many))


def references_to(model: Models) -> Iterator[Reference]:
    for other in apps.get_models():
        for field in other._meta.get_fields():
            if isinstance(field, GenericForeignKey):
                kind = ContentType.objects.get_for_model(model)
                yield Reference(other, field, field.fk_field, ((field.ct_field, kind),))
            elif isinstance(field, ManyToManyField) and field.related_model is model:
                through = field.remote_field.through
                if through is not None and through._meta.auto_created:
                    yield Reference(other, field, field.name)
            elif isinstance(field, ForeignKey) and field.related_model is model:
                yield Reference(other, field, field.attname)


def reference_called(name: str) -> Reference:
    """The one with this `name`, among those to any model."""
    label, _dot, field = name.rpartition(".")
    model = apps.get_model(label)
    found = model._meta.get_field(field)
    if isinstance(found, GenericForeignKey):
        return Reference(model, found, found.fk_field)
    column = found.name if isinstance(found, ManyToManyField) else getattr(found, "attname", "")
    return Reference(model, found, column)


def _way_to_trip(model: Models) -> list[str]:
    way = str(getattr(model, "trip_path", ""))
    return [way.rpartition("__")[0]] if "__" in way else []
