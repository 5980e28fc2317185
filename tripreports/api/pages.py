"""Long lists come in pages."""

from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request

from tripreports.api.parameters import whole_number

_LIMIT = 50
_MOST = 200
_FARTHEST = 10_000_000


class Pages(LimitOffsetPagination):
    """At most 200 records a page; follow `next` and `previous` instead of counting."""

    def get_limit(self, request: Request) -> int:
        return whole_number(request, "limit", default=_LIMIT, low=1, high=_MOST)

    def get_offset(self, request: Request) -> int:
        return whole_number(request, "offset", default=0, low=0, high=_FARTHEST)
