"""Kinds, hits and languages, as the page of the search writes them."""

import re
from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tripreports.browse.kinds import kind_named
from tripreports.browse.wording import escaped, is_chinese
from tripreports.search.snippets import Part

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def marked_up(parts: Iterable[Part]) -> str:
    """A text with what was searched for marked."""
    return SafeString(
        "".join(
            f"<mark>{escaped(part.text)}</mark>" if part.is_hit else escaped(part.text)
            for part in parts
        )
    )


def spoken(html: str, text: str) -> str:
    """What is not in the language of the page says in which it is."""
    has_chinese = bool(_HAN.search(text))
    if has_chinese == is_chinese(get_language()):
        return html
    code = "zh-Hant" if has_chinese else "en"
    return SafeString(f'<span lang="{code}">{html}</span>')


def kind_in_words(name: str) -> str:
    """A kind of record by the name of its model."""
    if name == "section":
        return gettext("text of a report")
    return str(kind_named(name)._meta.verbose_name)


def kinds_in_words(name: str) -> str:
    """The same, of many."""
    if name == "section":
        return gettext("texts of reports")
    return str(kind_named(name)._meta.verbose_name_plural)
