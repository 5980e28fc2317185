"""Asking the API as another program would."""

from typing import Any

from django.test import Client

ROOT = "/api/v1/"


def get(client: Client, address: str, **asked: str) -> Any:
    """The JSON of a good answer."""
    response = client.get(f"{ROOT}{address}", asked)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def refusal(client: Client, address: str, **asked: str) -> Any:
    """The messages of a 400 by parameter, in English."""
    response = client.get(f"{ROOT}{address}", asked, headers={"accept-language": "en"})
    assert response.status_code == 400, response.content.decode()
    return by_parameter(response)


def by_parameter(response: Any) -> dict[str, list[str]]:
    """What a problem says of each parameter."""
    assert response["Content-Type"] == "application/problem+json"
    said: dict[str, list[str]] = {}
    for error in response.json()["errors"]:
        said.setdefault(error["parameter"], []).append(error["detail"])
    return said


def keys(client: Client, address: str, **asked: str) -> list[str]:
    """The keys of the records on the first page of a list."""
    return [record["key"] for record in get(client, address, **asked)["results"]]


def address(path: str) -> str:
    return f"http://testserver{path}"
