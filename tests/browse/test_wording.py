"""How pages write what records hold."""

from typing import Any

import pytest
from django.utils.translation import override

from tripreports.browse.wording import period
from tripreports.core.models import Period
from tripreports.directory.models import Membership
from tripreports.events.models import Event


def row(start: str = "", end: str = "") -> dict[str, Any]:
    """A period of whole years."""
    return {
        "starts_on": f"{start}-01-01" if start else None,
        "starts_precision": "year" if start else "",
        "ends_on": f"{end}-12-31" if end else None,
        "ends_precision": "year" if end else "",
    }


@pytest.mark.parametrize(
    ("kind", "start", "end", "english", "chinese"),
    [
        (Membership, "2004", "", "since 2004", "2004起"),
        (Membership, "", "2027", "until 2027", "至2027止"),
        (Membership, "2025", "2027", "2025–2027", "2025–2027"),
        (Membership, "2025", "2025", "2025", "2025"),
        (Membership, "", "", "", ""),
        (Event, "2025", "", "2025", "2025"),
    ],
)
def test_period_says_what_is_open(
    kind: type[Period], start: str, end: str, english: str, chinese: str
) -> None:
    with override("en"):
        in_english = period(kind, row(start, end))
    with override("zh-hant"):
        in_chinese = period(kind, row(start, end))

    assert (in_english, in_chinese) == (english, chinese)
