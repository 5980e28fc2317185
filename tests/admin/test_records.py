"""What the pages of all records share: evidence, uses, refusals, lists of words."""

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_citation,
    make_official,
    make_organization,
    make_paragraph,
    make_place,
    make_post,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Agreement
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

    assert answer.json()["results"] == [{"id": "kr", "text": "Korea (country)"}]


def test_endless_search_finds_nothing_and_breaks_nothing(clerk: Client) -> None:
    make_place(key="kr", name_en="Korea", kind="country")

    answer = clerk.get(address(Place, "changelist"), {"q": "x" * 100_000})

    assert answer.status_code == 200
    assert list(answer.context["cl"].result_list) == []


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
        new, entered(clerk, new, name_en="Too deep", kind="site", parent=parent.key)
    )

    assert [text.split(":")[0] for text in complaints(answer)] == [
        "Not saved, because a rule of the archive is broken"
    ]
    assert answer.context["adminform"].form["name_en"].value() == "Too deep"
    assert Place.objects.count() == 13
