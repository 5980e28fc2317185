"""Asking a FilterSet as a reader would."""

import re
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from tripreports.core.filters import RecordFilterSet

READER = AnonymousUser()


def staff() -> User:
    return User(username="staff", is_staff=True)


def filters_for(filter_set: type[RecordFilterSet], user: Any = READER, **asked: str) -> Any:
    request = RequestFactory().get("/", asked)
    request.user = user
    records = filter_set._meta.model.objects.visible_to(user)
    return filter_set(request.GET, queryset=records, request=request)


def ask(filter_set: type[RecordFilterSet], user: Any = READER, **asked: str) -> list[str]:
    """The keys of what the user may see and has asked for, each as often as it comes."""
    filtered = filters_for(filter_set, user, **asked)
    assert filtered.errors == {}
    return [record.key for record in filtered.qs]


def errors(
    filter_set: type[RecordFilterSet], user: Any = READER, **asked: str
) -> dict[str, list[str]]:
    """What is wrong with what the user asks, by field."""
    problems = filters_for(filter_set, user, **asked).errors
    return {name: [str(problem) for problem in found] for name, found in problems.items()}


def refusal(filter_set: type[RecordFilterSet], **asked: str) -> dict[str, list[str]]:
    """What is wrong with what the public asks, but for the key in quotation marks."""
    problems = errors(filter_set, **asked)
    return {
        name: [re.sub("[“「].*?[”」]", "…", one) for one in found]
        for name, found in problems.items()
    }


def own_filters(filter_set: type[RecordFilterSet]) -> set[str]:
    """What only this kind of record is asked; what takes several values, takes each of them."""
    return {
        name
        for name in set(filter_set.base_filters) - set(RecordFilterSet.base_filters)
        if not name.endswith("__in") and name != "ordering"
    }
