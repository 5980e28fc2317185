"""The form in which staff make a token."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from tripreports.api.enums import Scope
from tripreports.api.validators import validate_scopes

_DAYS = (7, 30, 90, 180, 365)
_USUAL = 90


class TokenForm(forms.Form):
    """What a token is for, what it may do, and for how long."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("The program that will use it."),
        widget=UnfoldAdminTextInputWidget,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        required=False,
        help_text=_(
            "Without any, it reads what everybody reads. It can never do more than your account. "
            "Publishing is every step after the submission."
        ),
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )
    days = forms.TypedChoiceField(label=_("Valid for"), coerce=int, widget=UnfoldAdminSelectWidget)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.TOKEN_MAX_DAYS
        offered = sorted({min(days, most) for days in _DAYS})
        days: Any = self.fields["days"]
        days.choices = [(one, ngettext("%d day", "%d days", one) % one) for one in offered]
        days.initial = min(_USUAL, most)

    def clean_scopes(self) -> list[str]:
        scopes: list[str] = self.cleaned_data["scopes"]
        validate_scopes(scopes)
        return scopes
