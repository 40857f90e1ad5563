"""Words of everyday talk, and verbs in another form, on a town that is not Sanming."""

from pathlib import Path

from bot.content.folder import load_library
from bot.search.everyday import LIGHT
from bot.search.index import Index
from bot.search.irregular import in_the_present
from tests.pages import TOWN, write_pages


def town(folder: Path) -> Index:
    return Index(load_library(write_pages(folder, TOWN)))


def test_everyday_words_that_no_page_has_are_not_asked_for(tmp_path: Path) -> None:
    index = town(tmp_path)
    assert index.query("whats the whole depth of the harbour so far").terms == ("depth", "harbor", "so")


def test_a_word_that_names_something_is_asked_for_even_where_no_page_has_it(tmp_path: Path) -> None:
    assert "casino" in town(tmp_path).query("is there a casino here").terms


def test_where_somebody_read_of_it_is_not_asked_for(tmp_path: Path) -> None:
    assert "read" not in town(tmp_path).query("what is this harbour i read about").terms


def test_what_only_presses_a_question_parts_no_words_of_it(tmp_path: Path) -> None:
    index = town(tmp_path)
    assert index.query("where exactly is the harbour").text == index.query("where is the harbour").text


def test_the_nearest_is_the_one_that_there_is(tmp_path: Path) -> None:
    index = town(tmp_path)
    assert index.query("which is the nearest harbour").terms == ("harbor",)
    assert index.query("离我们最近的港口").terms == index.query("最近的港口").terms == ("港口",)


def test_the_kind_of_answer_is_read_off_the_whole_question(tmp_path: Path) -> None:
    """“How high” asks for a number, although no page has “high”."""
    query = town(tmp_path).query("how high is the harbour")
    assert query.terms == ("harbor",)
    assert query.kind == "number"


def test_an_everyday_word_that_a_page_has_counts_little(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"a.en.md": "# A\n\nThe whole harbour.\n", **TOWN})))
    asked = index.ask(index.query("the whole harbour"))
    assert asked.telling["whole"] == LIGHT * asked.content["whole"]
    assert asked.telling["harbor"] == asked.content["harbor"]


def test_a_verb_is_found_in_its_other_forms(tmp_path: Path) -> None:
    pages = {
        "a.en.md": "# Salt\n\nThe salt is sold to the islands.\n",
        "b.en.md": "# Bread\n\nIt is baked.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert "sell" in index.search(index.query("Where do they sell it?"))[0].matched


def test_a_name_is_no_verb() -> None:
    assert in_the_present("Mr Held paid and held it, Won did not.") == "Mr Held pay and hold it, Won did not."


def test_a_guessed_chinese_word_hides_none_that_a_page_has(tmp_path: Path) -> None:
    """jieba takes 那碳汇 for a name, from how the characters follow each other."""
    pages = {"a.zh.md": "# 碳汇\n\n镇上的碳汇卖给了灯塔港。\n", "b.zh.md": "# 面包\n\n面包在镇上烤。\n"}
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert index.query("那碳汇又是啥").terms == ("碳汇",)
    assert index.query("我叔说的碳汇").terms == ("叔", "说", "碳汇")  # 我叔 is guessed, too


def test_a_guessed_chinese_word_of_unknown_parts_may_be_a_name(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"a.zh.md": "# 港口\n\n镇上有港口。\n"})))
    assert index.query("证办在港口吗").terms == ("证办", "港口")


def test_chinese_words_that_only_point_or_count_are_not_asked_for(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"a.zh.md": "# 港口\n\n港口有码头。\n"})))
    assert index.query("你们这边的港口里面左右两块码头").terms == ("港口", "码头")
    assert "工资" in index.query("这边港口的工资").terms


def test_what_stood_between_two_chinese_words_does_not_join_them(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"a.zh.md": "# 港\n\n港口有大桥。\n"})))
    assert "口大" not in index.query("港口漂亮大桥").grams
