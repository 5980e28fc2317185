from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    name = "tripreports.elections"
    label = "elections"
    verbose_name = _("Elections")

    def ready(self) -> None:
        # What is searched is declared by being imported, which needs loaded apps.
        from tripreports.elections import search  # noqa: F401, PLC0415
