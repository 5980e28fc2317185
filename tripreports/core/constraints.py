"""What several tables share: rules, each with a message for people, and an index."""

from typing import TYPE_CHECKING

from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

# The order in which changes of records are told.
CHANGE = ("updated_at", "key")


def by_change() -> Index:
    """Of a kind of record that is followed: copies elsewhere ask what changed since a moment."""
    return Index(fields=[*CHANGE], name="%(class)s_by_change")


def has_a_name() -> CheckConstraint:
    return CheckConstraint(
        name="%(class)s_has_a_name",
        condition=~Q(name_zh="") | ~Q(name_en=""),
        violation_error_message=_("Give a name in Chinese or in English."),
    )


def has_a_title(message: "StrOrPromise") -> CheckConstraint:
    return CheckConstraint(
        name="%(class)s_has_a_title",
        condition=~Q(title_zh="") | ~Q(title_en=""),
        violation_error_message=message,
    )


def ends_after_it_starts() -> CheckConstraint:
    return CheckConstraint(
        name="%(class)s_ends_after_it_starts",
        condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
        violation_error_message=_("The end must not lie before the start."),
    )


def period_rules() -> list[CheckConstraint]:
    return [
        ends_after_it_starts(),
        *(
            CheckConstraint(
                name=f"%(class)s_{edge}_has_a_precision",
                condition=(
                    Q(**{f"{edge}_on": None, f"{edge}_precision": ""})
                    | (Q(**{f"{edge}_on__isnull": False}) & ~Q(**{f"{edge}_precision": ""}))
                ),
                violation_error_message=_("A date needs a precision (day, month or year)."),
            )
            for edge in ("starts", "ends")
        ),
    ]


def not_its_own_parent() -> CheckConstraint:
    return CheckConstraint(
        name="%(class)s_is_not_its_own_parent",
        condition=Q(parent=None) | ~Q(parent=F("key")),
        violation_error_message=_("A record cannot be its own parent."),
    )


def exactly_one(first: str, second: str, message: "StrOrPromise") -> CheckConstraint:
    """Of two foreign keys, one and only one is set."""
    return CheckConstraint(
        name=f"%(class)s_has_one_of_{first}_and_{second}",
        condition=(
            Q(**{f"{first}__isnull": False, f"{second}__isnull": True})
            | Q(**{f"{first}__isnull": True, f"{second}__isnull": False})
        ),
        violation_error_message=message,
    )


def not_negative(field: str, message: "StrOrPromise") -> CheckConstraint:
    return CheckConstraint(
        name=f"%(class)s_{field}_is_not_negative",
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
        violation_error_message=message,
    )
