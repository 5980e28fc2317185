"""A form that is shown again with what was typed before the session was lost."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

# In the address of a page: where what was typed there is kept.
KEPT_PARAMETER = "kept"


def lay_back(request: HttpRequest, typed: QueryDict, *, has_files: bool) -> None:
    """Hands a page what was typed on it. A page that can show it calls `take_up`."""
    request.kept = typed  # type: ignore[attr-defined]  # read by take_up
    request.kept_has_files = has_files  # type: ignore[attr-defined]  # read by unsaved


def take_up(request: HttpRequest) -> None:
    """Makes a request for a page into the one that was lost, if there was one.

    Its forms are filled with what was typed, and `unsaved` keeps them from being valid.
    """
    typed = getattr(request, "kept", None)
    if typed is None:
        return
    request.kept = None  # type: ignore[attr-defined]  # taken
    request.is_taken_up = True  # type: ignore[attr-defined]  # read by unsaved
    _none = request.FILES  # read now: a request of the new method would look for a body
    request.POST = typed
    request.method = "POST"


def unsaved(request: HttpRequest, form: Any) -> Any:
    """The form, never valid where it is only shown again: nothing is saved without a click."""
    if not getattr(request, "is_taken_up", False):
        return form
    bases = (_Unsaved, form)
    has_files = request.kept_has_files  # type: ignore[attr-defined]  # set by lay_back
    return type(form)(form.__name__, bases, {"lost_files": has_files})


class _Unsaved:
    lost_files = False

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]  # of the form that it is mixed into
        told = _(
            "Your session had ended, so this is not saved yet. It is as you typed it: save it."
        )
        self.add_error(None, told)  # type: ignore[attr-defined]  # of the form
        if self.lost_files:
            self.add_error(None, _("Files are not kept: choose them again."))  # type: ignore[attr-defined]
        return cleaned
