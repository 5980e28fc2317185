"""Changing the archive through the API: the same roles, rules and services as at the desk."""

from tripreports.api.writing.many import bulk
from tripreports.api.writing.steps import act
from tripreports.api.writing.verbs import change, create, remove, replace

__all__ = ["act", "bulk", "change", "create", "remove", "replace"]
