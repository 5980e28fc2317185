"""What all lists of records have in common: filters, pages, and rows read in a few queries."""

from typing import Any, ClassVar

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row, natural_order
from tripreports.browse.page import Entry, Page
from tripreports.browse.statement import visible
from tripreports.core.filters import RecordFilterSet

_ROWS_A_PAGE = 25


class RecordList(TemplateView):
    """One kind of record, as far as the reader may see it."""

    kind: ClassVar[Kind]
    filterset_class: ClassVar[type[RecordFilterSet]]
    # The filters that the page offers; the others work too, for those who know their names.
    shown_filters: ClassVar[tuple[str, ...]]
    # What a row shows besides its own columns: kinds, and their column that leads to the row.
    beside: ClassVar[dict[Kind, str]] = {}

    def entry(self, page: Page, row: Row) -> Entry:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = self.filterset_class(
            self.request.GET,
            queryset=visible(self.kind, self.request.user).order_by(*natural_order(self.kind)),
            request=self.request,
        )
        found = filters.qs if filters.form.is_valid() else filters.qs.none()
        page = self._page(found.values_list("key", flat=True))
        return super().get_context_data(
            entries=self._entries(list(page.object_list)),
            fields=[filters.form[name] for name in self.shown_filters],
            kept=self._kept(filters),
            page_obj=page,
            total=page.paginator.count,
            is_filtered=any(value for name, value in self.request.GET.items() if name != "page"),
            **kwargs,
        )

    def _page(self, keys: Any) -> Any:
        try:
            return Paginator(keys, _ROWS_A_PAGE).page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise Http404(_("There is no such page of this list.")) from error

    def _entries(self, keys: list[str]) -> list[Entry]:
        if not keys:
            return []
        extract = Extract(self.request.user, self.kind, keys[0])
        own = {self.kind: Q(key__in=keys)}
        extract.read(own | {kind: Q(**{f"{at}__in": keys}) for kind, at in self.beside.items()})
        extract.mention(self.kind, keys)
        extract.read_names()
        page = Page(extract)
        return [self.entry(page, extract.row(self.kind, key)) for key in keys]

    def _kept(self, filters: RecordFilterSet) -> list[tuple[str, Any]]:
        """Filters that are in force but not on the page, kept when others are chosen."""
        kept = set(filters.filters) - set(self.shown_filters)
        return [(name, self.request.GET[name]) for name in self.request.GET if name in kept]
