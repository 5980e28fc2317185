"""The addresses of the API."""

from django.urls import URLPattern, path

from tripreports.api.changes.view import ChangeList
from tripreports.api.documents import TripDocuments
from tripreports.api.popolo.resources import POPOLO
from tripreports.api.popolo.views import PopoloDetail, PopoloList
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.api.root import Root
from tripreports.api.schema.views import Docs, Schema
from tripreports.api.searching.views import Search
from tripreports.api.stats import Stats
from tripreports.api.tokens.views import TokenDetail, TokenList
from tripreports.api.views import RecordBulk, RecordDetail, RecordList, TripStep
from tripreports.api.writing.steps import SEGMENTS

app_name = "api"


def _of(resource: Resource) -> list[URLPattern]:
    kind = resource.model._meta.model_name
    return [
        path(f"{resource.name}/", RecordList.of(resource), name=f"{kind}-list"),
        path(f"{resource.name}/bulk/", RecordBulk.of(resource), name=f"{kind}-bulk"),
        path(f"{resource.name}/<str:key>/", RecordDetail.of(resource), name=f"{kind}-detail"),
    ]


def _popolo(name: str, resource: Resource) -> list[URLPattern]:
    return [
        path(f"popolo/{name}/", PopoloList.of(resource), name=f"{resource.route}-list"),
        path(
            f"popolo/{name}/<str:key>/", PopoloDetail.of(resource), name=f"{resource.route}-detail"
        ),
    ]


def _step(verb: str) -> URLPattern:
    return path(f"trips/<str:key>/{verb}/", TripStep.as_view(verb=verb), name=f"trip-{verb}")


urlpatterns = [
    path("", Root.as_view(), name="api-root"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    # Signing in by program
    path("tokens/", TokenList.as_view(), name="token-list"),
    path("tokens/<str:key>/", TokenDetail.as_view(), name="token-detail"),
    # What a copy elsewhere asks
    path("changes/", ChangeList.as_view(), name="change-list"),
    # All of the archive
    path("search/", Search.as_view(), name="search"),
    path("stats/", Stats.as_view(), name="stats"),
    # Records
    path("trips/<str:key>/documents/", TripDocuments.as_view(), name="trip-documents"),
    *(pattern for resource in RESOURCES.values() for pattern in _of(resource)),
    *(pattern for name, one in POPOLO.items() for pattern in _popolo(name, one)),
    *(_step(verb) for verb in SEGMENTS),
]
