"""Following relations without seeing, on the way, what the reader may not see."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Exists, Model, OuterRef, Q

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def reach(model: type[Model], path: str, condition: Q, user: "Reader | None") -> Q:
    """Rows of the model from which the path leads to a row that meets the condition.

    Every record on the way is visible to the user, and no row comes twice: the relations are
    followed by subqueries, not joins. An empty path is the row itself.
    """
    if not path:
        return condition
    step, _, rest = path.partition("__")
    relation: Any = model._meta.get_field(step)
    other = relation.related_model
    found = other._default_manager.visible_to(user).filter(reach(other, rest, condition, user))
    if relation.many_to_one:
        return Q(**{f"{step}__in": found})
    back = relation.remote_field.name
    # A null among the keys would make the negation of the condition empty.
    return Q(pk__in=found.filter(**{f"{back}__isnull": False}).values(back))


def has(model: type[Model], path: str, condition: Q, user: "Reader | None") -> Q:
    """Rows of the model with any row at the end of the one relation that meets the condition.

    The first one is enough, so that no list is made of all that have some.
    """
    if not path:
        return condition
    relation: Any = model._meta.get_field(path)
    back = relation.remote_field.name if relation.auto_created else relation.related_query_name()
    found = relation.related_model._default_manager.visible_to(user).filter(condition)
    return Q(Exists(found.filter(**{back: OuterRef("pk")})))


def follow(model: type[Model], steps: Iterable[str]) -> type[Model]:
    """The model to which relations lead."""
    for step in steps:
        model = cast("type[Model]", model._meta.get_field(step).related_model)
    return model
