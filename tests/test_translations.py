"""Whoever reads Traditional Chinese reads all of it."""

import messages


def test_translations_are_complete() -> None:
    missing = messages.untranslated()

    assert missing == []


def test_translations_are_compiled() -> None:
    compiled = messages.compiled(messages.stored())

    assert compiled == messages.MO.read_bytes(), "django.mo is stale: run `make messages`"


def test_translations_keep_the_placeholders_of_the_source() -> None:
    broken = [
        (message.id, str(error))
        for message in messages.stored()
        for error in message.check(messages.stored())
    ]

    assert broken == []
