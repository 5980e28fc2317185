"""The addresses for other programs."""

from django.urls import path

from tripreports.browse.machine.feeds import trip_feed

urlpatterns = [
    path("trips/feed/", trip_feed, name="trip-feed"),
]
