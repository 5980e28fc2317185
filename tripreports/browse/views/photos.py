"""The files of photos: no address leads to one without asking who may see the photo."""

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import View

from tripreports.reports.models import Photo
from tripreports.trips.enums import TripState

if TYPE_CHECKING:
    from django.core.files.base import File

# The formats that uploads are held to, told by their first bytes: a name may say anything.
_FORMATS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"RIFF": "webp"}
_LONGEST_START = 16


class PhotoFile(View):
    """The picture of a photo; hidden, unknown, lost and foreign files answer alike."""

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        photos = Photo.objects.visible_to(request.user).exclude(image="")
        photo = get_object_or_404(photos.select_related("trip"), key=key)
        try:
            response = _answer(request, photo)
        except FileNotFoundError as lost:
            raise Http404 from lost
        # Also of a published photo, each copy is asked for anew: it may be withdrawn.
        is_published = photo.trip.state == TripState.PUBLISHED
        response["Cache-Control"] = f"{'public' if is_published else 'private'}, no-cache"
        return response


def _answer(request: HttpRequest, photo: Photo) -> HttpResponseBase:
    """The file, or word that the reader's own copy is still good."""
    modified = photo.image.storage.get_modified_time(str(photo.image)).timestamp()
    etag = f'"{modified:.6f}-{photo.image.size}"'
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(modified))
    if unchanged:
        return unchanged
    file = photo.image.open()
    kind = _format(file)
    response = FileResponse(file, content_type=f"image/{kind}", filename=f"{photo.key}.{kind}")
    response["ETag"], response["Last-Modified"] = etag, http_date(modified)
    return response


def _format(file: "File[Any]") -> str:
    start = file.read(_LONGEST_START)
    file.seek(0)
    found = next((name for mark, name in _FORMATS.items() if start.startswith(mark)), "")
    if not found or (found == "webp" and start[8:12] != b"WEBP"):
        file.close()
        raise Http404
    return found
