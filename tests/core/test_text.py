import pytest

from tripreports.core.text import fold, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺中市政府", "台中市政府"),
        ("ＵＣＬＧ ＡＳＰＡＣ", "uclg aspac"),
        ("Seong Heui-yeob", "Seong Heui-Yeob"),
        ("Ryu Il Soon", "Ryu Il-Soon"),
        ("第 10 屆", "第10屆"),
        ("（GAROK）", "(garok)"),
        ("Bogotá", "Bogota"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Tae Kyo", "Kim Tae-Soo"), ("Danny Byrne", "Thomas J. Byrne"), ("朴源錫", "朴亨竣")],
)
def test_fold_keeps_different_people_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_squeeze_drops_every_kind_of_white_space() -> None:
    assert squeeze("高陽\u3000市\t長 \n李東煥") == "高陽市長李東煥"
