"""Extracts of what was found, with the hits marked."""

import pytest

from tests.factories import make_official, make_paragraph, make_photo, make_section
from tests.search.asking import PUBLIC
from tripreports.directory.models import OfficialAlias
from tripreports.search.excerpts import excerpts
from tripreports.search.query import Hit
from tripreports.search.snippets import extract
from tripreports.search.words import parse


def marked(text: str, words: str, length: int = 100) -> str:
    """The extract, with the hits in square brackets."""
    parts = extract(text, parse(words), length)
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "words", "extracted"),
    [
        ("拜會臺中市政府", "台中", "拜會[臺中]市政府"),
        ("Kim Min-ji 與", "minji", "Kim [Min-ji] 與"),
        ("ＵＣＬＧ大會", "uclg", "[ＵＣＬＧ]大會"),
        ("Café des Étoiles", "cafe etoile", "[Café] des [Étoile]s"),
        ("cafe\u0301 noir", "cafe", "[cafe\u0301] noir"),
        ("a ﬁne day", "fi", "a [ﬁ]ne day"),
        ("釜山釜山 釜", "釜山", "[釜山釜山] 釜"),
        ("于114年9月23日出發", "2025-09-23", "于[114年9月23日]出發"),
        ("什麼都沒有", "釜山", "什麼都沒有"),
        ("一\n二\t三", "二", "一 [二] 三"),
        ("", "釜山", ""),
    ],
)
def test_hits_are_marked_in_the_original_text(text: str, words: str, extracted: str) -> None:
    assert marked(text, words) == extracted


def test_long_text_is_cut_around_the_first_hit() -> None:
    text = "前" * 200 + "釜山" + "後" * 200

    assert marked(text, "釜山", 50) == f"…{'前' * 12}[釜山]{'後' * 36}…"


def test_hit_at_the_end_of_a_long_text_is_shown() -> None:
    assert marked("前" * 200 + "釜山", "釜山", 20) == f"…{'前' * 18}[釜山]"


def test_long_text_without_a_hit_is_cut_after_its_beginning() -> None:
    assert marked("前" * 200, "釜山", 20) == f"{'前' * 20}…"


@pytest.mark.django_db
def test_excerpt_names_the_row_in_which_the_words_stand() -> None:
    section = make_section(key="s-1", heading="拜會")
    make_paragraph(section=section, text="先到首爾", position=1)
    make_paragraph(key="s-1.p-2", section=section, text="在釜山市拜會副市長", position=2)
    make_photo(section=section, caption="釜山", position=3)
    kim = make_official("kim")
    alias = OfficialAlias.objects.create(official=kim, text="釜山市長", is_public=True)
    hits = [Hit("section", "s-1"), Hit("official", "kim")]

    found = excerpts(hits, "釜山 拜會", PUBLIC)

    assert {hit: (one.kind, one.key) for hit, one in found.items()} == {
        hits[0]: ("paragraph", "s-1.p-2"),
        hits[1]: ("officialalias", alias.key),
    }
    assert [part.text for part in found[hits[0]].parts if part.is_hit] == ["釜山", "拜會"]


@pytest.mark.django_db
def test_excerpt_is_of_what_the_reader_may_see() -> None:
    kim = make_official("kim")
    OfficialAlias.objects.create(official=kim, text="金市長", is_public=False)

    assert excerpts([Hit("official", "kim")], "金市長", PUBLIC) == {}
