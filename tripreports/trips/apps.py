from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TripsConfig(AppConfig):
    name = "tripreports.trips"
    label = "trips"
    verbose_name = _("Trips")

    def ready(self) -> None:
        # These need loaded apps.
        from tripreports.core.revert import records_reverted  # noqa: PLC0415
        from tripreports.directory.services import records_merged  # noqa: PLC0415
        from tripreports.history.recording import watch  # noqa: PLC0415
        from tripreports.trips import search  # noqa: F401, PLC0415 (declares what is searched)
        from tripreports.trips.deadlines.presets import ensure_presets  # noqa: PLC0415
        from tripreports.trips.models import (  # noqa: PLC0415
            AgencyDeadlines,
            ClosedDay,
            DeadlineRules,
        )
        from tripreports.trips.services.publication import refresh_all  # noqa: PLC0415

        post_migrate.connect(ensure_presets, sender=self)
        records_reverted.connect(refresh_all, dispatch_uid="trips.refresh_after_revert")
        records_merged.connect(refresh_all, dispatch_uid="trips.refresh_all")
        for model in (DeadlineRules, AgencyDeadlines, ClosedDay):
            watch(model)
