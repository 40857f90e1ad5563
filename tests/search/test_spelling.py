from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.folder import load_library
from bot.search.index import Index
from bot.search.spelling import ChineseSpeller, Speller, one_slip_away
from tests.pages import TOWN, write_pages

SPELLER = Speller(
    {
        "government": 9,
        "worship": 4,
        "antimicrobial": 1,
        "investment": 5,
        "invested": 2,
        "river": 6,
        "datian": 8,
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("antimicorbial", "antimicrobial"),
        ("rievr", "river"),
        ("waht", "what"),  # the pages need not have it
        ("poeple", "people"),
        ("mony", "money"),
        ("wich", "which"),
        ("hosptial", "hospital"),
        ("buisness", "business"),
        ("polllution", "pollution"),
        ("reguletion", "regulation"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize(
    "word",
    ["warship", "rider", "colour", "flavour", "organisation", "invested", "datian", "bruh", "innit"],
)
def test_a_word_that_there_is_stays(word: str) -> None:
    assert SPELLER.correct(word) is None


def test_a_name_is_meant_only_by_a_long_word_or_a_swap() -> None:
    assert SPELLER.correct("dattan") is None  # a name may be another place's
    assert SPELLER.correct("adtian") == "datian"


def test_the_name_of_what_all_pages_are_about_is_meant_by_any_slip_in_it() -> None:
    speller = Speller({"lanport": 60, "the": 90, "norport": 9})
    assert speller.correct("lanpot") == "lanport"
    assert speller.of_a_name("lamport") == "lanport"
    assert speller.correct("norpot") is None


def test_what_is_written_as_a_name_becomes_no_other_word() -> None:
    assert SPELLER.of_a_name("wich") is None
    assert SPELLER.of_a_name("govermnent") == "government"


@pytest.mark.parametrize("typed", ["", "hte", "größe", "x1yz", "qqqqqqq"])
def test_what_no_slip_leads_from_stays(typed: str) -> None:
    assert SPELLER.correct(typed) is None


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9))
def test_each_slip_is_one_and_can_be_undone(word: str) -> None:
    for _, other in one_slip_away(word):
        assert abs(len(other) - len(word)) <= 1
        assert other[0] == word[0] or sorted(other) == sorted(word)


def test_acronyms_and_names_of_the_question_stay(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, TOWN)))
    typed = "Do LGFV debts of Heilbron matter in the harbuor of Lanprot?"
    assert index.spelling.corrected(typed) == (
        "Do LGFV debts of Heilbron matter in the harbour of lanport?",
        (("harbuor", "harbour"), ("Lanprot", "lanport")),
    )


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
        ("港口的开店许可吗", []),  # so does this
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
