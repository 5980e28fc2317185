import pytest

from tripreports.core.pasted import PastedRow, Shape, read_table

SHAPE = Shape(
    by_width={3: ("name", "agency", "title"), 4: ("name", "agency", "unit", "title")},
    headers={"姓名": "name", "服務機關": "agency", "單位": "unit", "職稱": "title"},
    optional=("unit",),
)
KAI = {"name": "曹凱雯", "agency": "秘書處", "unit": "國際事務科", "title": "科員"}
LIN = {"name": "林小明", "agency": "新聞局", "unit": "行銷科", "title": "科長"}


@pytest.mark.parametrize(
    "text",
    [
        "曹凱雯\t秘書處\t國際事務科\t科員\n林小明\t新聞局\t行銷科\t科長",
        "曹凱雯,秘書處,國際事務科,科員\r\n林小明， 新聞局，行銷科，科長",
        "曹凱雯、秘書處、國際事務科、科員\n\n林小明、新聞局、行銷科、科長\n",
        "曹凱雯/秘書處/國際事務科/科員\n林小明／新聞局／行銷科／科長",
        "曹凱雯  秘書處  國際事務科  科員\n林小明\u3000新聞局\u3000行銷科\u3000科長",
        "1\t曹凱雯\t秘書處\t國際事務科\t科員\n2.\t林小明\t新聞局\t行銷科\t科長",
        "職稱\t單位\t姓名\t服務機關\n科員\t國際事務科\t曹凱雯\t秘書處\n科長\t行銷科\t林小明\t新聞局",
        '曹凱雯\t"秘\n書處"\t國際事務科\t科員\n林小明\t新聞局\t行銷科\t科長'.replace(
            "秘\n書", "秘書"
        ),
    ],
)
def test_table_is_read_however_its_cells_are_parted(text: str) -> None:
    assert [row.cells for row in read_table(text, SHAPE)] == [KAI, LIN]


def test_line_may_leave_out_an_optional_column() -> None:
    text = "鄭照新/臺中市政府/副市長\n曹凱雯/秘書處/國際事務科/科員"

    rows = read_table(text, SHAPE)

    assert rows[0].cells == {"name": "鄭照新", "agency": "臺中市政府", "title": "副市長"}
    assert [row.is_ragged for row in rows] == [False, False]


def test_ragged_lines_say_what_is_missing_and_what_is_too_much() -> None:
    text = "曹凱雯\t秘書處\t國際事務科\t科員\n林小明\t新聞局\n王\t甲\t乙\t丙\t丁"

    rows = read_table(text, SHAPE)

    assert [(row.number, row.missing, row.surplus) for row in rows] == [
        (1, (), ()),
        (2, ("unit", "title"), ()),
        (3, (), ("丁",)),
    ]


def test_nothing_pasted_has_no_rows() -> None:
    assert read_table(" \n\n", SHAPE) == list[PastedRow]()
