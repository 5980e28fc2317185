from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "tripreports.desk"
    label = "desk"
    verbose_name = _("Desk")
    default = True

    def ready(self) -> None:
        # These need loaded apps.
        from tripreports.desk.roles import ensure_roles  # noqa: PLC0415
        from tripreports.desk.sessions import begin_session  # noqa: PLC0415

        user_logged_in.connect(begin_session, dispatch_uid="desk.begin_session")
        # After the last app that has tables: by then every permission exists.
        *_before, last = (one for one in apps.get_app_configs() if one.models_module)
        post_migrate.connect(ensure_roles, sender=last, dispatch_uid="desk.ensure_roles")


class StaffSiteConfig(admin_apps.AdminConfig):
    """Django's admin, with the desk's site in place of the usual one."""

    default_site = "tripreports.desk.site.DeskSite"
    default = False
