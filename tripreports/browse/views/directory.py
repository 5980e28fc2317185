from typing import Any

from tripreports.browse.entries.directory import official_entry, organization_entry, place_entry
from tripreports.browse.kinds import Row
from tripreports.browse.lists.subjects import OFFICIALS, ORGANIZATIONS, PLACES
from tripreports.browse.page import Entry, Page
from tripreports.browse.pages.official import official_page
from tripreports.browse.pages.organization import organization_page
from tripreports.browse.pages.place import place_page
from tripreports.browse.views.details import RecordDetail
from tripreports.browse.views.lists import RecordList
from tripreports.directory.models import Official, Organization, Place, Post


class OrganizationList(RecordList):
    template_name = "directory/organization_list.html"
    subject = ORGANIZATIONS

    def entry(self, page: Page, row: Row) -> Entry:
        return organization_entry(page, row)


class OfficialList(RecordList):
    template_name = "directory/official_list.html"
    subject = OFFICIALS
    beside = {Post: "official"}

    def entry(self, page: Page, row: Row) -> Entry:
        return official_entry(page, row, page.extract.of(Post, official_id=row["key"]))


class PlaceList(RecordList):
    template_name = "directory/place_list.html"
    subject = PLACES

    def entry(self, page: Page, row: Row) -> Entry:
        return place_entry(page, row)


class OrganizationDetail(RecordDetail):
    template_name = "directory/organization_detail.html"
    kind = Organization

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return organization_page(page, key)


class OfficialDetail(RecordDetail):
    template_name = "directory/official_detail.html"
    kind = Official

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return official_page(page, key)


class PlaceDetail(RecordDetail):
    template_name = "directory/place_detail.html"
    kind = Place

    def content(self, page: Page, key: str) -> dict[str, Any]:
        return place_page(page, key)
