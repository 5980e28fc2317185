"""Text goes over the line compressed: the page of a trip is a fifth as long."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml")


class TextCompressionMiddleware(GZipMiddleware):
    """Compresses pages and data; files, which are compressed already, go as they are.

    A random length is added each time, so that secrets of a page cannot be guessed from its size.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        is_text = response.headers.get("Content-Type", "").startswith(_TEXTS)
        if response.streaming or not is_text:
            return response
        return super().process_response(request, response)
