"""One question to all records and the texts of all reports."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from tripreports.api.answering import ReadingView, site_of
from tripreports.api.conditional import marked, state_of, unchanged
from tripreports.api.reader import reader_of
from tripreports.api.schema.operation import Operation
from tripreports.api.searching import question
from tripreports.api.searching.described import operations
from tripreports.api.searching.question import Question, searched
from tripreports.api.searching.results import results
from tripreports.search.query import Found, search


class Search(ReadingView):
    """Records that have all the words: those that are called so first."""

    @property
    def operations(self) -> Mapping[str, Operation]:
        return operations()

    def get(self, request: Request) -> HttpResponseBase:
        asked = question.read(request)
        reader = reader_of(request)
        state = state_of(request, reader)
        if known := unchanged(request, state):
            return known
        found = search(
            asked.text,
            reader,
            kinds=asked.kinds,
            year=asked.year,
            page=asked.page,
            size=asked.limit,
        )
        shown = {
            "total": found.total,
            "is_cut": found.is_cut,
            **_beside(request, asked, found),
            "results": results(found.hits, asked.text, reader, site_of(request)),
            "facets": _facets(found),
            "suggestions": found.suggestions,
        }
        return marked(self.answer(orjson.dumps(shown)), request, state)


def _beside(request: Request, asked: Question, found: Found) -> dict[str, str | None]:
    """The addresses of the pages before and after."""
    last = -(-found.total // asked.limit)
    before, after = asked.page - 1, asked.page + 1
    return {
        "next": _page(request, after) if after <= last else None,
        "previous": _page(request, before) if 1 <= before <= last else None,
    }


def _page(request: Request, number: int) -> str:
    parameters = request.query_params.copy()
    parameters["page"] = str(number)
    return f"{site_of(request)}{request.path}?{parameters.urlencode()}"


def _facets(found: Found) -> dict[str, list[dict[str, Any]]]:
    """Empty where there is more than can be counted."""
    names = {kind: name for name, kind in searched().items()}
    return {
        "kind": [
            {"value": names[kind], "count": count} for kind, count in found.kinds if kind in names
        ],
        "year": [{"value": year, "count": count} for year, count in found.years],
    }
