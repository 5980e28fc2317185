"""Comparing what the API answers with what the document says."""

from typing import Any

from jsonschema_rs import Draft202012Validator

from tripreports.api.schema.document import document

Path = tuple[str, str, dict[str, Any]]


def operations() -> list[Path]:
    """Every method of every address, with what is said of it."""
    return [
        (path, method, operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """What of a value is not as the schema has it."""
    whole = {**schema, "components": document()["components"]}
    found = Draft202012Validator(whole, validate_formats=True).iter_errors(value)
    return [f"{one.instance_path}: {one.message[:200]}" for one in found]


def answer_of(operation: dict[str, Any]) -> dict[str, Any]:
    """The schema of a good answer in JSON."""
    [good] = [answer for status, answer in operation["responses"].items() if status[0] == "2"]
    shown: dict[str, Any] = good["content"]["application/json"]["schema"]
    return shown
