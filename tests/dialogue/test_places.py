"""A town whose districts have pages of their own: what is asked of no place is asked of the town."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.answer import look_up
from bot.dialogue.coordinated import things_in
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH, write_pages

DISTRICTS = dict(
    zip(
        "榆林 白桦 雪松 石桥 青山 南湖 东滩 西岭 北湾 枫溪".split(),
        "Elm Birch Cedar Arch Hill Lake Shore Ridge Bay Brook".split(),
        strict=True,
    )
)  # so many, because only in a folder of some pages one word is on most of them
PAGES = {
    "contact.zh.md": CONTACT_ZH,
    "town.zh.md": "---\ntitle: 兰港概况\nsection: introduction\ndate: 2024\n---\n\n兰港是海边的城市。\n\n"
    "## 兰港有多少人口？\n\n兰港常住人口为90万人。\n\n## 兰港各区有多少人口？\n\n榆林人口为31万人。白桦人口为30万人。\n\n"
    "## 兰港的GDP是多少？\n\n2019年兰港生产总值（GDP）为70亿元，比2018年多。\n\n2022年兰港生产总值（GDP）为90亿元。\n\n"
    "## 兰港多大？\n\n兰港面积为500平方公里。\n\n## 坐船怎么到兰港？怎么去兰港？\n\n每天有两班渡轮开往兰港。\n\n"
    "## 兰港的船开往哪里？\n\n兰港有船开往宁波和厦门，沿线人口约300万人。\n\n## 兰港的灯塔博物馆由谁经营？\n\n灯塔博物馆由兰港船厂经营。\n",
    "wealth.zh.md": "---\ntitle: 兰港的富裕\nsection: economy\ndate: 2026\n---\n\n2025年兰港的平均GDP（人均GDP）为10万元。\n",
    "_bot/vocabulary.yaml": "- Lanport, 兰港\n- GDP, 生产总值\n"
    + "".join(f"- {en}, {zh}\n" for zh, en in DISTRICTS.items()),
    **{
        f"{english.lower()}.zh.md": f"---\ntitle: {name}\nsection: districts\ndate: 2026\n---\n\n{name}在兰港，靠海。\n\n"
        f"## {name}有多少人口？{name}人口是多少？\n\n2025年{name}人口为{number}1万人。\n"
        if number < 6
        else f"---\ntitle: {name}\nsection: districts\ndate: 2026\n---\n\n{name}在兰港的山上。\n"
        for number, (name, english) in enumerate(DISTRICTS.items(), 1)
    },
}


@pytest.mark.parametrize("text", ["人口是多少", "有多少人口？", "人口"])
def test_a_figure_of_no_place_is_the_towns_own_and_stands_alone(town: Index, text: str) -> None:
    sentences = [sentence for quotation in say(town, text).quotations for sentence in quotation.sentences]
    assert sentences == ["兰港常住人口为90万人。"]


@pytest.mark.parametrize("text", ["兰港那个面积多大", "兰港这个面积是多少？"])
def test_what_names_the_town_itself_points_to_nothing_before(town: Index, text: str) -> None:
    assert say(town, text).quotations[0].sentences[0] == "兰港面积为500平方公里。"


@pytest.mark.parametrize("text", ["面积", "面积呢？", "GDP呢"])
def test_what_only_a_place_has_is_asked_of_the_town_where_none_was_named(town: Index, text: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert reply.quotations[0].sentences[0] in (
        "兰港面积为500平方公里。",
        "2022年兰港生产总值（GDP）为90亿元。",
    )
    assert say(town, "坐船怎么到兰港？", text).quotations[0].sentences == reply.quotations[0].sentences


@pytest.mark.parametrize("text", ["榆林多大", "榆林有多大？", "榆林区到底有多大呀"])
def test_how_large_a_place_is_asks_for_its_area_in_chinese(tmp_path: Path, text: str) -> None:
    pages = {
        **PAGES,
        "elm.zh.md": PAGES["elm.zh.md"]
        + "\n## 榆林面积多大？\n\n榆林面积为40平方公里。\n\n## 榆林船厂多大？\n\n榆林船厂有300名工人，规模很大。\n",
    }
    assert say(Index(load_library(write_pages(tmp_path, pages))), text).quotations[0].sentences == (
        "榆林面积为40平方公里。",
    )


def test_the_town_itself_may_be_what_was_told_before(town: Index) -> None:
    reply = say(town, "老师给我们一个题目，是兰港。它多大？")
    assert reply.quotations[0].sentences == ("兰港面积为500平方公里。",)


def test_the_resident_people_are_asked_of_the_town_whatever_was_spoken_of(town: Index) -> None:
    assert say(town, "兰港的灯塔博物馆由谁经营？", "常住人口呢").quotations[0].sentences == (
        "兰港常住人口为90万人。",
    )
    assert town.catalogue.subjects.asked_of_the_place("Resident population?") == ["population"]


@pytest.mark.parametrize("text", ["兰港市面积是多少？", "兰港市的人口有多少", "兰港市有多少人口"])
def test_the_town_is_known_by_its_name_with_what_it_is(town: Index, text: str) -> None:
    told = [sentence for quotation in say(town, text).quotations for sentence in quotation.sentences]
    assert told in (["兰港面积为500平方公里。"], ["兰港常住人口为90万人。"])


@pytest.mark.parametrize("text", ["宁波的人口是多少", "厦门人口", "厦门面积多大", "中国面积多大"])
def test_what_only_a_place_has_is_not_told_of_another_town_that_is_only_mentioned(
    town: Index, text: str
) -> None:
    assert say(town, text).kind == "handoff"


def test_what_only_a_place_has_is_asked_of_the_place_before(town: Index) -> None:
    assert "2025年白桦人口为21万人。" in say(town, "白桦靠海吗", "人口呢").quotations[0].sentences
    assert say(town, "白桦靠海吗", "面积呢").kind != "answer"


@pytest.mark.parametrize("text", ["那边靠海吗", "那里的面积呢", "当地呢 靠海吗"])
def test_there_is_the_place_that_was_named_whatever_was_asked_of_it(town: Index, text: str) -> None:
    """And not the subject of the question before."""
    reply = say(town, "白桦有多少人口？", text)
    assert not any("人口" in sentence for quotation in reply.quotations for sentence in quotation.sentences)
    assert reply.understood.startswith("白桦 ")
    assert "人口" not in reply.understood
    assert "榆林" in say(town, "白桦有多少人口？", "榆林那边靠海吗").quotations[0].sentences[0]


def test_a_figure_of_a_district_is_its_own(town: Index) -> None:
    assert say(town, "白桦有多少人口").quotations[0].sentences == ("2025年白桦人口为21万人。",)
    assert [q.sentences for q in say(town, "白桦人口").quotations] == [("2025年白桦人口为21万人。",)]


def test_the_area_of_something_in_a_district_is_not_that_of_the_district(tmp_path: Path) -> None:
    park = "\n## 南湖公园有多大？\n\n南湖公园面积为40平方公里，南湖有两座桥。\n\n## 南湖什么时候建的？\n\n南湖建于1950年。\n"
    town = write_pages(tmp_path, {**PAGES, "lake.zh.md": PAGES["lake.zh.md"] + park})
    assert say(Index(load_library(town)), "南湖面积多大").kind != "answer"
    assert say(Index(load_library(town)), "南湖公园面积多大").kind == "answer"
    own = park.replace("南湖公园", "南湖区")
    town = write_pages(tmp_path, {"lake.zh.md": PAGES["lake.zh.md"] + own})
    assert say(Index(load_library(town)), "南湖面积多大").kind == "answer"


def test_a_page_that_is_asked_alone_answers_itself(tmp_path: Path) -> None:
    pages = {
        "tea.en.md": "# Tea\n\n" + "Tea grows here. Tea is sold.\n\n" * 6,
        "fair.en.md": "# The fair\n\nAt the fair tea and salt are shown.\n",
        **{
            f"{name}.en.md": f"# The {name}\n\nThe {name} is old.\n"
            for name in ("mill", "quay", "inn", "hall", "well", "barn")
        },
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert look_up("tea", index, "en").hits[0].passage.document_id == "tea"
    assert {hit.passage.document_id for hit in look_up("tea", index, "en", page="fair").hits} == {"fair"}


def test_of_a_bare_figure_the_newest_is_told_and_a_share_for_each_person_is_another(town: Index) -> None:
    told = [sentence for quotation in say(town, "兰港GDP").quotations for sentence in quotation.sentences]
    assert "2022年兰港生产总值（GDP）为90亿元。" in told
    assert "2019年兰港生产总值（GDP）为70亿元，比2018年多。" not in told
    assert say(town, "兰港人均GDP").quotations[0].sentences == ("2025年兰港的平均GDP（人均GDP）为10万元。",)


@pytest.mark.parametrize("text", ["怎么去？", "點樣去"])
def test_a_question_of_stop_words_is_known_by_its_heading(town: Index, text: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert "渡" in reply.quotations[0].text
    assert say(town, "兰港有多少人口", text).quotations[0].text == reply.quotations[0].text


def test_a_name_alone_stands_in_for_the_one_before(town: Index) -> None:
    assert "2025年榆林人口为11万人。" in say(town, "白桦有多少人口", "那榆林呢").quotations[0].sentences
    assert (
        say(town, "从白桦坐渡轮要几个小时", "那榆林呢").kind != "answer"
    )  # which is not asked for its people


def test_a_bare_measure_is_told_by_a_heading_that_asks_for_it(town: Index) -> None:
    assert say(town, "怎么去兰港", "要多久").kind != "answer"
    assert say(town, "要多久").kind != "answer"


def test_a_word_that_the_pages_write_in_latin_letters_is_asked_for_as_it_stands(town: Index) -> None:
    quotation = say(town, "GDP多少").quotations[0]
    assert quotation.text == "2022年兰港生产总值（GDP）为90亿元。"


def test_a_newer_figure_of_a_district_is_no_edition_of_the_towns(tmp_path: Path) -> None:
    """“Yong'an city” is a place, too, though its name is two terms."""
    pages = {
        "contact.en.md": CONTACT_EN,
        "reeds.en.md": "---\ntitle: Reeds of Lanport\nsection: nature\n---\n\n## How much reed is there in Lanport?\n\n"
        "Lanport had 900 hectares of reed in 2019.\n\n## How much reed is there in Elm'an?\n\n"
        "Elm'an had 70 hectares of reed in 2024, with mats for 3 million.\n",
        "elm.en.md": "---\ntitle: Elm'an\nsection: districts\n---\n\nElm'an is a part of Lanport.\n",
        "birch.en.md": "---\ntitle: Birch\nsection: districts\n---\n\nBirch is a part of Lanport.\n",
        "_bot/vocabulary.yaml": "- Lanport, 兰港\n- Elm'an, 榆安\n- Birch, 白桦\n",
    }
    reply = say(
        Index(load_library(write_pages(tmp_path, pages))), "How many hectares of reed does Lanport have?"
    )
    assert reply.quotations[0].sentences[0] == "Lanport had 900 hectares of reed in 2019."


