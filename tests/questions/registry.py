"""The questions that the records can answer, by the number that they have in the list."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.questions.comparing import Answer

Ask = Callable[[], Answer]


class Question(NamedTuple):
    """How to ask the records, and how they word what the list of answers says otherwise."""

    ask: Ask
    words: Mapping[str, Answer]


QUESTIONS: dict[str, Question] = {}


def question(number: str, words: Mapping[str, Answer] | None = None) -> Callable[[Ask], Ask]:
    """Enter a function as the answer to a question.

    The list of answers glosses Chinese in English here and there. `words` gives, for such a text
    of the list, what the report and so the records say in its stead.
    """

    def enter(ask: Ask) -> Ask:
        if number in QUESTIONS:
            raise ValueError(f"{number} is answered twice.")
        QUESTIONS[number] = Question(ask, words or {})
        return ask

    return enter
