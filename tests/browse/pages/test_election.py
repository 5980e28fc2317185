"""The page of an election: who stood and won, half-terms, shares of seats, and until when."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.browse.pages.asking import chart_rows, part_of
from tests.browse.test_korea import text_of
from tests.factories import (
    make_candidacy,
    make_contest,
    make_election,
    make_official,
    make_organization,
)

pytestmark = pytest.mark.django_db

ELECTION = "/elections/uclg-aspac-election-2025/"


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


@pytest.mark.usefixtures("korea_2025")
def test_head_tells_until_when_the_term_runs(reader: Client) -> None:
    facts = text_of(reader.get(ELECTION).context["facts"])

    assert "Term 2025–2027" in facts
    assert "2027" in facts.rpartition("end")[2]


@pytest.mark.usefixtures("korea_2025")
def test_half_terms_are_halves_of_the_line(reader: Client) -> None:
    terms = part_of(reader, ELECTION, "terms")

    halves = [
        (name, [(bar.x, bar.width) for bar in row.bars if bar.tone != "now"])
        for row, (name, _value) in zip(terms.chart.rows, chart_rows(terms), strict=True)
        if name in ("Bhim Prasad Dhungana", "Laxmi Devi Pandey")
    ]
    assert halves == [
        ("Bhim Prasad Dhungana", [("0%", "66.67%")]),
        ("Laxmi Devi Pandey", [("33.33%", "66.67%")]),
    ]


@pytest.mark.usefixtures("korea_2025")
def test_each_who_won_is_on_the_line_once_and_no_one_else(reader: Client) -> None:
    terms = part_of(reader, ELECTION, "terms")

    rows = chart_rows(terms)
    names = [name for name, _value in rows]
    taipei = [text.partition(",")[0] for name, text in rows if name == "臺北市政府"]
    assert taipei == ["Council member", "Executive Bureau member"]
    assert "Dakila Carlo Cua" in names
    assert (len(names), len(set(rows))) == (13, 13)


@pytest.mark.usefixtures("korea_2025")
def test_seats_are_shared_out_in_a_table_and_a_bar(reader: Client) -> None:
    contests = part_of(reader, ELECTION, "contests").contests

    (shares,) = [contest.shares for contest in contests if contest.shares]
    assert [(text_of(row.name), row.value) for row in shares.rows] == [
        ("Total", "12"),
        ("中國", "5"),
        ("South Korea", "5"),
        ("臺灣", "1"),
        ("Japan", "1"),
    ]
    assert len(shares.rows[0].bars) == 4


@pytest.mark.usefixtures("korea_2025")
def test_the_way_of_deciding_is_told_in_the_words_of_the_source(reader: Client) -> None:
    page = text_of(reader.get(ELECTION).content.decode())

    assert "Decided by negotiation, with the meeting's consent 席次須經票選決定" in page
    assert "Decided uncontested, adopted as proposed 因其餘次區聯合主席均為同額競選" in page


@pytest.mark.parametrize("count", [1, 3, 160])
def test_queries_do_not_grow(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    contest = make_contest(election=make_election("round"))
    for one in range(count):
        make_candidacy(
            key=f"c-{one:03}",
            contest=contest,
            official=make_official(f"person-{one:03}"),
            order=one,
            outcome="elected",
        )
    reader.get("/elections/nothing/")

    with django_assert_num_queries(4):
        response = reader.get("/elections/round/")

    parts = {part.key: part for part in response.context["parts"]}
    assert len(parts["contests"].contests[0].candidates) == min(count, 150)
    assert ("candidacies" in parts) == (count > 150)


def test_hidden_candidates_are_neither_shown_nor_counted(reader: Client) -> None:
    contest = make_contest(election=make_election("round", body=make_organization("body")))
    make_candidacy(key="open", contest=contest, official=make_official("open"), order=1)
    hidden = make_official("withheld-person", is_public=False)
    make_candidacy(key="withheld", contest=contest, official=hidden, order=2, is_public=False)

    response = reader.get("/elections/round/")

    assert len(response.context["parts"][0].contests[0].candidates) == 1
    assert "withheld" not in response.content.decode().lower()
