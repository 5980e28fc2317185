"""Saving and deleting where others work on the same records."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import NestedObjects
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from tripreports.core.admin.typed import typed_words
from tripreports.core.changes import deletion_of, when, who
from tripreports.core.kept import take_up
from tripreports.core.versions import Conflict
from tripreports.history.models import Change

# So many changes are named where something is refused because of them.
_TOLD = 5


class SafetyMixin:
    """What was typed is never lost, and what others did is never overwritten unseen."""

    model: type[Model]
    opts: Any
    admin_site: Any
    deleted_template = "admin/records/deleted.html"

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]  # the admin's own
        refusal = getattr(request, "refusal", "")
        return type(form)(form.__name__, (form,), {"refusal": refusal}) if refusal else form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; where the database refuses what the form let pass, it is looked at again.

        What another person saved in between is there at the second look, so that the form says
        what is wrong and keeps what was entered. The last look only says that it is refused.
        """
        take_up(request)
        refusal = ""
        for _look in range(2):
            try:
                return self._change_form(request, object_id, form_url, extra_context)
            except (IntegrityError, Conflict) as error:
                refusal = _("Not saved, because a rule of the archive is broken: %s.") % error
        request.refusal = refusal  # type: ignore[attr-defined]  # read by get_form
        return self._change_form(request, object_id, form_url, extra_context)

    def _change_form(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, Any] | None,
    ) -> Any:
        context = dict(extra_context or {})
        return super().changeform_view(request, object_id, form_url, context)  # type: ignore[misc]  # the admin's own

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        request.seen = newest()  # type: ignore[attr-defined]  # shown by the tag of this name
        if request.method != "POST":
            return super().changelist_view(request, extra_context)  # type: ignore[misc]  # the admin's own
        chosen = request.POST.getlist("_selected_action")
        try:
            with transaction.atomic():
                if refused := self._refuse_unseen(request, chosen):
                    return refused
                return super().changelist_view(request, extra_context)  # type: ignore[misc]  # the admin's own
        except ProtectedError as error:
            return self._refuse_deletion(request, error)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        request.seen = newest()  # type: ignore[attr-defined]  # shown by the tag of this name
        try:
            with transaction.atomic():
                if request.method == "POST" and (
                    refused := self._refuse_unseen(request, [object_id])
                ):
                    return refused
                return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]  # the admin's own
        except ProtectedError as error:
            return self._refuse_deletion(request, error)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Our own history says it better; a save that changed nothing leaves no trace at all."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Our own history says it better."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Our own history says it better."""

    def _refuse_unseen(self, request: HttpRequest, keys: list[str]) -> HttpResponse | None:
        """Stops what was chosen on a page that does not show what others did since."""
        seen = request.POST.get("seen", "")
        if not (seen.isdecimal() and len(seen) < 19 and keys):  # noqa: PLR2004 (a big integer)
            return None
        later = unseen(self.model, keys, int(seen), below="post" in request.POST)
        if not later:
            return None
        head = _("Nothing was done, because this was changed after the page was shown. Look again.")
        lines = [
            _("%(who)s, %(when)s: %(what)s.")
            % {"who": who(change), "when": when(change.at), "what": change}
            for change in later
        ]
        self.message_user(request, " ".join([head, *lines]), messages.ERROR)  # type: ignore[attr-defined]
        return HttpResponseRedirect(request.get_full_path())

    def _refuse_deletion(self, request: HttpRequest, error: ProtectedError) -> HttpResponse:
        """For a reference that was made after the page had found none."""
        self.message_user(request, str(error.args[0]), messages.ERROR)  # type: ignore[attr-defined]
        return HttpResponseRedirect(request.get_full_path())

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """A record that somebody deleted: who and when, and what was typed for it."""
        deletion = deletion_of(self.model, object_id)
        if deletion is None or not self.has_view_permission(request):  # type: ignore[attr-defined]
            gone: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return gone
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": deletion.record_name,
            "deletion": deletion,
            "kind": self.opts.verbose_name,
            "typed": typed_words(self, request) if request.method == "POST" else [],
        }
        return TemplateResponse(request, self.deleted_template, context, status=410)


def unseen(model: type[Model], keys: list[str], seen: int, *, below: bool) -> list[Change]:
    """What happened after a moment to records, and to all that would be deleted with them."""
    later = Change.objects.filter(pk__gt=seen).select_related("record_type")
    kind = ContentType.objects.get_for_model(model)
    if not below:
        return list(later.filter(record_type=kind, record_key__in=keys)[:_TOLD])
    if not later.exists():
        return []
    records = model._default_manager.filter(pk__in=keys)
    collector = NestedObjects(using=records.db, origin=records)
    collector.collect(records)
    going = {
        (ContentType.objects.get_for_model(record).pk, record.pk)
        for found in collector.model_objs.values()
        for record in found
    }
    return [one for one in later if (one.record_type_id, one.record_key) in going][:_TOLD]


def newest() -> int:
    """The number of the latest change."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
