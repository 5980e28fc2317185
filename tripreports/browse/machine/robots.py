"""What crawlers may visit, and how the site looks among the programs of a phone."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tripreports.browse.machine.asking import language_tag
from tripreports.browse.machine.head import about_the_archive

_PAPER, _SEAL = "#fcfbf8", "#a8321f"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The search page is open, its results are not: they are pages without end."""
    closed = (reverse("admin:index"), f"{reverse('browse:search')}?", "/language/")
    sitemap = request.build_absolute_uri(reverse("browse:sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    icon = {"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}
    told = {
        "name": _("Tripreports"),
        "short_name": _("Tripreports"),
        "description": about_the_archive(),
        "lang": language_tag(),
        "start_url": reverse("browse:home"),
        "display": "browser",
        "background_color": _PAPER,
        "theme_color": _SEAL,
        "icons": [icon],
    }
    response = JsonResponse(told, content_type="application/manifest+json")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Where browsers look that read no page first."""
    response = HttpResponsePermanentRedirect(static("favicon.svg"))
    response["Cache-Control"] = "public, max-age=86400"
    return response
