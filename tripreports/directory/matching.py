"""Who or what goes by a name, whichever way it is written."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Q

from tripreports.core.text import fold
from tripreports.directory.models import Official, Organization

R = TypeVar("R", Official, Organization)


def records_called(model: type[R], names: Iterable[str]) -> dict[str, list[R]]:
    """The people or organizations of each folded name, in either language or by an alias.

    Two queries, however many names.
    """
    typed = {name.strip() for name in names if name.strip()}
    wanted = {fold(name) for name in typed} - {""}
    if not wanted:
        return {}
    aliases = model._meta.get_field("aliases").related_model._default_manager
    owner = model._meta.model_name
    of_alias = aliases.filter(_is_one_of("text", typed, wanted)).values(f"{owner}_id")
    found = model._default_manager.filter(
        _is_one_of("name_zh", typed, wanted)
        | _is_one_of("name_en", typed, wanted)
        | Q(pk__in=of_alias)
    )
    by_name: dict[str, list[R]] = defaultdict(list)
    record: R
    for record in found.prefetch_related("aliases"):
        written = [record.name_zh, record.name_en, *(a.text for a in record.aliases.all())]
        for name in {fold(text) for text in written} & wanted:
            by_name[name].append(record)
    return dict(by_name)


def twins_called(model: type[R], names: Iterable[str]) -> list[R]:
    """Each record once that goes by one of these names: who is new under them may be known."""
    called = records_called(model, names)
    return list({one.pk: one for some in called.values() for one in some}.values())


def _is_one_of(field: str, typed: set[str], folded: set[str]) -> Q:
    """As typed too: the database folds less than we do."""
    return Q(**{f"{field}__in": typed}) | Q(**{f"{field}__folded__in": folded})
