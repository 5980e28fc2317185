"""Who sees what: the only place that asks it of a user."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    Reader = AbstractBaseUser | AnonymousUser


def sees_drafts(user: "Reader | None") -> bool:
    """Staff see everything; everybody else, and nobody, sees what is published."""
    return bool(user and user.is_active and getattr(user, "is_staff", False))
