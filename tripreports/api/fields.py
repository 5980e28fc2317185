"""How a record of the archive and its relations look in JSON."""

from typing import Any, TypeVar

from django.db.models import Model
from rest_framework import serializers
from rest_framework.request import Request

from tripreports.api.addresses import api_url, has_address, page_url
from tripreports.core.dates import PartialDate

M = TypeVar("M", bound=Model)

_NAMES = ("name_zh", "name_en", "title_zh", "title_en", "position_zh", "position_en")


def brief(record: Any, request: Request) -> dict[str, str]:
    """What stands for a record inside another: its key, its addresses, its names."""
    form = {"key": record.pk}
    if has_address(type(record)):
        form |= {"url": api_url(record, request), "html_url": page_url(record, request)}
    return form | {name: getattr(record, name) for name in _NAMES if hasattr(record, name)}


class Brief(serializers.Field[Any, Any, Any, Any]):
    """One related record in brief; null if there is none, or none that the reader may see."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> dict[str, str] | None:
        request = self.context["request"]
        return brief(value, request) if value.is_visible_to(request.user) else None


class Many(serializers.Field[Any, Any, Any, Any]):
    """Related records, of which all that the reader may see have been fetched."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> list[Any]:
        return [self.to_row(row) for row in value.all()]

    def to_row(self, row: Any) -> Any:
        raise NotImplementedError


class Briefs(Many):
    """Related records, each in brief."""

    def to_row(self, row: Any) -> dict[str, str]:
        return brief(row, self.context["request"])


class Values(Many):
    """Related records of which one field says all."""

    def __init__(self, field: str, **kwargs: Any) -> None:
        self.field = field
        super().__init__(**kwargs)

    def to_row(self, row: Any) -> Any:
        return getattr(row, self.field)


class PartialDateField(serializers.Field[PartialDate, Any, str, Any]):
    """2025-09-23, 2025-09 or 2025, as far as the source says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: PartialDate) -> str:
        return value.iso()


class RowSerializer(serializers.ModelSerializer[M]):
    """A record inside another one, without an address of its own."""


class AliasRow(serializers.Serializer[Any]):
    """Another spelling of a name."""

    text = serializers.CharField()
    kind = serializers.CharField()


class RecordSerializer(RowSerializer[M]):
    """A record with its addresses."""

    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()

    def get_url(self, record: M) -> str:
        return api_url(record, self.context["request"])

    def get_html_url(self, record: M) -> str:
        return page_url(record, self.context["request"])
