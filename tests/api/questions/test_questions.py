"""Requests answer the hundred questions in tests/data/questions.json, and bring their evidence."""

import pytest
from django.test import Client

from tests.api.questions.asking import Asking, quotes
from tests.api.questions.registry import QUESTIONS
from tests.questions.comparing import agrees, reworded, spoilt
from tests.questions.test_questions import ANSWERS

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
@pytest.mark.parametrize("number", [one for one in ANSWERS if not QUESTIONS[one].unproved])
def test_last_answer_comes_with_its_citations(client: Client, number: str) -> None:
    ask = Asking(client)
    QUESTIONS[number].request(ask)

    answer = ask.again(citations="1")

    assert any(quotes(answer))
