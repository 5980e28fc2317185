"""An API of trips and people as any tutorial writes it, to compare the product with."""

import django_filters
from rest_framework.pagination import PageNumberPagination
from rest_framework.routers import DefaultRouter
from rest_framework.viewsets import ModelViewSet

from tests.benchmarks.twin.serializers import (
    OfficialSerializer,
    TripDetailSerializer,
    TripSerializer,
)
from tripreports.directory.models import Official
from tripreports.trips.models import Trip


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"


class TripFilters(django_filters.FilterSet):  # type: ignore[misc]  # the package has no types
    country = django_filters.CharFilter("regions__key")
    since = django_filters.DateFilter("starts_on", lookup_expr="gte")

    class Meta:
        model = Trip
        fields = ["country", "since"]


class TripViewSet(ModelViewSet[Trip]):
    queryset = Trip.objects.filter(state="published")
    pagination_class = Pages
    filterset_class = TripFilters

    def get_serializer_class(self) -> type[TripSerializer]:
        return TripDetailSerializer if self.detail else TripSerializer


class OfficialViewSet(ModelViewSet[Official]):
    queryset = Official.objects.filter(is_public=True)
    serializer_class = OfficialSerializer
    pagination_class = Pages


router = DefaultRouter()
router.register("trips", TripViewSet)
router.register("officials", OfficialViewSet)

urlpatterns = router.urls
