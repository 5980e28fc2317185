"""Writing through the API as another program would."""

import json
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client

from tests.api.asking import ROOT
from tripreports.core.enums import Role

# What says that somebody asked, and no part of the archive.
_BESIDE = {"sessions", "axes", "auth", "contenttypes", "admin", "search"}


def account(role: Role | None, name: str = "") -> User:
    """A member of the group, or a superuser."""
    name = name or (role.value if role else "boss")
    if role is None:
        return User.objects.create_superuser(name)
    found = User.objects.create_user(name, is_staff=True)
    found.groups.add(Group.objects.get(name=role.value))
    return found


def client_of(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def send(client: Client, method: str, address: str, body: Any = None, **headers: str) -> Any:
    """The answer to a request with a JSON body; `if_match="3-"` becomes a header."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    content = body if isinstance(body, bytes | str) else json.dumps(body)
    kind = given.pop("content-type", "application/json")
    return client.generic(method, f"{ROOT}{address}", content, kind, headers=given)


def create(client: Client, name: str, body: Any) -> str:
    """The key of what was created."""
    answer = send(client, "POST", f"{name}/", body)
    assert answer.status_code == 201, answer.content.decode()
    key: str = answer.json()["key"]
    return key


def results_of(answer: Any) -> list[str]:
    """What became of the rows of a bulk request."""
    assert answer.status_code == 200, answer.content.decode()
    return [row["result"] for row in answer.json()["results"]]


def errors(answer: Any, status: int = 400) -> dict[str, str]:
    """What a refusal says, by pointer."""
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    return {error["pointer"]: error["detail"] for error in answer.json()["errors"]}


def told(answer: Any, status: int) -> str:
    """What a refusal without a list of errors says."""
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    detail: str = answer.json()["detail"]
    return detail


def counts() -> dict[str, int]:
    """How many rows each table of the archive has, and of the history."""
    models: list[type[Model]] = apps.get_models(include_auto_created=True)
    return {
        model._meta.label: model._base_manager.count()
        for model in models
        if model._meta.app_label not in _BESIDE
    }
