"""Citations and figures point at records by kind and key, and at words that must stay."""

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_citation,
    make_draft,
    make_official,
    make_paragraph,
    make_section,
)
from tripreports.events.models import Figure
from tripreports.reports.models import Citation, Paragraph

pytestmark = pytest.mark.django_db


def _citation() -> Citation:
    """In a report that may still be changed."""
    return make_citation(make_official(), paragraph=_paragraph())


def _paragraph() -> Paragraph:
    section = make_section(trip=make_draft())
    return make_paragraph(section=section, text="拜會金市長。")


def test_words_that_a_citation_quotes_must_stay(clerk: Client) -> None:
    official = make_official()
    cited = _paragraph()
    make_citation(official, paragraph=cited)
    page = address(Paragraph, "change", cited.key)

    answer = clerk.post(page, entered(clerk, page, text="拜會市長。"))

    cited.refresh_from_db()
    assert complaints(answer) == [
        "A citation quotes these words, so they must stay: “拜會金市長。”."
    ]
    assert cited.text == "拜會金市長。"


def _kind(clerk: Client, page: str, field: str, label: str) -> int:
    choices = clerk.get(page).context["adminform"].form.fields[field].choices
    return next(int(str(value)) for value, text in choices if text == label)


def test_citation_is_made_for_a_kind_of_record_and_its_key(clerk: Client) -> None:
    official = make_official(key="kim")
    paragraph = _paragraph()
    new = address(Citation, "add")
    sent = entered(
        clerk,
        new,
        record_type=_kind(clerk, new, "record_type", "Directory: official"),
        record_key="kim",
        quote="金市長",
        trip=paragraph.section.trip_id,
        paragraph=paragraph.key,
    )

    answer = clerk.post(new, sent)

    assert answer.status_code == 302
    assert Citation.objects.get().record == official


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"record_key": "nobody"}, "There is no official with the key “nobody”."),
        (
            {"quote": "朴市長"},
            "These words do not stand in the heading, paragraph or caption cited.",
        ),
    ],
)
def test_citation_that_proves_nothing_is_refused(
    clerk: Client, changes: dict[str, str], complaint: str
) -> None:
    citation = _citation()
    page = address(Citation, "change", citation.key)
    before = (citation.record_key, citation.quote)

    answer = clerk.post(page, entered(clerk, page, **changes))

    citation.refresh_from_db()
    assert complaints(answer) == [complaint]
    assert (citation.record_key, citation.quote) == before


def test_citation_of_another_report_is_refused(clerk: Client) -> None:
    citation = _citation()
    elsewhere = make_draft()
    page = address(Citation, "change", citation.key)

    answer = clerk.post(page, entered(clerk, page, trip=elsewhere.key))

    citation.refresh_from_db()
    assert complaints(answer) == ["This belongs to another trip."]
    assert citation.trip != elsewhere


def test_citation_of_two_places_is_refused(clerk: Client) -> None:
    citation = _citation()
    section = make_section(trip=citation.trip, order=9, heading=citation.quote)
    page = address(Citation, "change", citation.key)

    answer = clerk.post(page, entered(clerk, page, section=section.key))

    assert complaints(answer) == ["Cite one source: a heading, a paragraph or a caption."]


def test_accounts_are_no_kind_of_record(clerk: Client) -> None:
    page = clerk.get(address(Citation, "add"))

    kinds = [text for _value, text in page.context["adminform"].form.fields["record_type"].choices]

    assert "Directory: official" in kinds
    assert [kind for kind in kinds if "user" in kind] == []


def test_figure_about_a_record_that_does_not_exist_is_refused(clerk: Client) -> None:
    new = address(Figure, "add")
    sent = entered(
        clerk,
        new,
        subject_type=_kind(clerk, new, "subject_type", "Directory: place"),
        subject_key="atlantis",
        metric_zh="人口",
        metric_en="population",
        comparator="=",
        value="1",
        words="一人",
    )

    answer = clerk.post(new, sent)

    assert complaints(answer) == ["There is no place with the key “atlantis”."]
    assert Figure.objects.count() == 0
