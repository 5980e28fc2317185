"""The addresses of every resource: a list, and the details of one record."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

import orjson
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from tripreports.api.answering import ReadingView, site_of
from tripreports.api.conditional import marked, state_of, unchanged
from tripreports.api.exports import CSVFile, NDJSONFile, Whole, XLSXFile, written
from tripreports.api.merged import moved
from tripreports.api.pages import PageRenderer
from tripreports.api.parameters import refuse_unknown
from tripreports.api.reader import reader_of
from tripreports.api.reading import asked, lists, usual
from tripreports.api.reading.deprecation import Deprecated, announce
from tripreports.api.reading.lists import Leaf
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.shape import Shape
from tripreports.api.reading.statement import read
from tripreports.api.resources import RESOURCES
from tripreports.api.schema import records, writing
from tripreports.api.schema.operation import Operation
from tripreports.api.writing import act, bulk, change, create, remove, replace
from tripreports.api.writing.answers import as_asked
from tripreports.api.writing.once import or_again
from tripreports.api.writing.parsers import (
    BULK_LIMIT,
    MergePatchParser,
    StrictJSONParser,
    require_plain_body,
)
from tripreports.api.writing.photos import PhotoParser

_ON_SCREEN = ("json", "api")


class ResourceView(ReadingView):
    """One resource, as far as the reader may see it."""

    resource: ClassVar[Resource]

    @classmethod
    def of(cls, resource: Resource) -> Callable[..., HttpResponseBase]:
        """The view of one resource, with a name of its own for those who look at it."""
        name = f"{resource.model.__name__}{cls.__name__.removeprefix('Record')}"
        declared = {"resource": resource, "writes": resource.model, "__doc__": cls.__doc__}
        own: Any = type(name, (cls,), declared)
        view: Callable[..., HttpResponseBase] = own.as_view()
        return view

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        require_plain_body(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kw: Any) -> Any:
        final = super().finalize_response(request, response, *args, **kw)
        announce(final, self._outgoing(request))
        return final

    def _outgoing(self, request: Request) -> Iterator[Deprecated]:
        """What of this answer will go away one day."""
        resource = self.resource
        if resource.deprecated:
            yield resource.deprecated
        if resource.outgoing:
            usual = resource.all_fields if "key" in self.kwargs else Shape.of_list(resource).members
            named = asked.names(request, "fields") or usual
            every = resource.all_fields if asked.ALL in named else named
            used = {*every, *request.query_params}
            yield from (one for name, one in resource.outgoing.items() if name in used)


class RecordList(ResourceView):
    """Records of one kind: page by page, or all of them as a file."""

    renderer_classes = (JSONRenderer, PageRenderer, CSVFile, NDJSONFile, XLSXFile)

    def get_parsers(self) -> list[BaseParser]:
        """Only a photo comes with a file."""
        file = [PhotoParser()] if self.resource.name == "photos" else []
        return [StrictJSONParser(), *file]

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {**records.of_list(self.resource), **writing.of_list(self.resource)}

    def get(self, request: Request) -> HttpResponseBase:
        kind = request.accepted_renderer.format
        is_file = kind not in _ON_SCREEN
        refuse_unknown(request, lists.parameters(self.resource))
        if is_file:
            asked.refuse_pages(request)
        reader = reader_of(request)
        shape = asked.shape(request, self.resource, is_detail=False)
        by = lists.order(self.resource, request)
        state = state_of(request, reader)
        if known := unchanged(request, state):
            return known
        if not (is_file or self._asks_something()):
            leaf = usual.leaf(self.resource, reader, asked.page(request))
            return marked(self.answer(self._page(leaf, shape)), request, state)
        found = lists.filtered(self.resource, request, reader)
        if is_file:
            if kind != "ndjson":
                asked.refuse_in_table(shape)
            whole = Whole(self.resource, by.sorted(found), shape, reader, site_of(request))
            return marked(written(whole, kind), request, state)
        page = asked.page(request)
        leaf, count = lists.leaf(found, by, page), found.count() if page.is_counted else None
        return marked(self.answer(self._page(leaf, shape, count)), request, state)

    def post(self, request: Request) -> HttpResponseBase:
        made = or_again(request, lambda: create(self.resource, request))
        return as_asked(made, request)

    def _asks_something(self) -> bool:
        """Whether it is more than a page of all records in their usual order."""
        request: Any = self.request
        special = {"ordering", "count"} & request.query_params.keys()
        return bool(special or lists.asks(self.resource, request))

    def _page(self, leaf: Leaf, shape: Shape, count: int | None = None) -> bytes:
        request: Any = self.request
        shown = read(self.resource, shape, reader_of(request), site_of(request), leaf.keys)
        head = {
            "next": beside(request, "after", leaf.next),
            "previous": beside(request, "before", leaf.previous),
            **({} if count is None else {"count": count}),
        }
        start = orjson.dumps(head).decode()[:-1]
        return f'{start},"results":[{",".join(one.json for one in shown)}]}}'.encode()


class RecordDetail(ResourceView):
    """All that is kept of one record."""

    parser_classes = (StrictJSONParser, MergePatchParser)

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {**records.of_detail(self.resource), **writing.of_detail(self.resource)}

    def get(self, request: Request, key: str) -> HttpResponseBase:
        refuse_unknown(request, asked.SHAPING)
        reader = reader_of(request)
        shape = asked.shape(request, self.resource, is_detail=True)
        state = state_of(request, reader)
        if known := unchanged(request, state):
            return known
        found = read(self.resource, shape, reader, site_of(request), [key])
        if not found:
            if elsewhere := moved(self.resource, key, request, reader):
                return elsewhere
            raise Http404
        record = found[0]
        return marked(self.answer(record.json.encode()), request, state, version=record.version)

    def put(self, request: Request, key: str) -> HttpResponseBase:
        return as_asked(replace(self.resource, request, key), request)

    def patch(self, request: Request, key: str) -> HttpResponseBase:
        return as_asked(change(self.resource, request, key), request)

    def delete(self, request: Request, key: str) -> HttpResponseBase:
        return remove(self.resource, request, key)


class RecordBulk(ResourceView):
    """Many rows at once, each known by the id that another system gives it."""

    parser_classes = (StrictJSONParser,)
    body_limit = BULK_LIMIT

    @property
    def operations(self) -> Mapping[str, Operation]:
        return writing.of_bulk(self.resource)

    def post(self, request: Request) -> HttpResponseBase:
        made = or_again(request, lambda: bulk(self.resource, request))
        return as_asked(made, request)


class TripStep(ResourceView):
    """A step of a report on its way to the public."""

    resource = RESOURCES["trips"]
    permission_classes = ()  # each step asks for its own
    parser_classes = (StrictJSONParser,)
    verb: ClassVar[str] = ""  # told by its address

    @property
    def operations(self) -> Mapping[str, Operation]:
        return writing.of_step(self.verb)

    def post(self, request: Request, key: str) -> HttpResponseBase:
        moved_on = or_again(request, lambda: act(request, key, self.verb))
        return as_asked(moved_on, request)


def beside(request: Request, parameter: str, cursor: str) -> str | None:
    """The address of the page that begins or ends at a cursor."""
    if not cursor:
        return None
    parameters = request.query_params.copy()
    for name in ("after", "before"):
        parameters.pop(name, None)
    parameters[parameter] = cursor
    return f"{site_of(request)}{request.path}?{parameters.urlencode()}"
