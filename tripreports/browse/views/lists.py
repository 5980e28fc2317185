"""What all lists of records have in common: facets, pages, and rows read in a few queries."""

from itertools import islice
from typing import Any, ClassVar

from django.db.models import Q
from django.views.generic import TemplateView

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row
from tripreports.browse.lists.asked import SIZES, Asked
from tripreports.browse.lists.catalogue import Catalogue, Mask, Subject, all_of, bound, catalogue
from tripreports.browse.lists.facets import Facets, counted
from tripreports.browse.lists.pages import Pages
from tripreports.browse.machine.list_head import list_head
from tripreports.browse.page import Entry, Page


class RecordList(TemplateView):
    """One kind of record, as far as the reader may see it."""

    subject: ClassVar[Subject]
    # What a row shows besides its own columns: kinds, and their column that leads to the row.
    beside: ClassVar[dict[Kind, str]] = {}

    def entry(self, page: Page, row: Row) -> Entry:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked.read(self.subject, self.request)
        held = catalogue(self.subject, self.request.user)
        also = _left_by_others(held, asked)
        masks = [held.having(name, value) for name, value in asked.chosen.items()]
        mask = all_of([*masks, *([] if also is None else [also])]) or held.everything()
        if asked.errors:
            mask = held.nothing()
        pages = Pages.of(asked, sum(mask))
        facets = Facets(asked, [] if asked.errors else counted(held, asked, also), pages.total)
        keys = list(islice(held.in_order(asked.ordering, mask), pages.start, pages.stop))
        page = self._read(keys, facets)
        rows = (page.extract.get(self.subject.kind, key) for key in keys)
        return super().get_context_data(
            asked=asked,
            entries=[self.entry(page, row) for row in rows if row],
            facets=facets.shown(page),
            chips=facets.chips(page),
            pages=pages,
            sizes=SIZES,
            head=list_head(
                self.request, self.subject.kind, asked.given, is_narrowed=asked.is_narrowed
            ),
            **kwargs,
        )

    def _read(self, keys: list[str], facets: Facets) -> Page:
        """The rows of one page of the list, with all names that it shows."""
        kind = self.subject.kind
        extract = Extract(self.request.user, kind, keys[0] if keys else "")
        page = Page(extract)
        if keys:
            own = {kind: Q(key__in=keys)}
            extract.read(own | {kind: Q(**{f"{at}__in": keys}) for kind, at in self.beside.items()})
            extract.mention(kind, keys)
        facets.mention(page)
        extract.read_names()
        return page


def _left_by_others(held: Catalogue, asked: Asked) -> Mask | None:
    """What filters that are no facets leave, if there are any: the database knows."""
    if not asked.others or asked.errors:
        return None
    found = bound(asked.subject, asked.reader, asked.others).qs
    return held.among(found.order_by().values_list("pk", flat=True))
