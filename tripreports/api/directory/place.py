from rest_framework import serializers

from tripreports.api.fields import AliasRow, Brief, Briefs, RecordSerializer
from tripreports.api.views import RecordViewSet
from tripreports.directory.filters import PlaceFilterSet
from tripreports.directory.models import Place


class PlaceSerializer(RecordSerializer[Place]):
    parent = Brief()  # type: ignore[assignment]  # of the record, not of the field
    country = Brief()

    class Meta:
        model = Place
        fields = ["key", "url", "html_url", "name_zh", "name_en", "kind", "parent", "country"]


class PlaceDetailSerializer(PlaceSerializer):
    latitude = serializers.FloatField()
    longitude = serializers.FloatField()
    aliases = AliasRow(many=True)
    parts = Briefs()

    class Meta(PlaceSerializer.Meta):
        fields = [
            *PlaceSerializer.Meta.fields,
            "latitude",
            "longitude",
            "aliases",
            "parts",
            "note",
            "is_derived",
            "updated_at",
        ]


class PlaceViewSet(RecordViewSet[Place]):
    serializer_class = PlaceSerializer
    detail_serializer_class = PlaceDetailSerializer
    filterset_class = PlaceFilterSet
