from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "tripreports.documents"
    verbose_name = _("official documents")

    def ready(self) -> None:
        # Registers the tab of the trip form.
        from tripreports.documents import tab  # noqa: F401, PLC0415 (models are loaded only now)
