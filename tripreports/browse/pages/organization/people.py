"""The people of an organization: who holds or held which post, and whom of it we met."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from tripreports.browse.entries.directory import holder_entry, post_entry
from tripreports.browse.entries.trips import met
from tripreports.browse.page import Page, Part
from tripreports.browse.pages.meetings import encounter_part
from tripreports.browse.parts import grouped, part
from tripreports.browse.wording import label
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PostStatus
from tripreports.directory.models import Post


def people_parts(page: Page, key: str) -> list[Part]:
    chosen = page.extract.chosen
    officials = grouped(
        chosen(Post, "officials"),
        "status",
        lambda status: label(PostStatus, status),
        lambda row: holder_entry(page, row),
    )
    address = f"{reverse('browse:official-list')}?{urlencode({'organization': key})}"
    also = format_html('<a href="{}">{}</a>', address, _("The people as a list"))
    return [
        encounter_part(page, lambda row: met(page, row), "met_organization", with_event=True),
        part(page, "officials", _("Officials"), groups=officials, also=also if officials else ""),
        part(
            page,
            "representatives",
            _("Represented by"),
            [post_entry(page, row, of_person=False) for row in chosen(Post, "representatives")],
        ),
    ]
