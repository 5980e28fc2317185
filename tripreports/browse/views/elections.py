from typing import Any

from tripreports.browse.entries.elections import election_entry
from tripreports.browse.kinds import Row
from tripreports.browse.lists.subjects import ELECTIONS
from tripreports.browse.page import Entry, Page
from tripreports.browse.pages.election import election_page
from tripreports.browse.views.details import RecordDetail
from tripreports.browse.views.lists import RecordList
from tripreports.elections.models import Election


class ElectionList(RecordList):
    template_name = "elections/election_list.html"
    subject = ELECTIONS

    def entry(self, page: Page, row: Row) -> Entry:
        return election_entry(page, row)


class ElectionDetail(RecordDetail):
    template_name = "elections/election_detail.html"
    kind = Election

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return election_page(page, key)
