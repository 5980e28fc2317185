"""Requests answer the hundred questions in tests/data/questions.json, and bring their evidence."""

from typing import Any

import pytest
from django.test import Client

from tests.api.questions.asking import Asking, quotes
from tests.api.questions.registry import QUESTIONS
from tests.fixture.reading import REPORT
from tests.questions.comparing import agrees, reworded, spoilt
from tests.questions.test_questions import ANSWERS
from tripreports.core.text import squeeze

MOST_REQUESTS, MOST_RECORDS = 5, 200


def test_every_question_is_put_to_the_api() -> None:
    assert sorted(QUESTIONS) == sorted(ANSWERS)


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("number", ANSWERS)
def test_few_requests_answer_the_question(client: Client, number: str) -> None:
    question, ask = QUESTIONS[number], Asking(client)
    expected = reworded(ANSWERS[number], question.words)

    found = question.request(ask)

    assert agrees(found, expected), f"found {found!r}\nexpected {expected!r}"
    mistaken_for_right = [wrong for wrong in spoilt(expected) if agrees(found, wrong)]
    assert mistaken_for_right == []
    assert len(ask.requests) <= MOST_REQUESTS
    assert ask.records <= MOST_RECORDS


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("number", [one for one in ANSWERS if not QUESTIONS[one].counts])
def test_last_answer_comes_with_its_citations(client: Client, number: str) -> None:
    ask = Asking(client)
    QUESTIONS[number].request(ask)

    answer = ask.again(citations="1")

    assert any(quotes(answer))


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("number", [one for one in ANSWERS if QUESTIONS[one].counts])
def test_words_that_are_counted_are_those_of_the_report(client: Client, number: str) -> None:
    report, ask = squeeze(REPORT.read_text("utf-8")), Asking(client)
    counted = QUESTIONS[number].counts
    found = QUESTIONS[number].request(ask)

    listed = ask.again(limit="200", fields=f"html_url,{counted}")["results"]

    texts = [text for one in listed for text in _texts(one[counted])]
    assert len(texts) == found
    assert [text for text in texts if squeeze(text) not in report] == []
    assert all("#korea-2025." in one["html_url"] for one in listed)


def _texts(shown: Any) -> list[str]:
    """A caption, or the texts of paragraphs."""
    return [shown] if isinstance(shown, str) else [row["text"] for row in shown]
