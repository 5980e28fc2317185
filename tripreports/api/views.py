"""What the addresses of all records have in common."""

from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from tripreports.api.fetching import rows_for
from tripreports.api.parameters import flag, refuse_unknown
from tripreports.api.reports import citations

M = TypeVar("M", bound=Model)


class RecordViewSet(ReadOnlyModelViewSet[M]):
    """A list and the details of one kind of record, as far as the reader may see them."""

    detail_serializer_class: ClassVar[type[Any]]
    filterset_class: ClassVar[Any]
    lookup_value_regex = "[a-z0-9.-]+"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, self.allowed_parameters())

    def allowed_parameters(self) -> list[str]:
        if self.detail:
            return ["citations"]
        return ["limit", "offset", *self.filterset_class.base_filters]

    def get_serializer_class(self) -> type[Any]:
        return self.detail_serializer_class if self.detail else super().get_serializer_class()

    def get_queryset(self) -> QuerySet[M]:
        model = self.filterset_class._meta.model
        return rows_for(model, self.get_serializer(), self.request.user)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.detail else super().filter_queryset(queryset)

    def retrieve(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        with_citations = flag(request, "citations")
        record = self.get_object()
        shown = dict(self.get_serializer(record).data)
        if with_citations:
            shown["citations"] = citations(record, request)
        return Response(shown)
