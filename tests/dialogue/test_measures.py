"""Measures that are asked for and not told, on a town that is not Sanming."""

import pytest

from bot.content.folder import load_library
from bot.dialogue.answer import look_up
from bot.dialogue.measures import lacks_the_measure
from bot.search.index import Index
from tests.pages import write_pages

PAGES = {
    "stalls.en.md": "# Stall permits of Lanport\n\nThe stall permit check is part of chapter 4 of the town book, which has 312 pages.\n",
    "stalls.zh.md": "# 兰港摊位\n\n兰港摊位检查写在镇志第4章，镇志共312页。\n",
    "bread.en.md": "# Bread\n\nBread is baked for 3 hours.\n",
    "bread.zh.md": "# 面包\n\n面包烤3个小时。\n",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(load_library(write_pages(tmp_path_factory.mktemp("town"), PAGES)))


@pytest.mark.parametrize(
    ("asked", "told", "lacks"),
    [
        ("how long does the check take", "the code was passed in 2016 and has 1242 articles", True),
        ("how long does the check take", "it is decided within 15 days", False),
        ("how long is the quay", "it is 300 m", False),  # a length, perhaps
        ("for how many years", "for at most 50 years", False),
        ("how far is the mill", "the mill has 9 rooms", True),
        ("how far is the mill", "half a mile", False),
        ("is there a minimum capital", "the capital is paid within five years", True),
        ("is there a minimum capital", "the capital is at least 9 million yuan", False),
        ("要多长时间", "法典共1242条，2026年3月12日通过", True),
        ("要多长时间", "7个工作日内决定", False),
        ("多久之内缴足", "五年内缴足", False),
        ("票价多少钱", "船有30个座位", True),
        ("票价多少钱", "票价30元", False),
        ("摊位怎么申请", "2025年摊位有300个", True),
        ("摊位怎么申请", "向镇公所提交表格", False),
        ("有最低资本要求吗", "资本须缴足", True),
        ("有最低资本要求吗", "资本不低于3万元", False),
    ],
)
def test_a_number_of_another_kind_is_no_answer(asked: str, told: str, lacks: bool) -> None:
    assert lacks_the_measure(asked, chinese=asked[0] > "一", quoted=[told]) is lacks


def test_what_takes_time_is_not_answered_with_a_number_of_pages(town: Index) -> None:
    asked = "How long does the stall permit check of Lanport take?"
    assert look_up(asked, town, "en").band != "sure"
    assert look_up("How long is bread baked?", town, "en").band == "sure"
    assert look_up("兰港摊位检查要多长时间？", town, "zh").band != "sure"
