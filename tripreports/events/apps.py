from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "tripreports.events"
    label = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from tripreports.core.generic import give_every_record  # noqa: PLC0415 (needs loaded apps)

        give_every_record("figures", "events.Figure", of_type="subject_type", of_key="subject_key")
