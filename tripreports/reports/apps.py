from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "tripreports.reports"
    label = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        # These need loaded apps; checks and search declare themselves by being imported.
        from tripreports.core.generic import give_every_record  # noqa: PLC0415
        from tripreports.reports import checks, search  # noqa: F401, PLC0415

        give_every_record(
            "citations", "reports.Citation", of_type="record_type", of_key="record_key"
        )
