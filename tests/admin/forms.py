"""What a browser would send back from an admin page."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm, CheckboxInput, FileInput
from django.test import Client


def entered(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """All fields of the form as they stand, with some changed or added.

    A field of a row is named `rows__0__field`; a row that was not there makes the form longer.
    """
    context = client.get(address).context
    sent = dict(_values(context["adminform"].form))
    for page in context["inline_admin_formsets"]:
        for form in (page.formset.management_form, *page.formset.forms):
            sent |= dict(_values(form))
    for name, value in changes.items():
        sent[name.replace("__", "-")] = value
    for page in context["inline_admin_formsets"]:
        prefix = page.formset.prefix
        rows = {name.split("-")[1] for name in sent if name.startswith(f"{prefix}-")}
        sent[f"{prefix}-TOTAL_FORMS"] = sum(row.isdigit() for row in rows)
    return {name: value for name, value in sent.items() if value is not None}


def complaints(response: Any) -> list[str]:
    """Everything that the page says is wrong, in the order of the page."""
    found = [str(error) for errors in response.context["errors"] for error in _flat(errors)]
    return list(dict.fromkeys(found))


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def _values(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        value = field.value()
        if isinstance(value, list) and not field.field.widget.__class__.__name__.endswith(
            "Multiple"
        ):
            value = field.field.prepare_value(value)
        is_nothing = value is False and isinstance(field.field.widget, CheckboxInput)
        is_file = isinstance(field.field.widget, FileInput)
        yield field.html_name, None if is_nothing or is_file else value
        if field.field.show_hidden_initial:
            yield field.html_initial_name, value


def _flat(errors: Any) -> list[Any]:
    return list(errors) if isinstance(errors, list | tuple) else [errors]
