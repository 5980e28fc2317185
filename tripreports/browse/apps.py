from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrowseConfig(AppConfig):
    name = "tripreports.browse"
    label = "browse"
    verbose_name = _("Public site")
