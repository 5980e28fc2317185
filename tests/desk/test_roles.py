"""The groups of the desk: made where missing, and left as an administrator wants them."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection

from tripreports.core.enums import Role
from tripreports.desk.roles import ROLES, ensure_roles

pytestmark = pytest.mark.django_db


def member(role: Role) -> User:
    account = User.objects.create_user(role.value, is_staff=True)
    account.groups.add(Group.objects.get(name=role.value))
    return account


def test_every_role_has_its_group() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values) == set(ROLES)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (
            Role.AUTHOR,
            {
                "trips.add_trip",
                "trips.change_delegate",
                "trips.delete_delegate",
                "trips.submit_trip",
            }
            | {"reports.change_paragraph", "followup.add_recommendation", "directory.add_official"},
            {"trips.delete_trip", "trips.review_trip", "trips.publish_trip", "auth.add_user"}
            | {"directory.delete_official", "trips.change_amendment", "trips.change_statechange"},
        ),
        (
            Role.REVIEWER,
            {"trips.view_trip", "trips.review_trip", "history.view_change"},
            {"trips.change_trip", "trips.submit_trip", "trips.publish_trip"},
        ),
        (
            Role.PUBLISHER,
            {"trips.view_trip", "trips.publish_trip"},
            {"trips.change_trip", "trips.review_trip"},
        ),
        (
            Role.REGISTRAR,
            {"directory.delete_official", "directory.merge_official", "events.change_event"},
            {"trips.change_trip", "trips.publish_trip"},
        ),
        (
            Role.AUDITOR,
            {"trips.view_trip", "trips.view_statechange", "history.view_change"},
            {"trips.change_trip", "directory.add_official", "auth.view_user"},
        ),
    ],
)
def test_role_may_do_its_work_and_no_more(role: Role, may: set[str], may_not: set[str]) -> None:
    account = member(role)

    assert {name for name in may | may_not if account.has_perm(name)} == may


def test_auditor_and_reviewer_change_no_record() -> None:
    changing = Permission.objects.exclude(codename__startswith="view_").filter(
        group__name__in=[Role.REVIEWER, Role.PUBLISHER, Role.AUDITOR]
    )

    assert set(changing.values_list("codename", flat=True)) == {"review_trip", "publish_trip"}


def test_missing_group_is_made_and_a_changed_one_is_left() -> None:
    Group.objects.get(name=Role.AUDITOR).delete()
    Group.objects.get(name=Role.REVIEWER).permissions.clear()

    ensure_roles(connection.alias)

    assert member(Role.AUDITOR).has_perm("trips.view_trip")
    assert not member(Role.REVIEWER).has_perm("trips.review_trip")
