"""The pages that are audited: one or more of each kind, all of the example records."""

from typing import Literal, NamedTuple

# The codes of the site, and what a browser says in which one of them is chosen.
LANGUAGES = {"zh-hant": "zh-TW", "en": "en"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 1280)

PAGES = {
    "home": "/",
    "search": "/search/?q=釜山",
    "search-empty": "/search/",
    "search-none": "/search/?q=沒有這個詞",
    "trips": "/trips/",
    "trips-narrowed": "/trips/?country=kr&year=2025",
    "trips-wrong": "/trips/?year=never&what=ever",
    "trip": "/trips/taichung-korea-2025/",
    "delegates": "/delegates/",
    "events": "/events/",
    "event": "/events/uclg-aspac-congress-2025/",
    "event-call": "/events/call-on-busan-vice-mayor/",
    "series": "/event-series/uclg-aspac-congresses/",
    "organizations": "/organizations/",
    "organization": "/organizations/uclg-aspac/",
    "organization-city": "/organizations/busan-city/",
    "officials": "/officials/",
    "official": "/officials/dakila-carlo-cua/",
    "elections": "/elections/",
    "election": "/elections/uclg-aspac-election-2025/",
    "places": "/places/",
    "place": "/places/goyang/",
    "country": "/places/kr/",
    "recommendations": "/recommendations/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "open-data": "/open-data/",
    "site-map": "/site-map/",
    "contact": "/contact/",
    "api": "/api/v1/?format=api",
    "api-list": "/api/v1/officials/?organization=goyang-city&met=true&format=api",
    "api-record": "/api/v1/officials/lee-dong-hwan/?format=api",
    "api-search": "/api/v1/search/?q=釜山&format=api",
    "api-refusal": "/api/v1/trips/?colour=blue&format=api",
    "docs": "/api/v1/docs/",
    "not-found": "/nothing-is-here/",
}
# For whoever is signed in; they come after the public ones, which are looked at without a session.
DESK = {
    "desk-tokens": "/admin/api/token/",
    "desk-token": "/admin/api/token/add/",
}
# What a page shows once its script is through.
READY = {"docs": ".opblock-tag"}
# What Lighthouse looks at.
SCORED = ("home", "trips", "trip", "organization", "event", "search", "api-record", "docs")


class Variant(NamedTuple):
    """How a page is looked at."""

    language: str
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.language} {self.scheme}"


class Fault(NamedTuple):
    """What a tool has to say against a page."""

    tool: str
    page: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.tool:<11}{self.page:<20}{self.where:<22}{self.what}"
