"""The first part of every address."""

from django.contrib import admin
from django.urls import include, path

# Uploaded files have no address here: a page or endpoint that checks visibility serves them.
urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("tripreports.api.urls")),
    path("", include("tripreports.browse.urls")),
]
