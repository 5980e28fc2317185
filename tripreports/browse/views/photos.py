"""The pictures of photos: no address leads to one without asking who may see the photo."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import View

from tripreports.reports.models import Photo
from tripreports.reports.renditions import WEB, Rendition, name_of
from tripreports.trips.enums import TripState


class PhotoFile(View):
    """A rendition of a photo; of hidden, unknown and lost pictures the answer is the same."""

    rendition: Rendition = WEB

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        photos = Photo.objects.visible_to(request.user).exclude(image="")
        photo = get_object_or_404(photos.select_related("trip"), key=key)
        try:
            response = self._answer(request, photo)
        except FileNotFoundError as lost:
            raise Http404 from lost
        # Also of a published photo, each copy is asked for anew: it may be withdrawn.
        is_published = photo.trip.state == TripState.PUBLISHED
        response["Cache-Control"] = f"{'public' if is_published else 'private'}, no-cache"
        return response

    def _answer(self, request: HttpRequest, photo: Photo) -> HttpResponseBase:
        """The file, or word that the reader's own copy is still good."""
        storage, name = photo.image.storage, name_of(str(photo.image), self.rendition)
        modified = storage.get_modified_time(name).timestamp()
        etag = f'"{modified:.6f}-{storage.size(name)}"'
        unchanged = get_conditional_response(request, etag=etag, last_modified=int(modified))
        if unchanged:
            return unchanged
        filename = f"{photo.key}.jpg"
        response = FileResponse(storage.open(name), content_type="image/jpeg", filename=filename)
        response["ETag"], response["Last-Modified"] = etag, http_date(modified)
        return response
