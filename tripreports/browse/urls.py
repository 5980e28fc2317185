"""The addresses of the public site."""

from django.urls import path

from tripreports.browse.machine import urls as machine
from tripreports.browse.views.components import Components
from tripreports.browse.views.directory import (
    OfficialDetail,
    OfficialList,
    OrganizationDetail,
    OrganizationList,
    PlaceDetail,
    PlaceList,
)
from tripreports.browse.views.documents import TripDocument
from tripreports.browse.views.elections import ElectionDetail, ElectionList
from tripreports.browse.views.events import EventDetail, EventList, SeriesDetail
from tripreports.browse.views.followup import RecommendationList
from tripreports.browse.views.home import Home
from tripreports.browse.views.language import choose_language
from tripreports.browse.views.photos import PhotoFile
from tripreports.browse.views.search import Search
from tripreports.browse.views.site import About, Accessibility, Contact, Privacy, SiteMap
from tripreports.browse.views.trips import DelegateList, TripDetail, TripList
from tripreports.reports.renditions import THUMBNAIL

app_name = "browse"

urlpatterns = [
    *machine.urlpatterns,  # before the records, none of which may be called "feed"
    path("", Home.as_view(), name="home"),
    path("language/<str:code>/", choose_language, name="language"),
    path("search/", Search.as_view(), name="search"),
    # /trips/
    path("trips/", TripList.as_view(), name="trip-list"),
    path("trips/<str:key>/", TripDetail.as_view(), name="trip-detail"),
    path("trips/<str:key>/documents/<str:path>", TripDocument.as_view(), name="trip-document"),
    path("delegates/", DelegateList.as_view(), name="delegate-list"),
    # /events/
    path("events/", EventList.as_view(), name="event-list"),
    path("events/<str:key>/", EventDetail.as_view(), name="event-detail"),
    path("event-series/<str:key>/", SeriesDetail.as_view(), name="series-detail"),
    # /elections/
    path("elections/", ElectionList.as_view(), name="election-list"),
    path("elections/<str:key>/", ElectionDetail.as_view(), name="election-detail"),
    # /recommendations/
    path("recommendations/", RecommendationList.as_view(), name="recommendation-list"),
    # /photos/
    path("photos/<str:key>/", PhotoFile.as_view(), name="photo-file"),
    path(
        "photos/<str:key>/thumbnail/",
        PhotoFile.as_view(rendition=THUMBNAIL),
        name="photo-thumbnail",
    ),
    # the directory
    path("organizations/", OrganizationList.as_view(), name="organization-list"),
    path("organizations/<str:key>/", OrganizationDetail.as_view(), name="organization-detail"),
    path("officials/", OfficialList.as_view(), name="official-list"),
    path("officials/<str:key>/", OfficialDetail.as_view(), name="official-detail"),
    path("places/", PlaceList.as_view(), name="place-list"),
    path("places/<str:key>/", PlaceDetail.as_view(), name="place-detail"),
    # about the site
    path("about/", About.as_view(), name="about"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
    path("privacy/", Privacy.as_view(), name="privacy"),
    path("site-map/", SiteMap.as_view(), name="site-map"),
    path("contact/", Contact.as_view(), name="contact"),
    # for those who develop the site; elsewhere an unknown address
    path("components/", Components.as_view(), name="components"),
]
