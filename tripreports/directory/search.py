"""How places, organizations and people are found."""

from tripreports.directory.models import (
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
    Place,
    PlaceAlias,
    Post,
)
from tripreports.search.kinds import Kind, Related, declare

_NAMES = ("name_zh", "name_en")

declare(
    (
        Kind(
            Organization,
            weight=80,
            names=_NAMES,
            related=(Related(OrganizationAlias, "organization", ("text",), are_names=True),),
            period=("founded_on",),
        ),
        Kind(
            Official,
            weight=80,
            names=_NAMES,
            fields=("honorific",),
            related=(
                Related(OfficialAlias, "official", ("text",), are_names=True),
                Related(Post, "official", ("title_zh", "title_en", "represents_text")),
                Related(Post, "official", _NAMES, via="organization"),
                Related(Post, "official", _NAMES, via="represents"),
            ),
        ),
        Kind(
            Place,
            weight=70,
            names=_NAMES,
            related=(Related(PlaceAlias, "place", ("text",), are_names=True),),
        ),
    )
)
