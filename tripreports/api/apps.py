from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "tripreports.api"
    label = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        # These need loaded apps.
        from django.contrib.auth.models import User  # noqa: PLC0415

        from tripreports.api.tokens.ending import end_with_account  # noqa: PLC0415

        post_save.connect(end_with_account, sender=User, dispatch_uid="api.end_tokens")
