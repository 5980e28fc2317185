"""What a request to the search asks for."""

from dataclasses import dataclass
from typing import Any

from django import forms
from rest_framework.request import Request

from tripreports.api.parameters import BadParameter, coded, refuse_unknown
from tripreports.api.resources import RESOURCES, resource_of
from tripreports.core.dates import PartialDate
from tripreports.core.lists import SeveralField
from tripreports.search.kinds import all_kinds
from tripreports.search.query import CAP

_LONGEST = 300
_LIMIT, _MOST = 20, 100
_LAST_YEAR = 9999


@dataclass(frozen=True)
class Question:
    """The words, and what the results are narrowed down to; kinds by the names of models."""

    text: str
    kinds: tuple[str, ...]
    year: int | None
    page: int
    limit: int


class _Form(forms.Form):
    """The parameters, each with the bounds of its value."""

    q = forms.CharField(max_length=_LONGEST)
    kind = SeveralField(required=False)
    year = forms.IntegerField(required=False, min_value=1, max_value=_LAST_YEAR)
    page = forms.IntegerField(required=False, min_value=1, max_value=CAP)
    limit = forms.IntegerField(required=False, min_value=1, max_value=_MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Kinds are known when all apps are loaded.
        self.fields["kind"] = SeveralField(
            required=False, choices=[(name, name) for name in searched()]
        )


PARAMETERS = tuple(_Form.base_fields)


def searched() -> dict[str, str]:
    """The resources that are searched, with the names of their models: those that matter first."""
    kinds = sorted(all_kinds(), key=lambda kind: (-kind.weight, kind.name))
    found = ((resource_of(kind.model), kind.name) for kind in kinds)
    return {resource.name: name for resource, name in found if resource}


def read(request: Request) -> Question:
    """Raises a 400 that names what is missing, unknown or out of bounds."""
    refuse_unknown(request, PARAMETERS)
    form: Any = _Form(request.query_params)
    if not form.is_valid():
        raise BadParameter(coded(form.errors))
    given = form.cleaned_data
    year = given["year"]
    return Question(
        text=given["q"],
        kinds=tuple(RESOURCES[name].model._meta.model_name or "" for name in given["kind"]),
        year=year and PartialDate.parse(f"{year}年").on.year,
        page=given["page"] or 1,
        limit=given["limit"] or _LIMIT,
    )
