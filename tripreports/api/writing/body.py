"""What a client sent, while it is being read: the records that it names, and what is wrong with it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django.apps import apps
from django.db.models import Model, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError

from tripreports.api.problems import pointer
from tripreports.api.writing.known import by_id, by_key
from tripreports.api.writing.naming import External, Name, name_in
from tripreports.core.conditions import holds
from tripreports.core.models import Record

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

# The way from the body to a value: names of fields and numbers of rows.
Steps: TypeAlias = tuple[str | int, ...]
Wanted: TypeAlias = tuple[type[Model], Name]

# Of a flood of errors, so many are told; no client reads more.
_MOST_TOLD = 1_000


class Body:
    """Gathers the errors of a request, and looks up at once all records that it names.

    `source` is the system whose ids the request names where it does not say which.
    """

    def __init__(self, reader: "Reader", source: str = "") -> None:
        self.reader = reader
        self.source = source
        self.errors: list[tuple[Steps, ErrorDetail]] = []
        self._bad: set[Steps] = set()
        self._known: dict[type[Model], dict[Name, Any]] = {}

    def refuse(self, at: Steps, message: str, code: str = "invalid") -> None:
        is_known = at[:1] in self._bad
        self._bad.update(at[:length] for length in range(len(at) + 1))
        # Each row of a bulk request gets a reason, however many there are.
        is_first_of_row = not is_known and bool(at) and isinstance(at[0], int)
        if is_first_of_row or len(self.errors) < _MOST_TOLD:
            self.errors.append((at, ErrorDetail(message, code)))

    def is_good(self, at: Steps = ()) -> bool:
        """Whether nothing is wrong with a part of the body."""
        return at not in self._bad

    def at(self, at: Steps) -> list[dict[str, str]]:
        """The errors of a part of the body, as an answer lists them."""
        return [
            {"pointer": pointer(steps), "code": str(error.code), "detail": str(error)}
            for steps, error in self.errors
            if steps[: len(at)] == at
        ]

    def raise_errors(self) -> None:
        if self.errors:
            raise ValidationError(nested(self.errors))

    def look_up(self, wanted: Iterable[Wanted]) -> None:
        """One query for each kind of record; only what the caller may see is found."""
        keys: dict[type[Model], set[str]] = {}
        ids: dict[tuple[type[Model], str], set[str]] = {}
        for model, name in wanted:
            if isinstance(name, External):
                ids.setdefault((model, name.source), set()).add(name.id)
            else:
                keys.setdefault(model, set()).add(name)
        for model, some in keys.items():
            known = self._known.setdefault(model, {})
            known.update(by_key(model, some - known.keys(), self.reader))
        for (model, source), some in ids.items():
            known = self._known.setdefault(model, {})
            for one, found in by_id(model, source or self.source, some, self.reader).items():
                # However it is named, a record is one.
                known[External(one, source)] = known.setdefault(found.pk, found)

    def record(self, model: type[Model], value: Any, at: Steps) -> Any:
        """The record that a value names; one that the caller may not see is not there."""
        name = name_in(value)
        if name is None:
            told = _("Give the key of a record, or an object with “key” or “external_id”.")
            self.refuse(at, told)
            return None
        found = self._known.get(model, {}).get(name)
        if found is None:
            self.refuse(at, self._not_there(model, name), "does_not_exist")
        return found

    def _not_there(self, model: type[Model], name: Name) -> str:
        kind = model._meta.verbose_name
        if isinstance(name, External):
            told = _("There is no %(kind)s with the id “%(id)s” of “%(source)s”.")
            return told % {"kind": kind, "id": name.id, "source": name.source or self.source}
        return _("There is no %(kind)s with the key “%(key)s”.") % {"kind": kind, "key": name}

    def subject(self, value: Any, at: Steps) -> Any:
        model = kind_in(value)
        if model is None:
            known = ", ".join(sorted(kinds()))
            self.refuse((*at, "kind"), _("Give one of these kinds: %s.") % known)
            return None
        return self.record(model, value, at)

    def is_choice(self, field: Any, found: Any, at: Steps) -> bool:
        """Whether a record is one of those among which the desk chooses."""
        limit = field.get_limit_choices_to()
        if limit and holds(Q(**limit), found) is False:
            told = _("“%s” is of another kind than this asks for.")
            self.refuse(at, told % found, "other_kind")
            return False
        return True


def kind_in(value: Any) -> type[Record] | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    return kinds().get(kind) if isinstance(kind, str) else None


def nested(errors: Iterable[tuple[Steps, ErrorDetail]]) -> dict[str, Any]:
    """As the framework keeps errors: names and numbers inside each other."""
    found: dict[Any, Any] = {}
    for at, error in errors:
        inner = found
        for step in at:
            inner = inner.setdefault(step, {})
        inner.setdefault("non_field_errors", []).append(error)
    return found


class _Kinds:
    """All kinds of record by name."""

    @cached_property
    def by_name(self) -> dict[str, type[Record]]:
        return {
            str(model._meta.model_name): model
            for model in apps.get_models()
            if issubclass(model, Record)
        }


_all_kinds = _Kinds()


def kinds() -> dict[str, type[Record]]:
    """What may be the subject of a record, by the name that clients give."""
    return _all_kinds.by_name
