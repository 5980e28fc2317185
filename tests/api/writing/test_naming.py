"""How bodies name records."""

from typing import Any

import pytest

from tripreports.api.writing.naming import External, Name, name_in


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("korea-2025", "korea-2025"),
        ({"key": "korea-2025", "title_en": "Korea"}, "korea-2025"),
        (
            {"external_id": "our-17", "source": "register.example"},
            External("our-17", "register.example"),
        ),
        ({"key": "korea-2025", "external_id": "our-17"}, "korea-2025"),
        ({"key": 7, "external_id": "our-17"}, External("our-17")),
        ({"key": None}, None),
        ({"external_id": " our-17"}, None),
        (7, None),
    ],
)
def test_key_counts_before_the_id_of_another_system(value: Any, name: Name | None) -> None:
    assert name_in(value) == name
