"""Members of staff in the roles that the desk knows."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tripreports.core.enums import Role


@pytest.fixture
def staff(db: None) -> Callable[..., User]:
    """A member of staff with a name and some roles."""

    def make(name: str, *roles: Role) -> User:
        user = User.objects.create_user(name, is_staff=True)
        user.groups.set(Group.objects.filter(name__in=roles))
        return user

    return make


@pytest.fixture
def at_desk() -> Callable[[User], Client]:
    """Signed in, reading English."""

    def sign_in(user: User) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user)
        return client

    return sign_in
