"""The addresses of the API."""

from django.urls import URLPattern, path

from tripreports.api.documents import TripDocuments
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.api.root import Root
from tripreports.api.tokens.views import TokenDetail, TokenList
from tripreports.api.views import RecordDetail, RecordList

app_name = "api"


def _of(resource: Resource) -> list[URLPattern]:
    kind, own = resource.model._meta.model_name, {"resource": resource}
    listed = type(f"{resource.model.__name__}List", (RecordList,), own)
    detail = type(f"{resource.model.__name__}Detail", (RecordDetail,), own)
    return [
        path(f"{resource.name}/", listed.as_view(), name=f"{kind}-list"),
        path(f"{resource.name}/<str:key>/", detail.as_view(), name=f"{kind}-detail"),
    ]


urlpatterns = [
    path("", Root.as_view(), name="api-root"),
    # Signing in by program
    path("tokens/", TokenList.as_view(), name="token-list"),
    path("tokens/<str:key>/", TokenDetail.as_view(), name="token-detail"),
    # Records
    path("trips/<str:key>/documents/", TripDocuments.as_view(), name="trip-documents"),
    *(pattern for resource in RESOURCES.values() for pattern in _of(resource)),
]