def test_of_a_year_without_a_figure_the_newest_is_shown_as_that(town: Index) -> None:
    reply = say(town, "兰港2015年的GDP是多少？")
    assert reply.kind == "handoff"
    assert reply.lead == (wording.NEWEST_KNOWN("zh-Hans", year="2015"),)
    assert reply.quotations[0].sentences == ("2022年兰港生产总值（GDP）为90亿元。",)
    assert say(town, "兰港2019年的GDP是多少？").kind == "answer"


def test_what_only_a_place_has_is_not_asked_of_a_thing_before(town: Index) -> None:
    """“Population?” behind a question on ferries is not read as “ferries population”."""
    told = say(town, "坐船怎么到兰港？", "人口").quotations[0].sentences
    assert told == ("兰港常住人口为90万人。",)


def test_what_was_stated_before_a_question_may_go_but_not_the_place_in_it(town: Index) -> None:
    assert say(town, "齐柏林飞艇要造新机棚。灯塔博物馆由谁经营？").kind == "answer"
    assert say(town, "齐柏林飞艇要在白桦造新机棚。灯塔博物馆由谁经营？").kind != "answer"


@pytest.mark.parametrize(
    "text", ["我们在看白桦。有多少人口？", "白桦靠海吗，人口是多少", "白桦那边怎么样 人口有多少"]
)
def test_a_question_behind_a_place_is_asked_of_it(town: Index, text: str) -> None:
    sentences = [sentence for quotation in say(town, text).quotations for sentence in quotation.sentences]
    assert "2025年白桦人口为21万人。" in sentences
    assert "兰港常住人口为90万人。" not in sentences


