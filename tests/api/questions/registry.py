"""The questions that requests can answer, by the number that they have in the list."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.api.questions.asking import Asking
from tests.questions.comparing import Answer
from tests.questions.registry import QUESTIONS as OF_THE_RECORDS

Request = Callable[[Asking], Answer]


class Question(NamedTuple):
    """How to ask, how the records word the answer, and which words of the report it counts, if so.

    How many captions or blocks there are, the report does not say itself: nothing can be cited
    for it. They prove it by themselves, as each is shown to the letter and with its place.
    """

    request: Request
    words: Mapping[str, Answer]
    counts: str


QUESTIONS: dict[str, Question] = {}


def question(number: str, *, counts: str = "") -> Callable[[Request], Request]:
    """Enter a function as the answer; the records word it as they do for their own modules."""

    def enter(request: Request) -> Request:
        if number in QUESTIONS:
            raise ValueError(f"{number} is answered twice.")
        QUESTIONS[number] = Question(request, OF_THE_RECORDS[number].words, counts)
        return request

    return enter
