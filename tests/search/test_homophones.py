from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.search.homophones import Homophones
from bot.search.index import Index
from tests.pages import TOWN, write_pages

WORDS = ("高新", "企业", "许可证", "气候", "港口", "尤溪", "办公室", "片区")
WRITTEN = "高新企业要办许可证\n港口的气候怎么样\n尤溪的港口分为三个片区\n办公室\n公司"
HOMOPHONES = Homophones(WORDS, WRITTEN.__contains__, WRITTEN.__contains__)


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("高薪企业", [("高薪", "高新")]),
        ("哪些工作高薪", []),  # beside other words it may be meant
        ("徐可证怎么办", [("徐可证", "许可证")]),
        ("港口的其后怎么样", [("其后", "气候")]),
        ("有没有游戏公司", []),
        ("港口分为三个偏区，徐可证", [("偏区", "片区"), ("徐可证", "许可证")]),
        ("偏区，徐可证", [("徐可证", "许可证")]),  # a comma stands behind 偏区, and nothing before it
        ("帮公司问", []),
        ("港口是用租的", []),
        ("港口", []),
        ("ABC", []),
        ("", []),
    ],
)
def test_what_sounds_alike_is_put_right_where_it_fits(text: str, slips: list[tuple[str, str]]) -> None:
    assert list(HOMOPHONES.slips_in(text)) == slips


def test_how_people_say_what_the_pages_say_otherwise_is_no_slip() -> None:
    known = Homophones(WORDS, WRITTEN.__contains__, WRITTEN.__contains__, frozenset({"偏区"}))
    assert list(known.slips_in("港口分为三个偏区")) == []


def test_of_two_that_sound_alike_and_fit_none_is_meant() -> None:
    written = "气候怎么样\n期后怎么样"
    two = Homophones(("气候", "期后"), written.__contains__, written.__contains__)
    assert list(two.slips_in("其后怎么样")) == []


def test_a_question_is_put_right_by_the_pages(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, TOWN)))
    assert index.spelling.corrected("港口由谁精英") == ("港口由谁经营", (("精英", "经营"),))
    assert index.spelling.corrected("精英会谈") == ("精英会谈", ())
