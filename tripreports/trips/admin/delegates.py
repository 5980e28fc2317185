"""The tab of those who travel: what was true on the last trip is proposed for this one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import StackedRows
from tripreports.core.forms import RowForm
from tripreports.directory.models import Official
from tripreports.trips.admin import tabs
from tripreports.trips.admin.pasting import PasteDelegates
from tripreports.trips.admin.tabs import Action, Tab
from tripreports.trips.models import Delegate, Trip
from tripreports.trips.proposals import Proposal, proposals_for

PROPOSED = ("organization", "agency", "unit")
TITLES = ("title_zh", "title_en")


class DelegateForm(RowForm):
    """What is left empty is taken from the person's last trip, or from their post."""

    class Media:
        js = ("admin/proposals.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needed = [name for name in PROPOSED if name in self.fields]
        self.needed = [name for name in self.needed if self.fields[name].required]
        for name in self.needed:
            self.fields[name].required = False
        if "agency" in self.needed:
            told = _("Left empty, it is taken over from the last trip, or from the post.")
            self.fields["agency"].help_text = told

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person = cleaned.get("official")
        lacks = any(not cleaned.get(name) for name in self.needed)
        if person and (lacks or not any(cleaned.get(name) for name in TITLES)):
            self._take_over(proposals_for([person]).get(person.pk))
        for name in self.needed:
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def _take_over(self, proposal: Proposal | None) -> None:
        if proposal is None:
            return
        is_new_here = not self.cleaned_data.get("agency")
        for name in PROPOSED:
            if is_new_here and name not in self.errors:
                self.cleaned_data[name] = self.cleaned_data.get(name) or getattr(proposal, name)
        if not any(self.cleaned_data.get(name) for name in TITLES):
            self.cleaned_data |= {name: getattr(proposal, name) for name in TITLES}


class DelegateRows(StackedRows):
    tab = False
    model = Delegate
    form = DelegateForm
    fields = (
        ("order", "official", "role"),
        ("organization", "agency", "unit"),
        ("title_zh", "title_en"),
    )


def proposal(_admin: Any, request: HttpRequest, _trip: Trip) -> HttpResponse:
    """Agency, unit and title of a person, for the script that fills in the row."""
    person = Official.objects.filter(key=request.GET.get("official", "")).first()
    if person is None:
        raise Http404
    found = proposals_for([person]).get(person.pk)
    if found is None:
        return JsonResponse({})
    names = ("agency", "unit", *TITLES)
    organization = {"id": found.organization.pk, "text": str(found.organization)}
    return JsonResponse(
        {"organization": organization} | {name: getattr(found, name) for name in names}
    )


tabs.register(
    Tab(
        "delegates",
        _("Delegates"),
        "badge",
        order=20,
        inlines=(DelegateRows,),
        below=(
            ("paste/", "delegates_paste", PasteDelegates()),
            ("proposal/", "delegates_proposal", proposal),
        ),
        actions=(Action(_("Paste a list"), "delegates_paste", "content_paste"),),
    )
)
