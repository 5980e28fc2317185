"""Officials and organizations as tables."""

from tripreports.core.resources import RecordResource
from tripreports.directory.models import Official, Organization


class OfficialResource(RecordResource):
    columns = ("name_zh", "name_en", "kind", "honorific", "place", "country")

    class Meta(RecordResource.Meta):
        model = Official


class OrganizationResource(RecordResource):
    columns = (
        "name_zh",
        "name_en",
        "kind",
        "parent",
        "parent_relation",
        "seat",
        "country",
        "place",
        "founded_on",
        "founded_precision",
    )

    class Meta(RecordResource.Meta):
        model = Organization
