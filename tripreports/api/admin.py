"""The tokens of staff: each makes and revokes their own; superusers see and revoke them all."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.admin import ModelAdmin
from unfold.decorators import action

from tripreports.api.enums import Scope
from tripreports.api.forms import TokenForm
from tripreports.api.models import Token
from tripreports.api.tokens.services import make_token

_OWNER = "user"


@admin.register(Token)
class TokenAdmin(ModelAdmin):
    """A token is made and revoked, never changed."""

    list_display = ("name", "may", "token_key", "created", "expiry", "last_used_at", "is_valid")
    list_fullwidth = True
    list_select_related = (_OWNER,)
    search_fields = ("name", "user__username", "token_key")
    show_full_result_count = False
    fields = ("name", _OWNER, "may", "token_key", "created", "expiry", "last_used_at", "is_valid")
    readonly_fields = fields
    actions_row = ("revoke",)
    actions_detail = ("revoke",)
    delete_confirmation_template = "admin/tokens/revoke.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        tokens: QuerySet[Token] = Token.objects.visible_to(request.user)
        return tokens

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.list_display, _OWNER) if request.user.is_superuser else self.list_display

    # Whoever is at the desk is staff; which tokens there are for them, the queryset says.
    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Makes a token, and shows it in the answer to the form: it is kept nowhere."""
        form = TokenForm(request.POST or None)
        context = {"title": _("Make an API token"), "form": form}
        if form.is_valid():
            try:
                token, secret = make_token(owner=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # staff are signed in
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self.log_addition(request, token, [{"added": {}}])
                shown = {"title": _("Your new API token"), "token": token, "secret": secret}
                api = request.build_absolute_uri(reverse("api:token-detail", args=["current"]))
                return self._page(request, "made", shown | {"api": api})
        return self._page(request, "make", context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titled = {"title": _("Revoke an API token"), **(extra_context or {})}
        answer: HttpResponse = super().delete_view(request, object_id, titled)
        return answer

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: str) -> HttpResponse:
        self.message_user(request, _("The token “%s” is revoked.") % obj_display, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:api_token_changelist"))

    @action(  # type: ignore[untyped-decorator]  # the theme ships no types
        description=gettext_lazy("Revoke"),
        url_path="revoke",
        icon="key_off",
        permissions=["delete"],
    )
    def revoke(self, _request: HttpRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:api_token_delete", args=[object_id]))

    @admin.display(description=gettext_lazy("scopes"))
    def may(self, token: Token) -> str:
        """What the token may do, in the reader's language."""
        return pgettext("list", ", ").join(str(Scope(scope).label) for scope in token.scopes) or "-"

    @admin.display(description=gettext_lazy("valid"), boolean=True)
    def is_valid(self, token: Token) -> bool:
        return token.user.is_active and not token.has_expired()

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        everything = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "list_url": reverse("admin:api_token_changelist"),
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/tokens/{name}.html", everything)
