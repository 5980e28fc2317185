"""How to cite the report of a trip: in words, and for a list of references."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, override

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import marked
from tripreports.directory.models import Organization
from tripreports.trips.models import Trip

_SPECIAL = re.compile(r"[&%$#_{}]")


@dataclass(frozen=True, slots=True)
class Citing(Shown):
    """The same reference in Chinese, in English and as BibTeX."""

    zh: str
    en: str
    bibtex: str
    address: str


def citing(page: Page, key: str, address: str) -> dict[str, Any]:
    trip = page.extract.row(Trip, key)
    agency = page.extract.name(Organization, trip["agency_id"]) or ("", "")
    return {
        "citing": Citing(
            zh=_in_words("zh-hant", trip, agency, address),
            en=_in_words("en", trip, agency, address),
            bibtex=_bibtex(trip, agency, address),
            address=address,
        )
    }


def _in_words(language: str, trip: Row, agency: tuple[str, str], address: str) -> str:
    with override(language):
        dated = _dated(trip)
        told = {
            "author": _named(language, agency),
            "year": dated.year if dated else gettext("no date"),
            "title": _named(language, (trip["title_zh"], trip["title_en"])),
            "dated": date_format(dated) if dated else "",
            "address": address,
        }
        if dated:
            text = gettext(
                "%(author)s (%(year)s). %(title)s. Report of an official trip, dated %(dated)s."
                " Tripreports. %(address)s"
            )
        else:
            text = gettext(
                "%(author)s (%(year)s). %(title)s. Report of an official trip."
                " Tripreports. %(address)s"
            )
        return marked(text % told)


def _bibtex(trip: Row, agency: tuple[str, str], address: str) -> str:
    dated = _dated(trip)
    fields = {
        "author": f"{{{_plain(_named('zh-hant', agency))}}}",
        "title": f"{{{_plain(_named('zh-hant', (trip['title_zh'], trip['title_en'])))}}}",
        "institution": _plain(_named("zh-hant", agency)),
        "type": "出國報告",
        "year": str(dated.year) if dated else "",
        "month": str(dated.month) if dated else "",
        "url": address,
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@techreport{{{trip['key']},\n" + ",\n".join(lines) + "\n}"


def _named(language: str, names: tuple[str, str]) -> str:
    zh, en = names
    return (en or zh) if language == "en" else (zh or en)


def _plain(text: str) -> str:
    """Without what BibTeX would take for a command."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text.replace("\\", ""))


def _dated(trip: Row) -> dt.date | None:
    """The date of the report, as far as the records know one."""
    on = trip["report_on"] or trip["submitted_on"] or (trip["published_at"] or "")[:10]
    return dt.date.fromisoformat(on) if on else None
