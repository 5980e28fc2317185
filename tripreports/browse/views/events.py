from typing import Any

from tripreports.browse.entries.events import event_entry
from tripreports.browse.kinds import Row
from tripreports.browse.lists.subjects import EVENTS
from tripreports.browse.page import Entry, Page
from tripreports.browse.pages.event import event_page
from tripreports.browse.pages.series import series_page
from tripreports.browse.views.details import RecordDetail
from tripreports.browse.views.lists import RecordList
from tripreports.events.models import Event, EventSeries


class EventList(RecordList):
    template_name = "events/event_list.html"
    subject = EVENTS

    def entry(self, page: Page, row: Row) -> Entry:
        return event_entry(page, row)


class EventDetail(RecordDetail):
    template_name = "events/event_detail.html"
    kind = Event

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return event_page(page, key)


class SeriesDetail(RecordDetail):
    template_name = "events/series_detail.html"
    kind = EventSeries

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return series_page(page, key)
