"""What is offered while one types the name of a record."""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, JsonResponse

from tripreports.search.query import named_like

PAGE = 20
# More than anybody looks through: who wants another types another letter.
MOST = 200


class RecordAutocomplete(AutocompleteJsonView):
    """Finds by any name in either script, and tells records of one name apart."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.term, self.model_admin, self.source_field, to_field = self.process_request(request)
        if not self.has_perm(request):
            raise PermissionDenied
        first = (self._page() - 1) * PAGE
        # One more than is shown says whether there are others; nobody needs their number.
        found = list(self.get_queryset()[first : first + PAGE + 1])
        # Accounts, for one, have an admin of another kind.
        describe = getattr(self.model_admin, "describe", None)
        told: Mapping[str, str] = describe(found[:PAGE]) if describe else {}
        results = [
            {"id": str(getattr(one, to_field)), "text": _named(one, told)} for one in found[:PAGE]
        ]
        more = len(found) > PAGE and first + PAGE < MOST
        return JsonResponse({"results": results, "pagination": {"more": more}})

    def get_queryset(self) -> QuerySet[Any]:
        model = self.model_admin.model
        if not (self.term.strip() and hasattr(model, "aliases")):
            found: QuerySet[Any] = super().get_queryset()
            return found
        # The key, as the address of a record shows it, comes before any name.
        keys = [self.term.strip(), *named_like(model, self.term, self.request.user, MOST)]
        ranks = Case(*(When(pk=key, then=Value(rank)) for rank, key in enumerate(keys)))
        records: QuerySet[Any] = self.model_admin.get_queryset(self.request).filter(pk__in=keys)
        records = records.complex_filter(self.source_field.get_limit_choices_to())
        return records.order_by(ranks)

    def _page(self) -> int:
        page = self.request.GET.get("page", "")
        return int(page) if page.isdecimal() and 0 < int(page) <= MOST // PAGE else 1


def _named(record: Any, told: Mapping[str, str]) -> str:
    detail = told.get(record.pk, "")
    return f"{record} ({detail})" if detail else str(record)
