"""What of a resource a request wants to see."""

from dataclasses import dataclass, field
from functools import cache

from tripreports.api.reading.fields import Field
from tripreports.api.reading.resource import Resource

Expansions = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Shape:
    """The members of each object, in order; which references are shown in full; and evidence."""

    members: tuple[str, ...]
    expansions: Expansions = field(default_factory=frozenset)
    has_citations: bool = False

    @staticmethod
    @cache
    def of_list(resource: Resource) -> "Shape":
        return Shape((*resource.head, *(one.name for one in resource.listed)))

    @staticmethod
    @cache
    def of_detail(resource: Resource) -> "Shape":
        return Shape((*resource.head, *resource.all_fields))


def below(expansions: Expansions, name: str) -> Expansions:
    """The expansions of what a field shows."""
    return frozenset(path[1:] for path in expansions if path[0] == name and path[1:])


def is_expanded(expansions: Expansions, name: str) -> bool:
    return any(path[0] == name for path in expansions)


def named(resource: Resource, members: tuple[str, ...]) -> list[Field]:
    """The fields of these members; addresses are none."""
    return [resource.all_fields[name] for name in members if name in resource.all_fields]