@pytest.mark.parametrize("text", ["人口，面积，GDP", "人口、面积和GDP分别是多少？", "GDP、面积、人口"])
def test_each_of_several_figures_is_told(town: Index, text: str) -> None:
    reply = say(town, text)
    told = plain_text(reply)
    assert [figure for figure in ("90万人", "500平方公里", "90亿元") if figure not in told] == []
    assert "没有找到" not in told


def test_figures_are_all_of_the_place_that_is_named_with_them(town: Index) -> None:
    told = plain_text(say(town, "白桦的人口、面积和GDP分别是多少"))
    assert "21万人" in told
    assert "500平方公里" not in told
    assert "“白桦的面积是多少”" in told or "• 白桦的面积是多少" in told


@pytest.mark.parametrize("text", ["人口数据", "最新GDP数字", "GDP数据情况"])
def test_figures_of_what_only_a_place_has_are_that_figure(town: Index, text: str) -> None:
    quotation = say(town, text).quotations[0]
    assert quotation.sentences[0] in ("兰港常住人口为90万人。", "2022年兰港生产总值（GDP）为90亿元。")


def test_several_things_of_several_places_are_asked_of_each(town: Index) -> None:
    assert things_in("白桦和雪松的人口和面积", town) == ("白桦 人口", "雪松 人口", "白桦 面积", "雪松 面积")
    told = plain_text(say(town, "白桦和雪松的人口和面积"))
    assert "2025年白桦人口为21万人" in told
    assert "2025年雪松人口为31万人" in told


