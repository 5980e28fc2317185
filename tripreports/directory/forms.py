"""The forms in which staff say which two records are one."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Field
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminRadioSelectWidget

from tripreports.directory.models import Official, OfficialAlias, Organization, OrganizationAlias

_ALIASES: dict[type[Any], type[Any]] = {
    Official: OfficialAlias,
    Organization: OrganizationAlias,
}


class MergeForm(forms.Form):
    """Which other record is the same, and which of the two is kept."""

    other = forms.ModelChoiceField(
        Official.objects.none(),
        label=_("The other record"),
        error_messages={"invalid_choice": _("This record is not there any more.")},
    )
    keeps_this = forms.TypedChoiceField(
        label=_("Which one is kept"),
        choices=[("yes", _("This one")), ("no", _("The other one"))],
        coerce=lambda choice: choice == "yes",
        initial="yes",
        widget=UnfoldAdminRadioSelectWidget,
    )

    def __init__(self, record: Any, site: AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(record)
        others: Any = self.fields["other"]
        others.queryset = model._default_manager.exclude(pk=record.pk)
        # The admin looks records up for a field that points at them: an alias has one.
        source: Field[Any, Any] = _ALIASES[model]._meta.get_field(model._meta.model_name)
        others.widget = AutocompleteSelect(source, site)
        others.widget.choices = others.choices
