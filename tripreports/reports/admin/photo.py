"""The admin of photos and of the people in them."""

from pathlib import PurePosixPath
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import DraggedRows
from tripreports.reports.admin.base import InterleavedForm
from tripreports.reports.models import Photo, PhotoPerson
from tripreports.trips.admin.base import TripRecordAdmin


class PersonRows(DraggedRows):
    model = PhotoPerson
    fields = ("official", "position", "is_name_only", "order")


@admin.register(Photo)
class PhotoAdmin(TripRecordAdmin):
    form = InterleavedForm
    list_display = ("order", "caption", "event", "section", "has_file")
    list_display_links = ("order", "caption")
    list_filter = ("trip", "event", "section", "is_decorative", "is_derived")
    list_select_related = ("event", "section")
    search_fields = (
        "caption",
        "people__official__name_zh",
        "people__official__name_en",
        "people__official__aliases__text",
        "key",
    )
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Picture"), {"fields": ["caption", ("image", "original")]}),
        (
            _("For those who cannot see it"),
            {"fields": [("alternative_text_zh", "alternative_text_en"), "is_decorative"]},
        ),
        (_("Place in the report"), {"fields": [("trip", "order"), ("section", "position")]}),
        (_("What it shows"), {"fields": ["event", "encounters"]}),
    ]
    readonly_fields = ("original",)
    inlines = [PersonRows]

    def get_urls(self) -> list[URLPattern]:
        answer = self.admin_site.admin_view(self.original_view)
        own = path("<path:object_id>/original/", answer, name="reports_photo_original")
        return [own, *super().get_urls()]

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to where the photo stands among the others."""
        from tripreports.reports.admin.photos_tab import address_of  # noqa: PLC0415 (it knows us)

        return HttpResponseRedirect(address_of(obj))

    def original_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The file as it was uploaded, for staff alone: it tells where it was taken."""
        photo = self.get_object(request, object_id)
        if photo is not None and not self.has_view_permission(request, photo):
            raise PermissionDenied
        if photo is None or not photo.image:
            raise Http404
        try:
            file = photo.image.open()
        except FileNotFoundError as lost:
            raise Http404 from lost
        name = f"{photo.key}{PurePosixPath(photo.image.name).suffix}"
        return FileResponse(
            file, as_attachment=True, filename=name, content_type="application/octet-stream"
        )

    @admin.display(description=_("has a file"), boolean=True)
    def has_file(self, photo: Photo) -> bool:
        return bool(photo.image)

    @admin.display(description=_("original"))
    def original(self, photo: Photo) -> str:
        if not photo.image:
            return ""
        if not photo.image.storage.exists(str(photo.image)):
            return gettext("The file of this picture is lost.")
        address = reverse("admin:reports_photo_original", args=[photo.key])
        return format_html('<a href="{}">{}</a>', address, _("Download, for staff only"))


@admin.register(PhotoPerson)
class PhotoPersonAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("official", "position", "is_name_only", "photo")
    list_filter = ("official", "is_name_only", "is_derived")
    list_select_related = ("official", "photo")
    search_fields = (
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "photo__caption",
        "key",
    )
    ordering = ("photo__order", "order", "key")
    fieldsets = [
        (
            _("Person in the picture"),
            {"fields": [("photo", "order"), "official", ("position", "is_name_only")]},
        ),
    ]
