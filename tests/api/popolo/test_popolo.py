"""People, organizations and what ties them, for programs that know Popolo and not us."""

import pytest
from django.test import Client

from tests.api.asking import ROOT, address, get
from tests.factories import (
    make_membership,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_trip,
)
from tripreports.api.popolo.resources import POPOLO
from tripreports.directory.models import OfficialAlias

pytestmark = pytest.mark.django_db


def test_a_title_is_a_post_and_a_membership(client: Client) -> None:
    taipei = make_organization("taipei")
    chang = make_official("chang", name_zh="張溫德", name_en="Chang Wen-te")
    OfficialAlias.objects.create(
        official=chang, text="W. T. Chang", kind="abbreviation", is_public=True
    )
    make_post(
        official=chang,
        key="chang.mayor",
        organization=taipei,
        title_zh="副市長",
        title_en="Deputy Mayor",
        starts_on="2023-01-01",
        starts_precision="year",
    )

    person = get(client, "popolo/persons/chang/", fields="id,name,other_names,links")
    [post] = get(client, "popolo/posts/", fields="id,label,role,organization_id")["results"]
    [held] = get(client, "popolo/memberships/", official="chang")["results"]

    assert person == {
        "id": "chang",
        "name": "張溫德",
        "other_names": [
            {"name": "Chang Wen-te", "lang": "en"},
            {"name": "W. T. Chang", "note": "abbreviation"},
        ],
        "links": [{"url": address("/officials/chang/"), "note": "Tripreports"}],
    }
    assert post == {
        "id": "chang.mayor",
        "label": "副市長",
        "role": "Deputy Mayor",
        "organization_id": "taipei",
    }
    assert (held["person_id"], held["post_id"]) == ("chang", "chang.mayor")
    assert (held["start_date"], held["end_date"]) == ("2023", None)


def test_place_lies_where_its_coordinates_say(client: Client) -> None:
    make_place("seoul", latitude="37.5665", longitude="126.978")

    [seoul] = get(client, "popolo/areas/", fields="geometry")["results"]

    assert seoul == {"geometry": {"type": "Point", "coordinates": [126.978, 37.5665]}}


@pytest.mark.parametrize("name", POPOLO)
@pytest.mark.parametrize("kind", ["json", "ndjson"])
def test_nothing_of_drafts_is_told(client: Client, name: str, kind: str) -> None:
    make_trip("shown")
    hidden = {"is_public": False}
    land = make_place("klandestin-land", **hidden)
    body = make_organization("klandestin-body", **hidden)
    city = make_place("seoul", country=land)
    home = make_organization("home", parent=body, place=land, seat=city)
    lee = make_official("lee", place=land)
    OfficialAlias.objects.create(official=lee, text="klandestin")
    make_post(official=lee, key="lee.mayor", organization=body, represents=body)
    make_membership(member=home, organization=make_organization("forum"), body=body, key="m")
    make_membership(member=home, organization=body, key="klandestin-m", **hidden)

    shown = client.get(f"{ROOT}popolo/{name}/", {"citations": "1", "format": kind})

    text = (b"".join(shown) if shown.streaming else shown.content).decode()
    assert shown.status_code == 200
    assert '"id"' in text
    assert "klandestin" not in text


def test_forms_of_popolo_are_for_reading(client: Client) -> None:
    make_official("lee")

    assert client.post(f"{ROOT}popolo/persons/", {}).status_code == 405
    assert client.delete(f"{ROOT}popolo/persons/lee/").status_code == 405
    assert "popolo-persons" not in get(client, "")["resources"]
