"""Before somebody is entered a second time: who is known by that name, and where from."""

from typing import Any

from django import forms
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.directory.matching import twins_called

USE, ANYWAY = "_use", "_anyway"
_MOST = 5


class _NewRecordForm(forms.BaseModelForm):  # type: ignore[type-arg]  # mixed into any form
    """Refuses a name that is known, in whichever writing, until it is wanted all the same."""

    def clean(self) -> Any:
        cleaned = super().clean()
        self.twins: list[Any] = []
        if ANYWAY in self.data:
            return cleaned
        names = [self.cleaned_data.get(name, "") for name in ("name_zh", "name_en")]
        self.twins = twins_called(self._meta.model, names)
        if self.twins:
            raise ValidationError(
                _("A record of this name is there already. Use it, or create another below."),
                code="twin",
            )
        return cleaned


class TwinsMixin:
    """Shows likely twins of what is about to be created, in a window of its own or not."""

    opts: Any
    change_form_before_template = "admin/records/_twins.html"

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]  # the admin's
        return form if obj else type(form.__name__, (_NewRecordForm, form), {})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST" and USE in request.POST and self.has_view_permission(request):  # type: ignore[attr-defined]  # the admin's
            return self._use(request, request.POST[USE])
        answer: HttpResponse = super().add_view(request, form_url, extra_context)  # type: ignore[misc]  # the admin's
        return answer

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        twins = getattr(context["adminform"].form, "twins", []) if add else []
        context |= {"twins": self._shown(twins[:_MOST]), "anyway": ANYWAY, "use": USE}
        answer: HttpResponse = super().render_change_form(  # type: ignore[misc]  # the admin's
            request, context, add, change, form_url, obj
        )
        return answer

    def _shown(self, twins: list[Any]) -> list[dict[str, Any]]:
        told = self.describe(twins)  # type: ignore[attr-defined]  # the admin's
        return [
            {
                "record": twin,
                "detail": told.get(twin.pk, ""),
                "url": self._page_of(twin),
                "uses": list(self._uses(twin)),  # type: ignore[attr-defined]  # the admin's
            }
            for twin in twins
        ]

    def _use(self, request: HttpRequest, key: str) -> HttpResponse:
        """The one that is there takes the place of the one that was about to be created."""
        twin = get_object_or_404(self.opts.model, pk=key)
        if IS_POPUP_VAR in request.POST:
            chosen: HttpResponse = self.response_add(request, twin)  # type: ignore[attr-defined]  # the admin's
            return chosen
        return HttpResponseRedirect(self._page_of(twin))

    def _page_of(self, record: Any) -> str:
        return reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk]
        )
