from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.views.generic import TemplateView

from tripreports.browse.lists.pages import Pages
from tripreports.browse.machine.head import Head, page_head
from tripreports.browse.page import Shown
from tripreports.browse.searching.facets import chips, facets
from tripreports.browse.searching.help import ways_on
from tripreports.browse.searching.question import Question, address_of
from tripreports.browse.searching.results import Result, results
from tripreports.browse.searching.speaking import kinds_in_words
from tripreports.browse.wording import marked
from tripreports.search.query import CAP, Found, search

_A_FEW = 5


@dataclass(frozen=True, slots=True)
class Group(Shown):
    """The first of what was found of one kind; `more` leads to the others, if there are any."""

    kind: str
    title: str
    count: int | None
    results: list[Result]
    more: str


class Search(TemplateView):
    """One box over all records and the texts of all reports."""

    template_name = "search/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        question, reader = Question.read(self.request.path, self.request.GET), self.request.user
        found = self._find(question)
        pages = Pages.of(question, found.total)
        shown = results(found.hits, question.text, question.words, reader)
        return super().get_context_data(
            question=question,
            found=found,
            cap=CAP,
            pages=pages,
            results=[] if question.is_grouped else shown,
            groups=_groups(question, found, shown) if question.is_grouped else [],
            facets=facets(question, found, reader) if found.total or question.is_narrowed else [],
            chips=chips(question),
            suggestions=[(marked(name), address_of(name)) for name in found.suggestions],
            ways=ways_on(question, reader) if question.text and not found.total else [],
            head=_head(self.request),
            **kwargs,
        )

    def _find(self, question: Question) -> Found:
        if not question.text:
            return Found()
        return search(
            question.text,
            self.request.user,
            kinds=[question.kind] if question.kind else (),
            year=question.year,
            page=question.number,
            size=question.fetched,
        )


def _head(request: HttpRequest) -> Head:
    title, about = gettext("Search"), gettext("All records and the texts of the reports at once.")
    return page_head(request, title, about, way=[(title, request.path)])


def _groups(question: Question, found: Found, shown: Sequence[Result]) -> list[Group]:
    """Kinds in the order in which their best results come."""
    counts = dict(found.kinds)
    gathered: dict[str, list[Result]] = {}
    for one in shown:
        gathered.setdefault(one.kind, []).append(one)
    groups = []
    for kind in [*gathered, *(kind for kind in counts if kind not in gathered)]:
        some = gathered.get(kind, [])
        count = counts.get(kind)
        has_more = count is None or count > len(some[:_A_FEW])
        more = f"{question.with_value('kind')}{kind}" if has_more else ""
        groups.append(Group(kind, kinds_in_words(kind), count, some[:_A_FEW], more))
    return groups
