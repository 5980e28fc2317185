"""Two records of one person or organization become one, and two again."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin
from unfold.decorators import action

from tripreports.directory.forms import MergeForm
from tripreports.directory.models import Merge, Official, Organization
from tripreports.directory.services import Plan, Refused, merge, preview, undo
from tripreports.directory.services.plan import compared, counted

# Of the rows that a merge would move, so many of each kind are named.
_NAMED = 10


class MergeMixin:
    """The way from the page of a record to making it one with another."""

    opts: Any
    admin_site: Any
    actions_detail = ("merge_view",)

    def has_merge_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return _may_merge(request, self.opts.model)

    @action(  # type: ignore[untyped-decorator]  # the theme ships no types
        description=gettext_lazy("Merge with another"),
        url_path="merge",
        icon="merge",
        permissions=["merge"],
    )
    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Choose the other, see what would move, and say so."""
        record = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]  # the admin's own
        if record is None:
            raise Http404
        asked = request.POST if request.method == "POST" else request.GET
        form = MergeForm(record, self.admin_site, asked if "other" in asked else None)
        plan = None
        if form.is_valid():
            other = form.cleaned_data["other"]
            pair = (record, other) if form.cleaned_data["keeps_this"] else (other, record)
            plan = preview(*pair)
            if request.method == "POST" and (answer := self._merged(request, plan)):
                return answer
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": _("Merge “%s” with another record") % record,
            "form": form,
            "media": self.media + form.media,  # type: ignore[attr-defined]  # the admin's own
            "record_url": _page_of(record),
            "plan": _shown(self.admin_site, plan) if plan else None,
        }
        return TemplateResponse(request, "admin/merging/merge.html", context)

    def _merged(self, request: HttpRequest, plan: Plan) -> HttpResponse | None:
        """Does it, if both records are still what was looked at."""
        if request.POST.get("versions") != _versions(plan):
            told = _("One of the records was changed meanwhile. Look at the comparison again.")
            messages.warning(request, told)
            return None
        try:
            fill = request.POST.getlist("fill")
            merge(plan.kept, plan.gone, by=request.user, fill=fill)  # type: ignore[arg-type]  # staff
        except Refused as refused:
            plan.obstacles = refused.reasons
            return None
        told = _("“%(gone)s” is merged into “%(kept)s”. The list of merges can undo it.")
        messages.success(request, told % {"gone": plan.gone, "kept": plan.kept})
        return HttpResponseRedirect(_page_of(plan.kept))


@admin.register(Merge)
class MergeAdmin(ModelAdmin):
    """What was merged, by whom, and the way back. Nothing here is changed by hand."""

    list_display = ("at", "gone_name", "kept_name", "kind", "by_name", "undone_at")
    list_display_links = None
    search_fields = ("gone_name", "kept_name", "gone_key", "kept_key")
    list_select_related = ("record_type",)
    list_fullwidth = True
    show_full_result_count = False
    actions_row = ("undo_view",)
    ordering = ("-id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_undo_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return any(_may_merge(request, model) for model in (Official, Organization))

    @admin.display(description=gettext_lazy("kind of record"), ordering="record_type")
    def kind(self, made: Merge) -> str:
        model = made.record_type.model_class()
        return str(model._meta.verbose_name) if model else made.record_type.model

    @action(  # type: ignore[untyped-decorator]  # the theme ships no types
        description=gettext_lazy("Undo"), url_path="undo", icon="undo", permissions=["undo"]
    )
    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks, and parts the two records again."""
        made = Merge.objects.filter(pk=object_id).first() if object_id.isdigit() else None
        if made is None:
            raise Http404
        model: Any = made.record_type.model_class()
        if not _may_merge(request, model):
            raise PermissionDenied
        reasons: list[str] = []
        if request.method == "POST":
            try:
                undo(made, by=request.user)  # type: ignore[arg-type]  # staff
            except Refused as refused:
                reasons = refused.reasons
            else:
                told = _("“%(gone)s” stands for itself again, beside “%(kept)s”.")
                names = {"gone": made.gone_name, "kept": made.kept_name}
                messages.success(request, told % names)
                gone = model._default_manager.get(pk=made.gone_key)
                return HttpResponseRedirect(_page_of(gone))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Undo a merge"),
            "merge": made,
            "moved": sum(len(entry["rows"]) for entry in made.done["moved"])
            + len(made.done["lists"]),
            "reasons": reasons,
            "list_url": reverse("admin:directory_merge_changelist"),
        }
        return TemplateResponse(request, "admin/merging/undo.html", context)


def _may_merge(request: HttpRequest, model: Any) -> bool:
    return bool(request.user.has_perm(f"directory.merge_{model._meta.model_name}"))


def _page_of(record: Any) -> str:
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


def _versions(plan: Plan) -> str:
    return f"{plan.kept.pk}:{plan.kept.version} {plan.gone.pk}:{plan.gone.version}"


def _shown(site: Any, plan: Plan) -> dict[str, Any]:
    """The plan as the page shows it, with the way to each row."""

    def linked(row: Any) -> dict[str, str]:
        return {"name": str(row), "url": _page_of(row) if site.is_registered(type(row)) else ""}

    kinds = [
        {
            "title": kind["title"],
            "count": len(kind["rows"]),
            "rows": [linked(row) for row in kind["rows"][:_NAMED]],
            "more": max(len(kind["rows"]) - _NAMED, 0),
        }
        for kind in counted(plan)
    ]
    twins = [
        {"title": twin.reference.title, "name": str(twin.goes), "stays": linked(twin.stays)}
        for twin in plan.twins
    ]
    return {
        "kept": plan.kept,
        "gone": plan.gone,
        "fields": compared(plan.kept, plan.gone),
        "kinds": kinds,
        "twins": twins,
        "fills": plan.fills,
        "names": plan.names,
        "obstacles": plan.obstacles,
        "versions": _versions(plan),
    }
