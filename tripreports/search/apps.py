from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "tripreports.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        # These need loaded apps.
        from tripreports.core.triggers import add_source  # noqa: PLC0415
        from tripreports.search import noticing  # noqa: PLC0415
        from tripreports.search.indexing import after_migrations  # noqa: PLC0415

        add_source(noticing.notices)
        post_migrate.connect(after_migrations, sender=self)
        noticing.watch()
