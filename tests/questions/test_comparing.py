"""The comparison of answers: what it forgives, and what it does not."""

from tests.questions.comparing import Answer, Said, agrees, reworded, said, spoilt


def test_text_agrees_but_for_punctuation() -> None:
    assert agrees("參加「2025 釜山國際搖滾音樂節」", "參加 2025 釜山國際搖滾音樂節")


def test_text_does_not_agree_with_part_of_it() -> None:
    assert not agrees("副市長", "釜山市副市長")


def test_box_of_the_form_agrees_with_itself_only() -> None:
    assert agrees("_____", "_____")
    assert not agrees("___", "_____")


def test_words_make_up_the_whole_of_a_text() -> None:
    assert agrees(said("首爾新羅飯店", "The Shilla Seoul"), "首爾新羅飯店 (The Shilla Seoul)")
    assert not agrees(said("首爾新羅飯店"), "首爾新羅飯店 (The Shilla Seoul)")
    assert not agrees(said("首爾新羅飯店", "COEX"), "首爾新羅飯店")


def test_one_of_the_names_is_enough_and_needed() -> None:
    busan = Said(parts=("副市長",), names=("釜山廣域市", "釜山市"))

    assert agrees(busan, "釜山市副市長")
    assert not agrees(busan, "副市長")
    assert not agrees(busan, "首爾市副市長")


def test_true_is_not_one() -> None:
    assert not agrees(1, True)
    assert not agrees(True, 1)


def test_tuple_is_in_order_and_list_is_not() -> None:
    assert agrees(["a", "b"], ["b", "a"])
    assert not agrees(("a", "b"), ["b", "a"])
    assert not agrees(["a", "a"], ["a", "b"])
    assert not agrees(["a"], ["a", "b"])


def test_each_statement_of_an_answer_is_spoilt_in_turn() -> None:
    answer: Answer = {"year": 2002, "seats": ["Busan"]}

    assert list(spoilt(answer)) == [
        {"year": 2003, "seats": ["Busan"]},
        {"year": 2002, "seats": ["Busan", "one too many"]},
        {"year": 2002, "seats": ["Busan or another"]},
    ]


def test_gloss_is_put_into_the_words_of_the_records() -> None:
    answer = {"city": "New York", "more": ["New York City"]}

    assert reworded(answer, {"New York": "紐約"}) == {"city": "紐約", "more": ["New York City"]}
