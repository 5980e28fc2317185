from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "tripreports.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        # These need loaded apps.
        from tripreports.core import triggers  # noqa: PLC0415
        from tripreports.core.validators import is_record  # noqa: PLC0415
        from tripreports.history.recording import watch  # noqa: PLC0415

        # SQLite rebuilds a table to alter it, and trips over triggers that name the table
        # meanwhile: so they go before every migration and come back after it.
        pre_migrate.connect(triggers.drop_all, sender=self)
        post_migrate.connect(triggers.create_all, sender=self)
        for model in apps.get_models():
            if is_record(model):
                watch(model)
