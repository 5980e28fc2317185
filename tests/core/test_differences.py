"""What differs between two texts."""

import time

import pytest

from tripreports.core.differences import Kind, Piece, differences, shortened


def _told(before: str, after: str) -> str:
    marks = {Kind.SAME: "{}", Kind.GONE: "[-{}-]", Kind.NEW: "[+{}+]", Kind.LEFT_OUT: "{}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("拜會高陽市長", "拜會高陽市政府", "拜會高陽市[-長-][+政府+]"),
        ("The mayor left.", "The deputy mayor left.", "The [+deputy +]mayor left."),
        ("meet", "meeting", "meet[+ing+]"),
        ("9月23日", "9月24日", "9月2[-3-][+4+]日"),
    ],
)
def test_texts_are_compared_by_words_and_characters(before: str, after: str, told: str) -> None:
    assert _told(before, after) == told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("的" * 100_000, "了的" * 50_000),
        ("。" * 100_000, "。\n" * 50_000),
        (
            "".join(f"第{n}天。" for n in range(20_000)),
            "".join(f"第{n}日。" for n in range(20_000)),
        ),
        ("x" * 100_000, "x" * 100_000 + "y"),
    ],
)
def test_endless_texts_are_compared_within_a_second(before: str, after: str) -> None:
    start = time.process_time()

    pieces = differences(before, after)

    assert time.process_time() - start < 1
    assert "".join(p.text for p in pieces if p.kind != Kind.NEW) == before
    assert "".join(p.text for p in pieces if p.kind != Kind.GONE) == after


def test_sentences_that_changed_are_compared_inside_too() -> None:
    text = "".join(f"第{n}天參觀。" for n in range(1000))

    pieces = differences(
        "甲" + text + "乙", "丙" + text.replace("第500天參觀", "第500天拜會") + "丁"
    )

    assert [piece for piece in pieces if piece.kind != Kind.SAME] == [
        Piece(Kind.GONE, "甲"),
        Piece(Kind.NEW, "丙"),
        Piece(Kind.GONE, "參觀"),
        Piece(Kind.NEW, "拜會"),
        Piece(Kind.GONE, "乙"),
        Piece(Kind.NEW, "丁"),
    ]


def test_what_did_not_change_is_mostly_left_out() -> None:
    pieces = shortened(
        differences("a" * 500 + " old " + "b" * 500, "a" * 500 + " new " + "b" * 500)
    )

    assert [(piece.kind, len(piece.text)) for piece in pieces] == [
        (Kind.LEFT_OUT, 1),
        (Kind.SAME, 60),
        (Kind.GONE, 3),
        (Kind.NEW, 3),
        (Kind.SAME, 60),
        (Kind.LEFT_OUT, 1),
    ]
