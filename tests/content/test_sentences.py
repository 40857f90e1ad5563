import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("It rose 7.11 percent. Then it fell.", ["It rose 7.11 percent.", "Then it fell."]),
        ("Mr. Liu spoke. He left.", ["Mr. Liu spoke.", "He left."]),
        ("Keda Co., Ltd. The plant opened.", ["Keda Co., Ltd.", "The plant opened."]),
        ("Keda Co., Ltd. Fujian opened a plant.", ["Keda Co., Ltd. Fujian opened a plant."]),
        ("The U.S. market grew. Why?", ["The U.S. market grew.", "Why?"]),
        ('He said "yes." She left.', ['He said "yes."', "She left."]),
        ("J. Smith came. So did K. Lee.", ["J. Smith came.", "So did K. Lee."]),
        ("三明在福建。人口多少？很多！", ["三明在福建。", "人口多少？", "很多！"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("GDP为2953.5亿元。See below. 完。", ["GDP为2953.5亿元。", "See below.", "完。"]),
        ("1. First. 2. Second.", ["1. First.", "2. Second."]),
        ("It grew in 2014. étude followed.", ["It grew in 2014. étude followed."]),
        ("Really?! Yes... No?!是", ["Really?!", "Yes...", "No?!", "是"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert list(split_sentences(text)) == expected


@given(st.text() | st.text("aB.!?。\"' 1中…)"))
def test_no_character_is_lost(text: str) -> None:
    folded = " ".join(text.split())
    assert "".join("".join(split_sentences(folded)).split()) == "".join(folded.split())
