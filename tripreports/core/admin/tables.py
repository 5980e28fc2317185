"""Tables out of a list of records, and back into it."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.results import RowResult

from tripreports.core.admin import waiting
from tripreports.core.forms.tables import ExportForm, ImportForm
from tripreports.core.resources import RecordResource
from tripreports.core.sheets import FORMATS, Table, Unreadable, read
from tripreports.history.context import recording

# Of what would change, and of what is wrong, so much is shown.
_SHOWN = 200


class TablesMixin(ImportExportMixin):
    """A list that goes out as a table, as it is filtered, and takes it in again."""

    resource: ClassVar[type[RecordResource]]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def export_action(self, request: HttpRequest) -> HttpResponse:
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            records = self.get_export_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self._address("changelist"))
        form = ExportForm(request.POST or None)
        if form.is_valid():
            try:
                return self._file(form.cleaned_data["format"], records)
            except Unreadable as error:
                form.add_error("format", str(error))
        context = {"title": _("Export"), "form": form, "count": records.count()}
        return self._page(request, "export", context)

    def _file(self, name: str, records: Any) -> HttpResponse:
        table, kind = self.resource().export(records), FORMATS[name]
        content = kind.write(table.headers, table)
        file = f"{self.opts.model_name}-{timezone.localdate().isoformat()}.{name}"
        return HttpResponse(
            content,
            content_type=kind.content_type,
            headers={"Content-Disposition": f'attachment; filename="{file}"'},
        )

    def import_action(self, request: HttpRequest) -> HttpResponse:
        """Takes the table in, tells what that changed, and takes it back."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {}
        if form.is_valid():
            try:
                context = self._tried(request, form.table, dry_run=True)
            except Unreadable as error:
                form.add_error("file", str(error))
            if context.get("changed"):
                context["token"] = waiting.keep(form.held, purpose=self._purpose(request))
                context["file_name"] = form.cleaned_data["file"].name
        return self._page(request, "import", {"title": _("Import"), "form": form} | context)

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest) -> HttpResponse:
        """The same once more, and for good."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        token, purpose = request.POST.get("token", ""), self._purpose(request)
        content = waiting.kept(token, purpose=purpose)
        if content is None:
            self.message_user(request, _("Choose the file once more."), messages.WARNING)
            return HttpResponseRedirect(self._address("import"))
        # Who is at work, the history knows from the request.
        with recording(comment=_("From the table %s") % request.POST.get("file_name", "")[:200]):
            context = self._tried(request, read(content), dry_run=False)
        if context["problems"]:
            return self._page(
                request, "import", {"title": _("Import"), "form": ImportForm()} | context
            )
        waiting.forget(token, purpose=purpose)
        self.message_user(request, f"{_('Taken in.')} {context['told']}", messages.SUCCESS)
        return HttpResponseRedirect(self._address("changelist"))

    def _tried(self, request: HttpRequest, table: Table, *, dry_run: bool) -> dict[str, Any]:
        """What becomes of each row, or what is wrong with it."""
        resource = self.resource()
        dataset = resource.dataset(table)
        problems: list[Any] = list(table.problems)
        rows: list[Any] = []
        if not problems:
            result = resource.import_data(
                dataset, dry_run=dry_run, rollback_on_validation_errors=True, user=request.user
            )
            problems = resource.problems(result)
            rows = [row for row in result.rows if row.import_type != RowResult.IMPORT_TYPE_SKIP]
        return {
            "problems": problems[:_SHOWN],
            "problem_count": len(problems),
            "changed": [] if problems else rows[:_SHOWN],
            "changed_count": len(rows),
            "told": "" if problems else _told(rows, len(table.rows)),
            "encoding": table.encoding,
            "most": _SHOWN,
        }

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        columns = [
            {"name": name, "label": _label(column), "holds": _holds(name, column)}
            for name, column in self.resource().fields.items()
        ]
        everything = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "columns": columns,
            "list_url": self._address("changelist"),
            "process_url": self._address("process_import"),
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/tables/{name}.html", everything)

    def _address(self, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")

    def _purpose(self, request: HttpRequest) -> str:
        return f"{self.opts.label_lower}.{request.user.pk}"


def _told(rows: list[Any], every: int) -> str:
    new = sum(row.import_type == RowResult.IMPORT_TYPE_NEW for row in rows)
    told = [
        ngettext("%d new record", "%d new records", new) % new,
        ngettext("%d record changed", "%d records changed", len(rows) - new) % (len(rows) - new),
        ngettext("%d row unchanged", "%d rows unchanged", every - len(rows)) % (every - len(rows)),
    ]
    return _("%(new)s, %(changed)s, %(same)s.") % dict(
        zip(("new", "changed", "same"), told, strict=True)
    )


def _label(column: Any) -> str:
    field = getattr(column, "field", None) or column.column.field
    return str(capfirst(field.verbose_name))


def _holds(name: str, column: Any) -> str:
    """What a cell of the column may hold, in words."""
    if name == "key":
        return _("Which record the row is. Leave it empty for a new one.")
    if name == "version":
        return _("The state that the row was exported from. Leave it as it is.")
    return str(column.explained())