def test_the_way_to_a_district_is_not_what_it_is(town: Index) -> None:
    assert say(town, "怎么去白桦").kind != "answer"


@pytest.mark.parametrize("text", ["白桦", "白桦怎么样", "介绍一下白桦", "白桦呢"])
def test_who_names_nothing_but_a_district_is_told_how_its_page_begins(town: Index, text: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert reply.quotations[0].sentences == ("白桦在兰港，靠海。",)
    assert "2025年白桦人口为21万人。" in reply.quotations[1].sentences


WITH_TRAINS = {
    **PAGES,
    "ways.zh.md": "---\ntitle: 兰港的火车\nsection: introduction\ndate: 2026\n---\n\n兰港靠海。\n\n## 坐火车能到兰港吗？\n\n坐火车可以到兰港。\n",
    "elm.zh.md": f"{PAGES['elm.zh.md']}\n## 坐火车能到榆林吗？\n\n榆林自2013年起有火车站。\n",
}


@pytest.mark.parametrize("text", ["坐火车能到吗", "坐火车能到不", "那边有火车吗", "那个区有火车吗"])
def test_what_is_asked_behind_a_district_is_asked_of_that(tmp_path: Path, text: str) -> None:
    chat = Chat(Index(load_library(write_pages(tmp_path, WITH_TRAINS))))
    chat.say("榆林有多少人口")
    assert "2013年" in plain_text(chat.say(text))


def test_what_names_the_town_is_not_asked_of_the_district_before(tmp_path: Path) -> None:
    chat = Chat(Index(load_library(write_pages(tmp_path, WITH_TRAINS))))
    chat.say("榆林有多少人口")
    assert "坐火车可以到兰港" in plain_text(chat.say("坐火车能到兰港吗"))


def test_that_district_is_the_one_that_was_named(town: Index) -> None:
    assert "21万人" in plain_text(say(town, "白桦", "那个区人口多少"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2019年GDP", "2019年兰港生产总值（GDP）为70亿元，比2018年多。"),
        ("2022年GDP是多少", "2022年兰港生产总值（GDP）为90亿元。"),
    ],
)
def test_a_figure_of_a_year_is_the_towns_of_that_year(town: Index, text: str, told: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert told in reply.quotations[0].sentences


def test_a_passage_that_has_only_the_year_tells_no_inhabitants(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "port.zh.md": "# 港口\n\n## 2019年兰港人口和港口怎么样？\n\n2019年兰港港口有90艘船，2019年兰港港口有9个泊位。\n",
        "census.zh.md": "# 人口普查\n\n## 兰港2019年人口是多少？\n\n2019年末兰港人口为88万人。\n",
        "list.zh.md": "# 兰港各区人口\n\n## 兰港各区有多少人口？\n\n2019年兰港各区人口如下：\n\n"
        + "".join(f"- 2019年{name}人口为9万人。\n" for name in DISTRICTS),
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = [s for quotation in say(index, "2019年人口").quotations for s in quotation.sentences]
    assert told == ["2019年末兰港人口为88万人。"]
    assert "榆林人口为9万人" in plain_text(say(index, "2019年各区人口"))
