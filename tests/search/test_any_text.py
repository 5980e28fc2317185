"""Whatever a text is made of, it is found where it stands, and nowhere else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_event
from tests.search.asking import matched, scanned, texts
from tripreports.core.text import fold
from tripreports.events.models import Event
from tripreports.search.indexing import flush
from tripreports.search.words import phrase

pytestmark = [pytest.mark.django_db, pytest.mark.untraced]  # as tracing would take as long again

# What folding joins, drops, widens and takes apart, beside plain letters.
_ALPHABET = "臺台釜山市аåÉeﬁＡ１２-－·（）(，, \n\t'\"%_*:&|!́각가々〇0a"
_texts = st.text(alphabet=_ALPHABET, max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(_texts, min_size=1, max_size=3), asked=_texts)
def test_any_text_is_found_as_by_reading(names: list[str], asked: str) -> None:
    Event.objects.all().delete()
    for name in names:
        make_event(name_zh=f"x{name}", name_en="")
    flush()
    read = texts()
    asked_for = [asked, *(name[1:4] for name in names)]

    wrong = [
        part
        for part in asked_for
        if matched(phrase(part)) != (scanned(fold(part), read) if fold(part) else set())
    ]

    assert wrong == []
