import pytest

from tests.factories import make_official, make_organization
from tripreports.core.lookups import name_contains, name_is
from tripreports.directory.models import Official, Organization

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("臺中市政府", "台中市"),
        ("台中市政府", "臺中市"),
        ("Seong Heui-yeob", "seong heuiyeob"),
        ("Ryu Il Soon", "Il-Soon"),
        ("第 10 屆大會", "第10屆"),
        ("世界（大都會）", "(大都會)"),
        ("UCLG ASPAC", "ＵＣＬＧ　ＡＳＰＡＣ"),
        ("Bogotá", "Bogotá"),
        ("100% Taichung", "100%"),
    ],
)
def test_name_contains_finds_text_however_it_is_typed(stored: str, typed: str) -> None:
    make_organization("found", name_en=stored)
    make_organization("other")

    found = Organization.objects.filter(name_contains("name_en", typed))

    assert [organization.key for organization in found] == ["found"]


@pytest.mark.parametrize("typed", ["%", "_", "Kim Tae Soo", "-.-"])
def test_name_contains_takes_no_character_for_another(typed: str) -> None:
    make_official("kim", name_en="Kim Tae Kyo")

    found = Official.objects.filter(name_contains("name_en", typed))

    assert list(found) == []


def test_name_is_needs_the_whole_name() -> None:
    make_official("kim", name_en="Kim So-Hyun")

    whole = Official.objects.filter(name_is("name_en", "kim so hyun"))
    part = Official.objects.filter(name_is("name_en", "kim so"))

    assert [official.key for official in whole] == ["kim"]
    assert list(part) == []
