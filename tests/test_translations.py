"""Whoever reads Traditional Chinese reads all of it."""

import re

import messages

_CHINESE = "[\u4e00-\u9fff]"
_MARK = "[,;:!?()]"
_ASTRAY = re.compile(f"{_CHINESE}{_MARK}|{_MARK}{_CHINESE}|{_CHINESE} [\\w%{{]|[\\w)}}] {_CHINESE}")


def test_translations_are_complete() -> None:
    missing = messages.untranslated()

    assert missing == []


def test_translations_are_compiled() -> None:
    compiled = messages.compiled(messages.stored())

    assert compiled == messages.MO.read_bytes(), "django.mo is stale: run `make messages`"


def test_translations_keep_the_placeholders_of_the_source() -> None:
    catalog = messages.stored()

    broken = [(message.id, str(e)) for message in catalog for e in message.check(catalog)]

    assert broken == []


def test_translations_have_chinese_marks_and_no_spaces() -> None:
    astray = [
        (message.id, form)
        for message in messages.stored()
        for form in ([message.string] if isinstance(message.string, str) else message.string or ())
        if message.id and _ASTRAY.search(form)
    ]

    assert astray == []
