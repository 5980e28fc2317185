from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "tripreports.events"
    label = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        # These need loaded apps; what is searched is declared by being imported.
        from tripreports.core.generic import give_every_record  # noqa: PLC0415
        from tripreports.events import search  # noqa: F401, PLC0415

        give_every_record("figures", "events.Figure", of_type="subject_type", of_key="subject_key")
