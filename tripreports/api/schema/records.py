"""What clients are told of a resource: its forms, its list, and the details of one record."""

from collections.abc import Mapping

from tripreports.api.exports import CSVFile, NDJSONFile, XLSXFile
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.api.schema import parameters
from tripreports.api.schema.members import detail_form, list_form
from tripreports.api.schema.operation import (
    READING_ONE,
    Operation,
    Schema,
    key_in_address,
    object_of,
    or_null,
    ref,
)

_FILES = (CSVFile.media_type, NDJSONFile.media_type, XLSXFile.media_type)


def forms() -> dict[str, Schema]:
    """How the records of all resources are shown, by name."""
    found: dict[str, Schema] = {}
    for resource in RESOURCES.values():
        name = form(resource)
        found[name] = list_form(resource)
        said = f"A page of {resource.model._meta.verbose_name_plural}."
        found[f"{name}Page"] = {"description": said} | page(name)
        if resource.detail:
            found[f"{name}Detail"] = detail_form(resource)
    return found


def form(resource: Resource) -> str:
    return resource.model.__name__


def detail(resource: Resource) -> Schema:
    """The form of a whole record."""
    return ref(f"{form(resource)}Detail" if resource.detail else form(resource))


def of_list(resource: Resource) -> Mapping[str, Operation]:
    """What may be done with a list, by method."""
    return {"GET": _listing(resource)}


def of_detail(resource: Resource) -> Mapping[str, Operation]:
    """What may be done with one record, by method."""
    return {"GET": _reading(resource)}


def operation_name(resource: Resource, verb: str) -> str:
    return f"{resource.name.replace('-', '_')}_{verb}"


def _listing(resource: Resource) -> Operation:
    many = str(resource.model._meta.verbose_name_plural)
    return Operation(
        name=operation_name(resource, "list"),
        summary=f"List {many}",
        description=(
            f"The {many} that the reader may see, a page at a time, or all of them as CSV, "
            "NDJSON or XLSX. Filters are joined by “and”. What a list leaves out, details have, "
            "and `fields` names."
        ),
        tag=tag(resource),
        answer=ref(f"{form(resource)}Page"),
        asked=f"{resource.name}/?limit=1",
        parameters=parameters.of_list(resource),
        files=_FILES,
        is_conditional=True,
        is_deprecated=resource.deprecated is not None,
    )


def _reading(resource: Resource) -> Operation:
    one = str(resource.model._meta.verbose_name)
    return Operation(
        name=operation_name(resource, "get"),
        summary=f"Get one {one}",
        description=f"All that is kept of one {one}, as far as the reader may see it.",
        tag=tag(resource),
        answer=detail(resource),
        asked=f"{resource.name}/{{key}}/",
        parameters=(key_in_address(), *parameters.of_detail(resource)),
        refusals=READING_ONE,
        is_conditional=True,
        may_move=True,
        is_deprecated=resource.deprecated is not None,
    )


def tag(resource: Resource) -> str:
    """The app that keeps such records."""
    return str(resource.model._meta.app_label)


def page(name: str) -> Schema:
    """A page of a list of records of this form."""
    address: Schema = {"type": "string", "format": "uri"}
    members = {
        "next": or_null(address) | {"description": "The next page; null on the last."},
        "previous": or_null(address) | {"description": "The page before; null on the first."},
        "count": {"type": "integer", "description": "With `count=1`: how many there are in all."},
        "results": {"type": "array", "items": ref(name)},
    }
    required = ("next", "previous", "results")
    return object_of(members, required=required)
