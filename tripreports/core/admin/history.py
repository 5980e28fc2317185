"""The history of records in the admin: read, searched, and taken back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RelatedDropdownFilter

from tripreports.core.changes import page_of
from tripreports.core.revert import Part, Refused, parts_of, refusals, revert
from tripreports.core.saves import choices_of, entries_of, narrowed, saves_of
from tripreports.history.models import Change, ChangeQuerySet

# On the page that asks, so many records are shown; the rest is counted.
_SHOWN = 50


def history_context(request: HttpRequest, changes: ChangeQuerySet) -> dict[str, Any]:
    """A page of a history, narrowed by what the address says."""
    by, kind = request.GET.get("by", ""), request.GET.get("kind", "")
    page, saves = saves_of(narrowed(changes, by=by, kind=kind), request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    return {
        "page": page,
        "saves": saves,
        "choices": choices_of(changes),
        "chosen": {"by": by, "kind": kind},
        "query": f"{kept.urlencode()}&" if kept else "",
    }


class HistoryMixin:
    """The history of one record, in place of the short notes that Django keeps."""

    opts: Any
    admin_site: Any
    object_history_template = "admin/records/history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]  # the admin's own
        if record is None:
            gone: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
            return gone
        if not self.has_view_or_change_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": _("History: %s") % record,
            **history_context(request, Change.objects.visible_to(request.user).of(record)),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


@admin.register(Change)
class ChangeAdmin(ModelAdmin):
    """All that happened to all records. Nothing here is ever changed or deleted by hand."""

    list_display = ("at", "who", "verb", "kind", "record_name", "trip_key", "comment", "undo")
    list_filter = (
        ("verb", ChoicesDropdownFilter),
        ("record_type", RelatedDropdownFilter),
        ("by", RelatedDropdownFilter),
        "at",
    )
    list_filter_submit = True
    list_fullwidth = True
    list_select_related = ("record_type",)
    search_fields = ("record_name", "record_key", "trip_key", "by_name", "comment", "=save_id")
    show_full_result_count = False
    ordering = ("-pk",)
    fields = ("at", "who", "verb", "kind", "record", "comment", "differences", "undo")
    readonly_fields = fields

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("<int:number>/revert/", self.revert_change, "history_change_revert"),
            ("save/<str:save_id>/revert/", self.revert_save, "history_change_revert_save"),
        ]
        own = [path(way, self.admin_site.admin_view(view), name=name) for way, view, name in pages]
        standard: list[URLPattern] = super().get_urls()
        return [*own, *standard]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("by"), ordering="by_name")
    def who(self, change: Change) -> str:
        return change.by_name or _("The software")

    @admin.display(description=gettext_lazy("kind of record"))
    def kind(self, change: Change) -> str:
        return change.record_type.name

    @admin.display(description=gettext_lazy("record"))
    def record(self, change: Change) -> SafeString:
        return render_to_string("admin/records/_changed.html", {"entry": entries_of([change])[0]})

    @admin.display(description=gettext_lazy("changes"))
    def differences(self, change: Change) -> SafeString:
        entry = entries_of([change])[0]
        return render_to_string("admin/records/_differences.html", {"entry": entry})

    @admin.display(description=gettext_lazy("take back"))
    def undo(self, change: Change) -> SafeString:
        return render_to_string("admin/records/_undo.html", {"change": change})

    def revert_change(self, request: HttpRequest, number: int) -> HttpResponse:
        return self._revert(request, Change.objects.filter(pk=number))

    def revert_save(self, request: HttpRequest, save_id: str) -> HttpResponse:
        return self._revert(request, Change.objects.filter(save_id=save_id))

    def _revert(self, request: HttpRequest, changes: ChangeQuerySet) -> HttpResponse:
        """Shows what would be taken back and asks; does it when it is sent."""
        parts = parts_of(changes.visible_to(request.user))
        if not parts:
            raise Http404
        if forbidden := _forbidden(self.admin_site, request, parts):
            return self._ask(request, parts, forbidden, status=403)
        reasons = refusals(parts)
        if reasons or request.method != "POST":
            return self._ask(request, parts, reasons)
        try:
            revert(changes, by=request.user)  # type: ignore[arg-type]  # staff are signed in
        except Refused as error:
            return self._ask(request, parts, error.reasons)
        done = ngettext("%d record is as it was.", "%d records are as they were.", len(parts))
        self.message_user(request, done % len(parts), messages.SUCCESS)
        return HttpResponseRedirect(_page_after(parts))

    def _ask(
        self, request: HttpRequest, parts: list[Part], reasons: list[str], status: int = 200
    ) -> HttpResponse:
        entries = entries_of([change for part in parts[:_SHOWN] for change in part.changes])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Take back"),
            "entries": entries,
            "more": max(0, len(parts) - _SHOWN),
            "reasons": reasons,
        }
        return TemplateResponse(request, "admin/records/revert.html", context, status=status)


def _forbidden(site: Any, request: HttpRequest, parts: list[Part]) -> list[str]:
    """What this person may not bring back, or not now."""
    coming = {part.key for part in parts if part.is_recreated}
    refused = [part for part in parts if not _may(site, request, part, coming)]
    return [_("You may not change “%s”, or not now.") % part.last.record_name for part in refused]


def _may(site: Any, request: HttpRequest, part: Part, coming: set[str]) -> bool:
    page = site._registry.get(part.model)
    if page is None:
        return bool(request.user.is_superuser)
    if part.is_recreated:
        if not page.has_add_permission(request):
            return False
        return part.last.trip_key in {"", *coming} or page.has_change_permission(
            request, _as_it_was(part)
        )
    if part.record is None:
        return True
    if part.is_deleted:
        return bool(page.has_delete_permission(request, part.record))
    return bool(page.has_change_permission(request, part.record))


def _as_it_was(part: Part) -> Any:
    """A record that is gone, for those who ask it to which trip it belongs."""
    record = part.model(pk=part.key)
    record._state.adding = False
    record.trip_key = lambda: part.last.trip_key  # type: ignore[attr-defined]  # its own way is gone
    return record


def _page_after(parts: list[Part]) -> str:
    """Where to see what became of it."""
    first = next((part for part in parts if part.existed), None)
    page = page_of(first.model, first.key) if first else ""
    return page or reverse("admin:history_change_changelist")
