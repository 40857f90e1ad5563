import pytest

from bot.dialogue.talk import without_talk


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Hello, where is the harbour?", "where is the harbour?"),
        ("您好，請問港口在哪裡？", "港口在哪裡？"),
        ("thanks, and how deep is the harbour?", "how deep is the harbour?"),
        ("Dear Sir or Madam, how deep is the harbour? Thank you very much!", "how deep is the harbour?"),
        ("hello", "hello"),
        ("谢谢", "谢谢"),
    ],
)
def test_courtesy_is_cut_off_a_question_and_left_where_it_is_all_there_is(text: str, core: str) -> None:
    assert without_talk(text) == core


@pytest.mark.parametrize(
    "text",
    [
        "by the way, how deep is the harbour",
        "how deep is the harbour by the way",
        "quick question: how deep is the harbour",
        "ok. how deep is the harbour pls",
        "Sorry to bother you again. I was wondering how deep is the harbour",
        "could you please tell me how deep is the harbour",
        "I just want to know how deep is the harbour",
        "hi there, one more thing: how deep is the harbour thx",
    ],
)
def test_talk_around_an_english_question_is_set_aside(text: str) -> None:
    assert without_talk(text).rstrip("?") == "how deep is the harbour"


@pytest.mark.parametrize(
    "text",
    [
        "我想问下港口水深多少",
        "你好，想了解一下港口水深多少",
        "麻烦问一下，港口水深多少，谢谢",
        "好的，那个，港口水深多少呀",
        "你就直接说，港口水深多少，别废话",
        "不好意思，请问港口水深多少",
    ],
)
def test_talk_around_a_chinese_question_is_set_aside(text: str) -> None:
    assert without_talk(text) == "港口水深多少"


@pytest.mark.parametrize(
    "text",
    ["Which of them are new materials", "and in the harbour?", "Good Hope bay", "那港口呢", "So far north?"],
)
def test_what_may_be_the_subject_or_points_back_is_kept(text: str) -> None:
    assert without_talk(text) == text
