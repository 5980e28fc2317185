"""What is found for what is typed, and in which order."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_election,
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_place,
    make_section,
    make_trip,
)
from tests.search.asking import PUBLIC, found
from tripreports.directory.models import Official, OfficialAlias, Organization
from tripreports.search import index, query
from tripreports.search.indexing import flush
from tripreports.search.models import Document
from tripreports.search.query import Hit, called, matching, search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["臺中", "台中", "台中市", "ＴＡＩＣＨＵＮＧ", "tai-chung", "taichung 臺", "「臺中市」"]
)
def test_spellings_are_folded(text: str) -> None:
    make_organization("taichung", name_zh="臺中市政府", name_en="Taichung")

    assert found(text) == ["taichung"]


def test_all_words_must_be_found_anywhere_in_the_record() -> None:
    section = make_section(heading="拜會釜山市")
    make_paragraph(section=section, text="副市長成西業接見")

    assert found("成西業 釜山") == [section.key]
    assert found("成西業 首爾") == []


def test_quoted_words_stand_together() -> None:
    make_official("kim", name_en="Kim Min Ji")

    assert (found('"min ji"'), found('"ji min"'), found("ji min")) == (["kim"], [], ["kim"])


def test_what_is_called_so_comes_first() -> None:
    make_section(key="told", heading="在釜山")
    make_organization("city", name_zh="釜山市政府")
    make_event("festival", name_zh="國際釜山影展")
    make_place("busan", name_zh="釜山")

    assert found("釜山") == ["busan", "city", "festival", "told"]


def test_kinds_of_one_rank_come_by_weight_and_then_the_newest() -> None:
    make_event("old", name_en="Forum One", starts_on=dt.date(2019, 1, 1), starts_precision="day")
    make_event("new", name_en="Forum Two", starts_on=dt.date(2024, 1, 1), starts_precision="day")
    make_organization("house", name_en="Forum House")

    assert found("forum") == ["new", "old", "house"]


@pytest.mark.parametrize("text", ["2025", "2025年", "114年", "民國114年", "民國114", "１１４年"])
def test_year_is_found_in_either_calendar(text: str) -> None:
    make_election("by-date", held_on=dt.date(2025, 9, 26))
    make_event("by-roc-name", name_zh="114年國際論壇")
    make_event("by-name", name_zh="2025年國際論壇")
    make_event("other", name_zh="2024年國際論壇")

    assert sorted(set(found(text))) == ["by-date", "by-name", "by-roc-name"]


@pytest.mark.parametrize("text", ["114年9月23日", "2025-09-23", "2025/9/23", "民國114年9月23日"])
def test_day_is_found_in_either_calendar(text: str) -> None:
    section = make_section(heading="一、會議", trip=make_trip("korea"))
    make_paragraph(section=section, text="本府於114年9月23日出發")
    make_event("other", starts_on=dt.date(2025, 9, 22), starts_precision="day")

    assert found(text) == ["korea", section.key]


def test_month_is_not_the_beginning_of_another() -> None:
    make_event("january", name_zh="2025年1月論壇")
    make_event("november", name_zh="2025年11月論壇")

    assert found("114年1月") == ["january"]


def test_results_are_counted_by_kind_and_year() -> None:
    make_event("a", name_en="Forum", starts_on=dt.date(2024, 5, 1), starts_precision="day")
    make_event("b", name_en="Forum", starts_on=dt.date(2025, 5, 1), starts_precision="day")
    make_organization("c", name_en="Forum")

    every, events, of_2025 = (
        search("forum", PUBLIC, **chosen) for chosen in ({}, {"kinds": ["event"]}, {"year": 2025})
    )

    assert (every.total, every.kinds) == (3, [("event", 2), ("organization", 1)])
    assert every.years == events.years == of_2025.years == [(2025, 1), (2024, 1)]
    assert (events.total, events.kinds) == (2, every.kinds)
    assert (of_2025.total, of_2025.kinds) == (1, [("event", 1)])


def test_results_come_in_pages() -> None:
    for number in range(5):
        make_event(f"forum-{number}")

    pages = [found("forum", page=page, size=2) for page in (1, 2, 3, 4, 10**9)]

    assert [len(page) for page in pages] == [2, 2, 1, 0, 0]
    assert sorted(key for page in pages for key in page) == [f"forum-{n}" for n in range(5)]


@pytest.mark.parametrize("page", [0, -1])
def test_page_before_the_first_is_the_first(page: int) -> None:
    make_event("forum")

    assert found("forum", page=page) == ["forum"]


def test_of_too_many_the_names_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "CAP", 3)
    make_place("busan", name_zh="釜山")
    for number in range(5):
        section = make_section(order=number, heading=f"第{number}節", key=f"s-{number}")
        make_paragraph(section=section, text="到訪釜山")

    cut, chosen = search("釜山", PUBLIC), search("釜山", PUBLIC, kinds=["place"])

    assert (cut.total, cut.is_cut, cut.kinds, cut.years) == (3, True, [], [])
    assert cut.hits[0] == Hit("place", "busan")
    assert (chosen.total, chosen.is_cut, chosen.hits) == (1, False, [Hit("place", "busan")])


def test_alias_suggests_the_name() -> None:
    kim = make_official("kim", name_en="Kim Min-ji")
    OfficialAlias.objects.create(official=kim, text="M.J. Kim", is_public=True)

    assert search("mj kim", PUBLIC).suggestions == []
    assert search("m.j.kim", PUBLIC).suggestions == ["Kim Min-ji"]
    assert search("kim minji", PUBLIC).suggestions == []


@pytest.mark.parametrize("first", [1, 4_000, 5_000, 8_190, 20_000])
def test_newest_and_others_are_found_together(first: int) -> None:
    """Whatever the numbers of the documents are: PostgreSQL asks for the newest apart."""
    for number in (first, first + 3_000, first + 9_000):
        make_event(f"forum-{number}")
        flush()
        (document,) = Document.objects.filter(key=f"forum-{number}")
        index.remove([document])
        Document.objects.filter(pk=document.pk).update(id=number)
        index.add(list(Document.objects.filter(pk=number)))

    assert len(found("forum")) == len(set(found("forum"))) == 3


@pytest.mark.parametrize("text", ["高楊", "Goyag", "高陽市政"])
def test_nearest_names_are_suggested_where_nothing_is_found(text: str) -> None:
    make_place("goyang", name_zh="高陽", name_en="Goyang")
    make_place("seoul", name_zh="首爾", name_en="Seoul")

    with override("zh-hant"):
        suggestions = search(text, PUBLIC).suggestions

    assert suggestions == ["高陽"]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "「」", '""', '"', "%", "_", "'", "--", "😀", "\x00", "kim\x00", "\ud800"),
        *(
            '" * NEAR col:',
            "names:kim",
            "kim*",
            "^kim",
            "kim AND park",
            "(",
            "NOT",
            "\\",
            "a:*|&!<->",
        ),
        *("x" * 10_000, "a " * 5_000, "".join(map(chr, range(0x4E00, 0x4E00 + 5_000)))),
        *("9999", "0年", "99999年", "114年13月", "2025-02-30", "民國0年", "\u0301", "ﷺ" * 200),
    ],
)
def test_strange_text_finds_nothing_and_breaks_nothing(text: str) -> None:
    make_official("kim")

    assert search(text, PUBLIC).hits == []
    assert list(Official.objects.filter(pk__in=matching(Official, text, PUBLIC))) == []
    assert list(Official.objects.filter(pk__in=called(Official, text, PUBLIC))) == []


@pytest.mark.parametrize("chosen", [{"kinds": ["moon", "'"]}, {"year": -5}, {"year": 10**30}])
def test_strange_choices_find_nothing(chosen: Any) -> None:
    make_official("kim")

    assert search("kim", PUBLIC, **chosen).hits == []


def test_words_that_fold_to_nothing_are_passed_over() -> None:
    make_official("kim")

    assert found("kim - ·") == ["kim"]


def test_record_is_found_by_its_whole_name_only_when_called_so() -> None:
    make_organization("taichung", name_zh="臺中市政府", name_en="Taichung City")

    def keys(name: str) -> list[str]:
        records = Organization.objects.filter(pk__in=called(Organization, name, PUBLIC))
        return list(records.values_list("key", flat=True))

    assert [keys(name) for name in ("台中市政府", "TAICHUNG CITY", "台中", "", "-")] == [
        *(["taichung"], ["taichung"], [], [], []),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_search_asks_as_many_questions_for_one_row_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_event(f"forum-{number}")
    search("forum", PUBLIC)

    with django_assert_num_queries(2):
        everything = found("forum")

    assert len(everything) == rows
