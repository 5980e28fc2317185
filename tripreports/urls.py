"""The first part of every address."""

from django.contrib import admin
from django.urls import include, path, re_path

from tripreports.api.problems import unknown_address

handler400 = "tripreports.addresses.bad_request"
handler404 = "tripreports.addresses.not_found"
# Uploaded files have no address here: a page or endpoint that checks visibility serves them.
urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("tripreports.api.urls")),
    re_path("^api(?:/|$)", unknown_address),
    path("", include("tripreports.browse.urls")),
]
