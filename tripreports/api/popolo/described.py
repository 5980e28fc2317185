"""What clients are told of the forms of Popolo."""

from collections.abc import Mapping
from dataclasses import replace

from tripreports.api.reading.resource import Resource
from tripreports.api.schema import records
from tripreports.api.schema.members import member
from tripreports.api.schema.operation import Operation, Schema, object_of, ref

_SPECIFICATION = "https://www.popoloproject.com/specs/"


def of_list(resource: Resource) -> Mapping[str, Operation]:
    operation = records.of_list(resource)["GET"]
    told = f"{operation.description} In the form of Popolo ({_SPECIFICATION})."
    return {"GET": _described(operation, resource, told, ref(f"{_form(resource)}Page"))}


def of_detail(resource: Resource) -> Mapping[str, Operation]:
    operation = records.of_detail(resource)["GET"]
    told = f"{operation.description} In the form of Popolo ({_SPECIFICATION})."
    return {"GET": _described(operation, resource, told, ref(_form(resource)))}


def _described(
    operation: Operation, resource: Resource, description: str, answer: Schema
) -> Operation:
    name = _form(resource)
    fields = resource.all_fields.values()
    shown = {one.name: member(resource.model, one) for one in fields} | {"sources": _sources()}
    schemas = {name: object_of(shown), f"{name}Page": records.page(name)}
    path = operation.asked.replace(resource.name, resource.name.replace("popolo-", "popolo/", 1))
    return replace(
        operation, description=description, answer=answer, schemas=schemas, tag="popolo", asked=path
    )


def _form(resource: Resource) -> str:
    return "".join(part.capitalize() for part in resource.name.split("-"))


def _sources() -> Schema:
    link = object_of({"url": {"type": "string", "format": "uri"}, "note": {"type": "string"}})
    said = "The words that prove it, and where they stand; with `citations=1` only."
    return {"type": "array", "items": link, "description": said}
