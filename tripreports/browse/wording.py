"""Words, dates and lists of facts, as pages write them."""

import datetime as dt
import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Choices
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from tripreports.browse.kinds import Row
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.models import Period

# From the first Chinese character to the last, with a number before it: 114年9月23日.
_CHINESE = re.compile(
    r"(?:\d+ ?)?[\u3000-\u9fff\uff00-\uffef](?:.*[\u3000-\u9fff\uff00-\uffef])?", re.DOTALL
)


def escaped(value: Any) -> str:
    """Fit for a page. Django's own function does the same, in four times the time."""
    if isinstance(value, SafeString):
        return value
    return SafeString(html.escape(str(value)))


def marked(value: Any) -> str:
    """Fit for a page, with what is Chinese in it marked as such where the page is not."""
    if isinstance(value, SafeString):
        return value
    return _marked(escaped(value), get_language())


def _marked(text: str, language: str | None) -> str:
    if is_chinese(language):
        return text
    return SafeString(_CHINESE.sub(r'<span lang="zh-Hant">\g<0></span>', text))


def said_in(text: str) -> str:
    """The attribute of an element whose words are Chinese where the page is not."""
    if not text or is_chinese(get_language()) or not _CHINESE.search(text):
        return ""
    return SafeString(' lang="zh-Hant"')


def is_chinese(language: str | None) -> bool:
    return (language or "").startswith("zh")


def say(message: str) -> str:
    """A message in the reader's language; a page says thousands, and few different ones."""
    return _said(get_language(), message)


@cache
def _said(_language: str | None, message: str) -> str:
    return gettext(message)


_ = say


@cache
def _comma(_language: str | None) -> str:
    return escaped(pgettext("list", ", "))


@cache
def _brackets(_language: str | None) -> str:
    return pgettext("remark in brackets", "{} ({})")


def chinese(text: str) -> str:
    """Words of the source, marked as Chinese on a page in any language."""
    return SafeString(f'<span lang="zh-Hant">{escaped(text)}</span>') if text else ""


def listing(items: Iterable[str]) -> str:
    """Those that are not empty, in a row."""
    shown = [marked(item) for item in items if item]
    if len(shown) < 2:  # noqa: PLR2004 (nothing to part)
        return shown[0] if shown else ""
    return SafeString(_comma(get_language()).join(shown))


def bracketed(text: str, remark: str) -> str:
    """A remark behind what it is about, in the brackets of the reader's language."""
    return format_html(_brackets(get_language()), text, remark)


def facts(*pairs: tuple[str, Any]) -> str:
    """The terms of a description list, those that have a value.

    The terms are translated here, so that those without a value cost nothing.
    """
    language = get_language()
    shown = (pair for pair in pairs if pair[1] not in (None, ""))
    return SafeString("".join(_fact(language, term, value) for term, value in shown))


def _fact(language: str | None, term: str, value: Any) -> str:
    # A list of terms has one before each value, even where nothing needs to be said.
    named = f"<dt>{escaped(_said(language, term)) if term else ''}</dt>"
    said = value if isinstance(value, SafeString) else _marked(escaped(value), language)
    return f"<div>{named}<dd>{said}</dd></div>"


_AS_TEXT = (
    ("<dt></dt>", ""),
    ("</p><p>", " · "),
    ("<p>", ""),
    ("</p>", ""),
    ("<dt></dt>", ""),
    ("</div><div>", " · "),
    ("<div>", ""),
    ("</div>", ""),
    ("<dt>", "<i>"),
    ("</dt>", "</i> "),
    ("<dd>", ""),
    ("</dd>", ""),
)


def running(terms: str) -> str:
    """The terms of `facts` as running text, where a list of them would be too much."""
    if not terms:
        return ""
    for element, said in _AS_TEXT:
        terms = terms.replace(element, said)
    return SafeString(f" <small>{terms}</small>")


def label(choices: type[Choices], value: str | None) -> str:
    return _label(get_language(), choices, value) if value else ""


@cache
def _label(_language: str | None, choices: type[Choices], value: str) -> str:
    return str(choices(value).label)


def tag(text: str, tone: str = "") -> str:
    """A small label; the tone is one of those that the stylesheet knows."""
    name = f"tag {tone}" if tone else "tag"
    return SafeString(f' <span class="{name}">{escaped(text)}</span>') if text else ""


def partial(on: str | None, precision: str = Precision.DAY) -> PartialDate | None:
    return PartialDate(dt.date.fromisoformat(on), Precision(precision)) if on else None


def day(on: str | None) -> str:
    """A day in both calendars."""
    date = partial(on)
    return _("%(iso)s (ROC %(roc)s)") % {"iso": date.iso(), "roc": date.roc()} if date else ""


def both_calendars(date: PartialDate) -> str:
    """A date in both calendars for who reads Chinese; the other calendar tells no one else much."""
    if not is_chinese(get_language()):
        return date.iso()
    return _("%(iso)s (ROC %(roc)s)") % {"iso": date.iso(), "roc": date.roc()}


def local_day(moment: str) -> str:
    """The day of a moment here; SQLite writes moments without their zone."""
    if not moment:
        return ""
    at = dt.datetime.fromisoformat(moment)
    if timezone.is_naive(at):
        at = at.replace(tzinfo=dt.UTC)
    return timezone.localdate(at).isoformat()


def period(kind: type[Period], row: Row) -> str:
    """2025-09-24–2025-09-27, 2025–2027, 2025-10, since 2004, until 2027 or nothing."""
    first = partial(row["starts_on"], row["starts_precision"] or Precision.DAY)
    last = partial(row["ends_on"], row["ends_precision"] or Precision.DAY)
    start, end = first.iso() if first else "", last.iso() if last else ""
    if start and end:
        return start if start == end else f"{start}–{end}"
    if end:
        return _("until %(date)s") % {"date": end}
    return _("since %(date)s") % {"date": start} if start and kind.is_open_ended else start


def dates(kind: type[Period], row: Row) -> str:
    """A period as its own page tells it: in both calendars for who reads Chinese."""
    said = period(kind, row)
    first = partial(row["starts_on"], row["starts_precision"] or Precision.DAY)
    last = partial(row["ends_on"], row["ends_precision"] or Precision.DAY)
    if not (said and is_chinese(get_language())):
        return said
    ends = dict.fromkeys(date.roc() for date in (first, last) if date)
    return _("%(iso)s (ROC %(roc)s)") % {"iso": said, "roc": "–".join(ends)}
