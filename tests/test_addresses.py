"""An address with a NUL is answered before a database sees it."""

import pytest
from django.test import Client

from tests.api.asking import by_parameter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/%00/", "/trips/%00/", "/officials/a%00b/", "/places/%00/?q=1", "/api/v1/trips/%00/"],
)
def test_key_with_a_nul_is_unknown(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["trips/trip/%00/change/", "directory/post/a%00b/history/"])
def test_key_with_a_nul_is_unknown_in_the_admin(admin_client: Client, address: str) -> None:
    assert admin_client.get(f"/admin/{address}").status_code == 404


@pytest.mark.parametrize("asked", ["trip__key__exact=%00", "role=a%00", "%00=1"])
def test_parameter_with_a_nul_is_refused_in_the_admin(admin_client: Client, asked: str) -> None:
    assert admin_client.get(f"/admin/trips/delegate/?{asked}").status_code == 400


@pytest.mark.parametrize("resource", ["trips", "delegates", "events", "organizations"])
def test_parameter_with_a_nul_is_explained(client: Client, resource: str) -> None:
    page = client.get(f"/{resource}/?q=%00", headers={"accept-language": "en"})
    answer = client.get(f"/api/v1/{resource}/?q=%00", headers={"accept-language": "en"})

    assert "Null characters are not allowed." in page.content.decode()
    assert by_parameter(answer) == {"q": ["Null characters are not allowed."]}
