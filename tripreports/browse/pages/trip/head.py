"""The head of a trip's page: what it was, when, where and who, before anything else."""

import re
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext

from tripreports.browse.entries.trips import days_abroad, state_tag
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page
from tripreports.browse.pages.trip.proofs import Proofs
from tripreports.browse.wording import facts, label, marked, partial, tag
from tripreports.directory.models import Official, Organization, Place
from tripreports.trips.enums import DelegateRole
from tripreports.trips.models import Delegate, Trip

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def head(page: Page, key: str, proofs: Proofs, route: str) -> dict[str, Any]:
    row = page.extract.row(Trip, key)
    return {
        "name": page.text(row["title_zh"], row["title_en"]),
        "other_name": page.other_text(row["title_zh"], row["title_en"]),
        "tag": state_tag(row),
        "note": marked(row["note"]),
        "essentials": facts(
            (_("Dates"), _dates(row, proofs)),
            (_("Places visited"), route),
            (_("Countries visited"), proofs.of("countries", page.links(Place, row["regions"]))),
            (_("On behalf of"), page.link(Official, row["represented_id"])),
            (_("Agency in charge"), _agency(page, row, proofs)),
        ),
        "delegates": [_delegate(page, one) for one in page.extract.rows(Delegate)],
    }


def _dates(row: Row, proofs: Proofs) -> str:
    first, last = partial(row["starts_on"]), partial(row["ends_on"])
    days = (last.on - first.on).days + 1 if first and last else 0
    counted = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    told = _DAY.sub(r"<time>\g<0></time>", marked(days_abroad(row)))
    return proofs.of("period", SafeString(f"{told} · {counted}"))


def _agency(page: Page, row: Row, proofs: Proofs) -> str:
    """With the government above it, unless its name says so."""
    return proofs.of("agency", page.link(Organization, row["agency_id"]))


def _delegate(page: Page, row: Row) -> str:
    """One of ours with the title held then, as a line of a list."""
    where = page.link(Organization, row["organization_id"]) or marked(row["agency"])
    title = page.both(row["title_zh"], row["title_en"])
    parts = [where, marked(row["unit"]), title]
    is_head = row["role"] == DelegateRole.HEAD
    return format_html(
        '{}{} <span class="titles">{}</span>{}{}',
        page.link(Official, row["official_id"]),
        tag(label(DelegateRole, row["role"]), "good") if is_head else "",
        format_html_join(" ", "{}", ((part,) for part in parts if part)),
        page.sources(Delegate, row),
        format_html(' <span class="note">{}</span>', marked(row["note"])) if row["note"] else "",
    )
