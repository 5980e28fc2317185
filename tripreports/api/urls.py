"""The addresses of the API."""

from django.urls import path
from rest_framework.routers import DefaultRouter

from tripreports.api.directory.official import OfficialViewSet
from tripreports.api.directory.organization import OrganizationViewSet
from tripreports.api.directory.place import PlaceViewSet
from tripreports.api.elections import ElectionViewSet
from tripreports.api.events import EventViewSet
from tripreports.api.tokens.views import TokenDetail, TokenList
from tripreports.api.trips import DelegateViewSet, TripViewSet

app_name = "api"

router = DefaultRouter()
router.include_format_suffixes = False  # keys have full stops

# Trips
router.register("trips", TripViewSet, basename="trip")
router.register("delegates", DelegateViewSet, basename="delegate")

# The world that they meet
router.register("places", PlaceViewSet, basename="place")
router.register("organizations", OrganizationViewSet, basename="organization")
router.register("officials", OfficialViewSet, basename="official")
router.register("events", EventViewSet, basename="event")
router.register("elections", ElectionViewSet, basename="election")

urlpatterns = [
    # Signing in by program
    path("tokens/", TokenList.as_view(), name="token-list"),
    path("tokens/<str:key>/", TokenDetail.as_view(), name="token-detail"),
    *router.urls,
]
