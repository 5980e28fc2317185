"""Rules that every table of records obeys: keys are well formed, codes are known.

Forms check both; a bulk load calls no form, and one strange code or key makes whole lists fail.
"""

import string
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model

from tripreports.core.models import Record
from tripreports.core.rules import CrossRowRule

_IN_KEYS = string.ascii_lowercase + string.digits + "-."


def rules_of_every_record() -> Iterator[tuple[str, CrossRowRule]]:
    """Each with the table that it is for."""
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    kinds = [model._meta.label_lower for model in records]
    for model in records:
        for rule in (_key_rule(model), *_code_rules(model), *_kind_rules(model, kinds)):
            yield model._meta.db_table, rule


def _key_rule(model: type[Model]) -> CrossRowRule:
    return CrossRowRule(
        name=f"{model._meta.model_name}_key_is_well_formed",
        violated=f"NEW.key = '' OR TRIM(NEW.key, '{_IN_KEYS}') <> ''",
        message="a key has lower-case letters, digits, hyphens and full stops",
    )


def _code_rules(model: type[Model]) -> Iterator[CrossRowRule]:
    for field in model._meta.concrete_fields:
        codes = [str(code) for code, _label in field.flatchoices]
        if codes:
            known = _listed([*codes, ""] if field.blank else codes)
            yield CrossRowRule(
                name=f"{model._meta.model_name}_{field.name}_is_known",
                violated=f"NEW.{field.column} NOT IN ({known})",
                message="there is no such code",
            )


def _kind_rules(model: type[Model], kinds: Iterable[str]) -> Iterator[CrossRowRule]:
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey):
            column = _column(model, field.ct_field)
            yield CrossRowRule(
                name=f"{model._meta.model_name}_{field.name}_is_a_record",
                violated=(
                    # A kind that is not there at all is refused as what it refers to; while all
                    # tables are emptied, kinds may go before those who refer to them.
                    f"EXISTS (SELECT 1 FROM django_content_type t WHERE t.id = NEW.{column}"  # noqa: S608 (constants)
                    f" AND t.app_label || '.' || t.model NOT IN ({_listed(kinds)}))"
                ),
                message="this is no kind of record",
            )


def _column(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
