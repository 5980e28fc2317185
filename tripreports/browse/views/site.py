"""The pages about the site itself."""

from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView

from tripreports.browse.frame import ABOUT, DATA, LISTS, STARTS, reachable
from tripreports.browse.machine.head import page_head
from tripreports.browse.wording import marked


class SitePage(TemplateView):
    """A page about the site; `here` is its name."""

    here: ClassVar[Promise]

    def content(self) -> dict[str, Any]:
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = str(self.here)
        head = page_head(self.request, here, way=[(here, self.request.path)])
        return super().get_context_data(here=here, head=head, **self.content(), **kwargs)


class About(SitePage):
    template_name = "site/about.html"
    here = _("About this site")

    def content(self) -> dict[str, Any]:
        return {"operator": marked(settings.OPERATOR)}


class Accessibility(SitePage):
    template_name = "site/accessibility.html"
    here = _("Accessibility")


class Contact(SitePage):
    template_name = "site/contact.html"
    here = _("Contact")

    def content(self) -> dict[str, Any]:
        return {"operator": marked(settings.OPERATOR), "contact_email": settings.CONTACT_EMAIL}


class Cookie(NamedTuple):
    """What the site leaves in a browser."""

    name: str
    set_when: Promise
    purpose: Promise
    kept: Promise


class Privacy(SitePage):
    template_name = "site/privacy.html"
    here = _("Privacy")

    def content(self) -> dict[str, Any]:
        return {"cookies": _cookies()}


def _cookies() -> list[Cookie]:
    signing_in, at_work = _("Staff sign in"), _("Staff work at their desk")
    return [
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("A language is chosen"),
            _("Shows the site in that language"),
            _("A year"),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("The page on which staff sign in is opened"),
            _("Proves that a form was sent from this site"),
            _("A year"),
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            signing_in,
            _("Keeps staff signed in"),
            _("Until they sign out, or do nothing for a while"),
        ),
        Cookie(
            "staff",
            at_work,
            _("Gives staff back what they typed when a session ended"),
            _("12 hours"),
        ),
        Cookie("messages", at_work, _("Says what became of a form"), _("Until it was shown")),
    ]


class SiteMap(SitePage):
    template_name = "site/site_map.html"
    here = pgettext_lazy("page", "Site map")

    def content(self) -> dict[str, Any]:
        groups = (
            (_("Find"), STARTS),
            (_("Lists"), LISTS),
            (_("Data"), DATA),
            (_("About this site"), ABOUT),
        )
        return {"groups": [{"title": title, "stops": reachable(stops)} for title, stops in groups]}
