"""The page on the data: in which forms they can be had, under which terms, how to cite them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.browse.machine.head import ATOM, CALENDAR, JSON, calendar, page_head, trip_feed
from tripreports.browse.machine.linked.node import Node, licensed, node
from tripreports.browse.views.site import SitePage
from tripreports.core.licence import LICENCE_ADDRESS
from tripreports.search import revision

# In the order in which the API has them; a test holds it against the API.
_LISTS = (
    *("trip", "delegate", "itineraryday", "encounter"),
    *("place", "organization", "membership", "official", "post"),
    *("event", "eventseries", "appearance", "resolution", "adopteddocument", "agreement", "figure"),
    *("election", "contest", "candidacy"),
    *("section", "photo", "citation", "discrepancy"),
    *("observation", "recommendation", "commitment", "invitation", "progressnote"),
)
_POPOLO = (
    *("popolo-persons", "popolo-organizations", "popolo-memberships"),
    *("popolo-organization-memberships", "popolo-posts", "popolo-areas"),
)


class OpenData(SitePage):
    """What others may take, and what they are asked to say of it."""

    template_name = "site/open_data.html"
    here = gettext_lazy("Open data and licence")

    def content(self) -> dict[str, Any]:
        home = self.request.build_absolute_uri(reverse("browse:home"))
        return {
            "home": home,
            "licence": LICENCE_ADDRESS,
            "operator": settings.OPERATOR,
            "bibtex": _bibtex(home),
            "lists": [reverse(f"api:{name}-list") for name in _LISTS],
            "popolo": [reverse(f"api:{name}-list") for name in _POPOLO],
            "today": timezone.localdate(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = str(self.here)
        head = page_head(
            self.request,
            here,
            _("The records of the archive as JSON, Atom, iCalendar and linked data: free to use."),
            way=[(here, self.request.path)],
            graph=[_catalog(self.request)],
            alternates=(trip_feed(), calendar()),
        )
        return super().get_context_data(**kwargs) | {"head": head}


def _bibtex(home: str) -> str:
    """In English, as in the lists of literature that it is for."""
    fields = {
        "title": "Tripreports: Records of Official Trips Abroad",
        "author": f"{{{settings.OPERATOR}}}" if settings.OPERATOR else "",
        "url": home,
        "urldate": timezone.localdate().isoformat(),
        "note": "Open Government Data License, version 1.0",
    }
    known = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return "@misc{tripreports,\n" + ",\n".join(known) + "\n}"


def _catalog(request: HttpRequest) -> Node:
    home = request.build_absolute_uri(reverse("browse:home"))
    return node(
        "DataCatalog",
        **{"@id": f"{home}open-data/#catalog"},
        name=_("Tripreports"),
        url=request.build_absolute_uri(reverse("browse:open-data")),
        dataset=[_dataset(request)],
        **licensed(),
    )


def _dataset(request: HttpRequest) -> Node:
    forms = (
        (_("API"), JSON, reverse("api:api-root")),
        (_("Newest trips"), ATOM, reverse("browse:trip-feed")),
        (_("Events and ends of terms"), CALENDAR, reverse("browse:calendar")),
    )
    operator = settings.OPERATOR
    return node(
        "Dataset",
        name=_("Records of official trips abroad"),
        description=_(
            "Trips, delegates, itineraries, events, encounters, elections, decisions, promises and "
            "recommendations, as reports of official trips abroad tell of them, each with the words "
            "that prove it."
        ),
        url=request.build_absolute_uri(reverse("browse:open-data")),
        inLanguage=["zh-Hant", "en"],
        dateModified=timezone.localdate(revision.current().public_changed_at).isoformat(),
        creator=node("Organization", name=operator) if operator else None,
        distribution=[
            node(
                "DataDownload",
                name=name,
                encodingFormat=form,
                contentUrl=request.build_absolute_uri(path),
            )
            for name, form, path in forms
        ],
        **licensed(),
    )
