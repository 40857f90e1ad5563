from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.search.index import Index
from bot.search.spelling import ChineseSpeller, Speller
from tests.pages import TOWN, write_pages

SPELLER = Speller(
    {"government": 9, "worship": 4, "antimicrobial": 1, "investment": 5, "invested": 2, "river": 6}
)


def test_a_swap_is_put_right() -> None:
    assert SPELLER.correct("goverment") == "government"
    assert SPELLER.correct("antimicorbial") == "antimicrobial"
    assert SPELLER.correct("rievr") == "river"


def test_a_real_word_no_page_has_stays() -> None:
    assert SPELLER.correct("warship") is None
    assert SPELLER.correct("rider") is None


def test_a_known_word_stays() -> None:
    assert SPELLER.correct("invested") is None


CHINESE = ChineseSpeller(
    ("开店许可证", "渡轮", "海港管理费"), {"港口", "口的", "的海"}.__contains__, ("永安", "增值税", "许可证")
)


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("港口的开电许可证", [("开电许可证", "开店许可证")]),
        ("港口的海港管理非", [("海港管理非", "海港管理费")]),
        ("港口的开店许可证", []),
        ("港口的开工许可证", []),  # 开工 is a word
        ("港口的开店许可谁", []),  # it asks
        ("度轮", []),  # too short to tell
        ("勇安的渡轮", [("勇安", "永安")]),
        ("增直税几个点", [("增直税", "增值税")]),
        ("许可正", [("许可正", "许可证")]),
        ("增收税", []),  # does not sound alike
        ("平安", []),
        ("开A许可证", []),
        ("", []),
        ("a", []),
    ],
)
def test_a_wrong_character_of_a_known_wording_is_put_right(text: str, slips: list[tuple[str, str]]) -> None:
    assert list(CHINESE.slips_in(text)) == slips


def test_a_short_wording_is_put_right_where_it_is_one_word_and_sounds_alike(tmp_path: Path) -> None:
    vocabulary = {"_bot/vocabulary.yaml": "- graphite, 石墨\n- weather, 天气\n"}
    index = Index(load_library(write_pages(tmp_path, {**TOWN, **vocabulary})))
    assert index.spelling.corrected("兰港的石默资源怎么样") == ("兰港的石墨资源怎么样", (("石默", "石墨"),))
    assert index.spelling.corrected("哪一天起可以来") == ("哪一天起可以来", ())
