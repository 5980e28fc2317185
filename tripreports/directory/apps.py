from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "tripreports.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        # What is searched is declared by being imported, which needs loaded apps.
        from tripreports.directory import search  # noqa: F401, PLC0415
