from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MirrorConfig(AppConfig):
    name = "tripreports.mirror"
    label = "mirror"
    verbose_name = _("Copies elsewhere")

    def ready(self) -> None:
        # These need loaded apps.
        from tripreports.core.triggers import add_source  # noqa: PLC0415
        from tripreports.mirror.watching import watches  # noqa: PLC0415

        add_source(watches)
