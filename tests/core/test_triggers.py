"""Rules across rows, kept by the database itself."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.factories import make_candidacy, make_contest, make_organization
from tripreports.core.triggers import create_all, drop_all
from tripreports.directory.models import Organization
from tripreports.elections.models import Contest

pytestmark = pytest.mark.django_db


def test_organization_under_its_own_descendant_is_refused() -> None:
    top = make_organization("top")
    middle = make_organization("middle", parent=top)
    bottom = make_organization("bottom", parent=middle)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Organization.objects.filter(key="top").update(parent=bottom)

    assert "organization_is_not_its_own_ancestor" in str(refusal.value)
    assert Organization.objects.get(key="top").parent is None


def test_organization_under_its_own_descendant_is_refused_in_forms() -> None:
    top = make_organization("top")
    top.parent = make_organization("bottom", parent=top)

    with pytest.raises(ValidationError) as refusal:
        top.clean()

    assert "parent" in refusal.value.message_dict


def test_organization_as_its_own_parent_is_refused() -> None:
    top = make_organization("top")

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Organization.objects.filter(key="top").update(parent=top)

    assert "organization_is_not_its_own" in str(refusal.value)


def test_a_deep_tree_is_accepted() -> None:
    parent = None
    for level in range(10):
        parent = make_organization(f"level-{level}", parent=parent)

    assert Organization.objects.count() == 10


def _contest() -> Contest:
    return make_contest(
        starts_on=dt.date(2025, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2027, 12, 31),
        ends_precision="year",
    )


@pytest.mark.parametrize(("first", "last"), [(2024, 2026), (2026, 2028), (2028, 2029)])
def test_half_term_outside_its_term_is_refused(first: int, last: int) -> None:
    contest = _contest()

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_candidacy(
            contest=contest,
            starts_on=dt.date(first, 1, 1),
            starts_precision="year",
            ends_on=dt.date(last, 12, 31),
            ends_precision="year",
        )

    assert "half_term_lies_inside_its_term" in str(refusal.value)


def test_term_cannot_shrink_below_its_half_terms() -> None:
    contest = _contest()
    make_candidacy(
        contest=contest,
        starts_on=dt.date(2026, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2027, 12, 31),
        ends_precision="year",
    )

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Contest.objects.update(ends_on=dt.date(2026, 12, 31))

    assert "contest_term_holds_its_half_terms" in str(refusal.value)


def test_triggers_come_back_after_a_migration() -> None:
    drop_all(using=connection.alias)
    create_all(using=connection.alias)
    create_all(using=connection.alias)
    top = make_organization("top")
    bottom = make_organization("bottom", parent=top)

    with pytest.raises(IntegrityError), transaction.atomic():
        Organization.objects.filter(key="top").update(parent=bottom)
