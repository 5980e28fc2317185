from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "tripreports.reports"
    label = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        from django.contrib.contenttypes.fields import GenericRelation  # noqa: PLC0415 (needs loaded apps)

        from tripreports.core.models import Record  # noqa: PLC0415 (needs loaded apps)

        # Given to every record from here, because the apps below must not know of citations:
        # a record that is deleted takes its citations along, and lists can prefetch them.
        for model in apps.get_models():
            if issubclass(model, Record):
                GenericRelation(
                    "reports.Citation",
                    content_type_field="record_type",
                    object_id_field="record_key",
                    related_query_name=None,
                ).contribute_to_class(model, "citations")
