from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    name = "tripreports.followup"
    label = "followup"
    verbose_name = _("Follow-up")

    def ready(self) -> None:
        # Checks and search declare themselves by being imported, which needs loaded apps.
        from tripreports.followup import checks, search  # noqa: F401, PLC0415
