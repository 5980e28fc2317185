from tripreports.browse.entries.followup import recommendation_entry
from tripreports.browse.kinds import Row
from tripreports.browse.lists.subjects import RECOMMENDATIONS
from tripreports.browse.page import Entry, Page
from tripreports.browse.views.lists import RecordList
from tripreports.followup.models import ProgressNote


class RecommendationList(RecordList):
    """Advice of all reports; each leads to its place in its report."""

    template_name = "followup/recommendation_list.html"
    subject = RECOMMENDATIONS
    beside = {ProgressNote: "recommendation"}

    def entry(self, page: Page, row: Row) -> Entry:
        return recommendation_entry(page, row, in_report=False)
