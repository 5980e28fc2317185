"""What each member of each record means, in both languages."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tripreports.api.dump.forms import related
from tripreports.api.dump.terms import LANGUAGES
from tripreports.api.reading.fields import (
    Address,
    Column,
    Computed,
    Field,
    PartialDate,
    Ref,
    Refs,
    Rows,
    Subject,
)
from tripreports.api.reading.resource import Resource, model_at
from tripreports.api.resources import resource_of
from tripreports.api.schema import members

Words = str | Promise
_ADDRESSES: dict[str, Words] = {
    "key": _("By which the record is known for good."),
    "url": _("Where the record is in the API."),
    "html_url": _("Where people read it; null if no page shows it."),
}
_PARTIAL = _("As precise as the source: 2025-09-23, 2025-09 or 2025.")


@dataclass(frozen=True)
class Code:
    code: Any
    zh: str
    en: str


@dataclass(frozen=True)
class Entry:
    """A member of a record, or of a row within it: `aliases[].text`."""

    resource: str
    field: str
    type: str
    nullable: bool
    refers_to: str
    codes: tuple[Code, ...]
    description_zh: str
    description_en: str


def entries(resources: Iterable[Resource]) -> list[Entry]:
    return [entry for resource in resources for entry in _of_resource(resource)]


def as_json(described: Iterable[Entry]) -> list[dict[str, Any]]:
    return [vars(one) | {"codes": [vars(code) for code in one.codes]} for one in described]


def as_csv(described: Iterable[Entry]) -> str:
    """One line a member; its codes in one cell, each with both labels."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(Entry.__dataclass_fields__)
    for one in described:
        codes = "\n".join(f"{code.code}: {code.zh} / {code.en}" for code in one.codes)
        rows.writerow((vars(one) | {"codes": codes}).values())
    return text.getvalue()


def _of_resource(resource: Resource) -> Iterator[Entry]:
    for name, schema in members.addresses().items():
        yield _entry(resource, name, schema, [_ADDRESSES[name]])
    yield from _of_fields(resource, resource.model, resource.all_fields.values(), "")


def _of_fields(
    resource: Resource, model: Any, fields: Iterable[Field], above: str
) -> Iterator[Entry]:
    for field in fields:
        schema, column = members.member(model, field), _column(model, field)
        yield _entry(
            resource,
            f"{above}{field.name}",
            schema,
            _said(model, field, column),
            refers_to=_target(field, column),
            codes=getattr(column, "flatchoices", None) or (),
        )
        if isinstance(field, Rows):
            within = f"{above}{field.name}[]."
            yield from _of_fields(resource, related(model, field.path), field.fields, within)


def _entry(
    resource: Resource,
    name: str,
    schema: Any,
    said: list[Words],
    *,
    refers_to: str = "",
    codes: Iterable[tuple[Any, Words]] = (),
) -> Entry:
    kind, is_nullable = _kind(schema)
    known = [(code, label) for code, label in codes if code not in {"", None}]
    zh, en = (_in(language, said, known) for language in LANGUAGES)
    return Entry(
        resource=resource.name,
        field=name,
        type=kind,
        nullable=is_nullable,
        refers_to=refers_to,
        codes=tuple(
            Code(code, *labels)
            for (code, _label), *labels in zip(known, zh[1:], en[1:], strict=True)
        ),
        description_zh=zh[0],
        description_en=en[0],
    )


def _in(language: str, said: list[Words], codes: list[tuple[Any, Words]]) -> list[str]:
    """The description, and the label of each code."""
    with override(language):
        stop = "。" if language.startswith("zh") else ". "
        sentences = (str(one).rstrip(".。") for one in said if str(one))
        described = "".join(f"{one[:1].upper()}{one[1:]}{stop}" for one in sentences).strip()
        return [described, *(str(label) for _code, label in codes)]


def _kind(schema: Any) -> tuple[str, bool]:
    """In one word: a type of JSON, or what it stands for; and whether it may be null."""
    if "oneOf" in schema:
        return _kind(schema["oneOf"][0])[0], True
    if "$ref" in schema:
        return "record", False
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    kind = kinds[0]
    if kind == "array":
        return f"list of {_kind(schema['items'])[0]}", "null" in kinds
    kind = "partial date" if schema.get("pattern") == members.PARTIAL_DATE else kind
    return schema.get("format", "row" if kind == "object" else kind), "null" in kinds


def _column(model: Any, field: Field) -> Any:
    """The column of the models behind a field, where there is one."""
    match field:
        case PartialDate():
            return model._meta.get_field(field.on)
        case Column() | Ref() | Refs() | Rows():
            *steps, name = field.path.split("__")
            owner = model_at(model, "__".join(steps)) if steps else model
            return owner._meta.get_field(name)
        case _:
            return None


def _said(model: Any, field: Field, column: Any) -> list[Words]:
    match field:
        case Rows():
            return [related(model, field.path)._meta.verbose_name_plural]
        case Computed():
            return [field.help_text]
        case Subject():
            return [_("What it is about: a record of any kind.")]
        case Address():
            return [_("The address of a file; null without one.")]
        case _:
            partial = [_PARTIAL] if isinstance(field, PartialDate) else []
            return [column.verbose_name, getattr(column, "help_text", ""), *partial]


def _target(field: Field, column: Any) -> str:
    """The resource, or the kind without one, whose key stands here."""
    if isinstance(field, Subject):
        return "*"
    if isinstance(field, Rows) or column is None or not column.is_relation:
        return ""
    other = column.related_model
    resource = resource_of(other)
    return resource.name if resource else str(other._meta.model_name)
