"""The records answer the hundred questions in tests/data/questions.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.questions.comparing import agrees, reworded, spoilt, texts
from tests.questions.registry import QUESTIONS

_LIST = Path(__file__).parents[1] / "data" / "questions.json"
ANSWERS: dict[str, Any] = {
    entry["id"]: entry["answer"] for entry in json.loads(_LIST.read_text("utf-8"))
}


def test_every_question_is_put_to_the_records() -> None:
    assert len(ANSWERS) == 100
    assert sorted(QUESTIONS) == sorted(ANSWERS)


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("number", ANSWERS)
def test_records_answer_the_question(number: str) -> None:
    question = QUESTIONS[number]
    expected = reworded(ANSWERS[number], question.words)

    found = question.ask()

    assert agrees(found, expected), f"found {found!r}\nexpected {expected!r}"
    mistaken_for_right = [wrong for wrong in spoilt(expected) if agrees(found, wrong)]
    assert mistaken_for_right == []


@pytest.mark.parametrize("number", ANSWERS)
def test_rewording_is_of_the_answer(number: str) -> None:
    assert set(QUESTIONS[number].words) <= set(texts(ANSWERS[number]))
