"""The addresses for other programs."""

from django.urls import path

from tripreports.browse.machine.calendars import calendar
from tripreports.browse.machine.feeds import trip_feed
from tripreports.browse.machine.open_data import OpenData
from tripreports.browse.machine.robots import favicon, manifest, robots
from tripreports.browse.machine.sitemap import index, pages, part

urlpatterns = [
    path("trips/feed/", trip_feed, name="trip-feed"),
    path("calendar.ics", calendar, name="calendar"),
    path("open-data/", OpenData.as_view(), name="open-data"),
    # what crawlers and browsers look for
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("site.webmanifest", manifest, name="manifest"),
    # /sitemap
    path("sitemap.xml", index, name="sitemap"),
    path("sitemap-pages.xml", pages, name="sitemap-pages"),
    path("sitemap-<slug:name>.xml", part, name="sitemap-part"),
]
