"""What the pages of all records share: evidence, uses, deletion, forms of odd fields."""

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered, told
from tests.factories import (
    make_citation,
    make_official,
    make_organization,
    make_paragraph,
    make_place,
    make_post,
    make_section,
    make_trip,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Agreement, Figure
from tripreports.reports.models import Citation, Paragraph
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def test_page_of_a_record_shows_its_evidence_with_the_way_to_the_words(clerk: Client) -> None:
    official = make_official()
    make_citation(official, paragraph=make_paragraph(key="p-7", text="拜會金市長。"))

    page = clerk.get(address(Official, "change", official.key)).content.decode()

    trip = Trip.objects.get()
    assert f'<a href="{trip.get_absolute_url()}#p-7">「拜會金市長。」</a>' in page


def test_page_of_a_record_says_that_it_has_no_evidence(clerk: Client) -> None:
    official = make_official()

    page = clerk.get(address(Official, "change", official.key)).content.decode()

    assert "No words of a report are cited for this record." in page
    assert "No other record refers to this one." in page


def test_page_of_a_record_leads_to_what_refers_to_it(clerk: Client) -> None:
    city = make_organization(key="goyang")
    make_post(organization=city)
    make_post(organization=city)
    make_post()

    page = clerk.get(address(Organization, "change", city.key)).content.decode()
    posts = clerk.get("/admin/directory/post/?organization__key__exact=goyang")

    assert (
        '<a href="/admin/directory/post/?organization__key__exact=goyang">'
        "Posts: organization</a> <span>2</span>"
    ) in page
    assert posts.context["cl"].result_count == 2


def test_record_without_a_name_is_refused(clerk: Client) -> None:
    new = address(Official, "add")

    answer = clerk.post(new, entered(clerk, new, name_zh="", name_en=""))

    assert complaints(answer) == ["Give a name in Chinese or in English."]
    assert Official.objects.count() == 0


def test_country_of_a_place_must_be_a_country(clerk: Client) -> None:
    make_place(key="goyang", kind="city")
    new = address(Place, "add")

    answer = clerk.post(new, entered(clerk, new, name_en="Kintex", kind="venue", country="goyang"))

    assert complaints(answer) == [
        "Select a valid choice. That choice is not one of the available choices."
    ]
    assert Place.objects.count() == 1


def test_countries_are_looked_up_among_countries(clerk: Client) -> None:
    make_place(key="kr", name_en="Korea", kind="country")
    make_place(key="korea-town", name_en="Korea Town", kind="district")

    answer = clerk.get(
        "/admin/autocomplete/",
        {
            "app_label": "directory",
            "model_name": "place",
            "field_name": "country",
            "term": "korea",
        },
    )

    assert answer.json()["results"] == [{"id": "kr", "text": "Korea"}]


def test_deletion_names_what_refers_to_the_record_and_changes_nothing(clerk: Client) -> None:
    city = make_organization(name_en="Goyang City")
    make_post(organization=city, title_en="Mayor")
    page = address(Organization, "delete", city.key)

    answer = clerk.post(page, {"post": "yes"})

    assert [str(title) for title in [answer.context["title"]]] == ["Cannot delete organization"]
    assert "Goyang CityMayor" in answer.content.decode()
    assert Organization.objects.count() == 1


def test_deletion_of_chosen_rows_names_what_refers_to_them(clerk: Client) -> None:
    city = make_organization(name_en="Goyang City")
    make_post(organization=city, title_en="Mayor")
    chosen = {"action": "delete_selected", "_selected_action": [city.key], "post": "yes"}

    answer = clerk.post(address(Organization, "changelist"), chosen)

    assert "Goyang CityMayor" in answer.content.decode()
    assert Organization.objects.count() == 1


def test_record_that_nothing_refers_to_is_deleted_with_its_evidence(clerk: Client) -> None:
    official = make_official()
    make_citation(official)

    answer = clerk.post(address(Official, "delete", official.key), {"post": "yes"})

    assert answer.status_code == 302
    assert (Official.objects.count(), Citation.objects.count()) == (0, 0)


def test_words_that_a_citation_quotes_must_stay(clerk: Client) -> None:
    official = make_official()
    cited = make_paragraph(text="拜會金市長。")
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
    paragraph = make_paragraph(text="拜會金市長。")
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
    citation = make_citation(make_official(), paragraph=make_paragraph(text="拜會金市長。"))
    page = address(Citation, "change", citation.key)
    before = (citation.record_key, citation.quote)

    answer = clerk.post(page, entered(clerk, page, **changes))

    citation.refresh_from_db()
    assert complaints(answer) == [complaint]
    assert (citation.record_key, citation.quote) == before


def test_citation_of_another_report_is_refused(clerk: Client) -> None:
    citation = make_citation(make_official())
    elsewhere = make_trip()
    page = address(Citation, "change", citation.key)

    answer = clerk.post(page, entered(clerk, page, trip=elsewhere.key))

    citation.refresh_from_db()
    assert complaints(answer) == ["This belongs to another trip."]
    assert citation.trip != elsewhere


def test_citation_of_two_places_is_refused(clerk: Client) -> None:
    citation = make_citation(make_official())
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


def test_lists_of_words_are_entered_one_to_a_line(clerk: Client) -> None:
    new = address(Agreement, "add")
    sent = entered(
        clerk,
        new,
        name_en="Letter of intent",
        kind="loi",
        status="signed",
        fields_of_cooperation="music\r\n\r\n film \r\n",
    )

    clerk.post(new, sent)

    agreement = Agreement.objects.get()
    page = clerk.get(address(Agreement, "change", agreement.key))
    form = page.context["adminform"].form
    assert (agreement.fields_of_cooperation, agreement.forms_considered) == (["music", "film"], [])
    assert form["fields_of_cooperation"].value() == "music\nfilm"


def test_tree_deeper_than_the_database_allows_is_refused_with_the_reason(clerk: Client) -> None:
    """A rule that only the database knows, so that the form lets it pass."""
    parent = None
    for _level in range(13):
        parent = make_place(parent=parent)
    assert parent is not None
    new = address(Place, "add")

    answer = clerk.post(
        new, entered(clerk, new, name_en="Too deep", kind="site", parent=parent.key), follow=True
    )

    assert [text.split(":")[0] for text in told(answer)] == [
        "Not saved, because a rule of the archive is broken"
    ]
    assert Place.objects.count() == 13
