"""A name that a template of ours asks for and nobody gave it fails the test."""

import sys
from pathlib import Path

from django.template.base import Node


class UnknownVariable(str):
    """Stands in for an unknown variable: an error in our templates, empty in others'.

    Django asks it whether it is true, whether it contains %s, and then formats it.
    """

    __slots__ = ("folder",)
    folder: Path

    def __new__(cls, folder: Path) -> "UnknownVariable":
        empty = super().__new__(cls, "")
        empty.folder = folder
        return empty

    def __bool__(self) -> bool:
        return self._template().startswith(str(self.folder))

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __mod__(self, variable: object) -> str:
        raise AssertionError(f"{self._template()} uses an unknown variable: {variable}")

    def _template(self) -> str:
        """The file of the innermost template node that is being rendered."""
        frame = sys._getframe(1)  # noqa: SLF001 (nothing else tells which template asks)
        while frame.f_back:
            node = frame.f_locals.get("self")
            if isinstance(node, Node) and getattr(node, "origin", None):
                return str(node.origin.name)
            frame = frame.f_back
        return ""
