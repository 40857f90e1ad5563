"""Questions of few words that a page answers all the same, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from bot.search.tokens import stem
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH, TOWN, write_pages

PAGES = {
    **TOWN,
    "salt.en.md": "---\ntitle: Salt of Lanport\nsection: advantage\ndate: 2026\n---\n\nSalt has been boiled since 1200.\n\n"
    "## What has the salt fair brought to Lanport?\n\nThe salt fair brought 90 firms, says the Department of Trade.\n\n"
    "## Who buys the salt?\n\nThe salt is sold to Norway by the guild, and 40 boats carry it.\n",
    "clock.en.md": "---\ntitle: The clock tower\nsection: introduction\n---\n\nThe tower is old.\n",
}


@pytest.mark.parametrize("text", ["results of the salt fair", "salt fair results", "the salt fair's outcome"])
def test_any_figure_of_a_subject_answers_what_came_of_it(town: Index, text: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert "90 firms" in plain_text(reply)


def test_a_subject_without_any_figure_has_no_results(town: Index) -> None:
    assert say(town, "results of the clock tower").kind != "answer"


def test_a_certain_attribute_is_not_answered_by_any_figure(town: Index) -> None:
    assert say(town, "price of the salt fair").kind != "answer"


def test_a_bare_list_of_words_is_answered_where_all_but_one_are_there(town: Index) -> None:
    reply = say(town, "salt Norway boats export")
    assert reply.kind == "answer"
    assert "Norway" in plain_text(reply)


@pytest.mark.parametrize("text", ["salt Denmark boats Sweden", "salt casino"])
def test_a_bare_list_of_words_that_are_mostly_elsewhere_is_not(town: Index, text: str) -> None:
    assert say(town, text).kind != "answer"


def test_a_short_question_after_an_answer_needs_only_to_be_found_on_that_page(town: Index) -> None:
    chat = Chat(town)
    assert chat.say("What has the salt fair brought to Lanport?").kind == "answer"
    reply = chat.say("and who buys it")
    assert reply.kind == "answer"
    assert "Norway" in plain_text(reply)


def test_everyday_talk_alone_is_not_answered(town: Index) -> None:
    assert say(town, "what is it that is old").kind != "answer"


def test_a_part_of_a_longer_name_is_no_name(town: Index) -> None:
    """In “Department of Trade” the department is any one; Norway stands by itself."""
    names = town.ask(town.query("which department sails to norway")).names
    assert stem("department") not in names
    assert stem("norway") in names


def test_a_word_of_everyday_talk_is_no_name_however_it_is_written(town: Index) -> None:
    """As a question begins with it, behind the topic in one of its readings."""
    assert stem("since") not in town.query("ferry Since when?").names
    assert stem("norway") in town.query("ferry Norway when?").names


RAILS = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "ways.zh.md": "---\ntitle: 兰港交通\nsection: transport\ndate: 2026\n---\n\n"
    + "".join(
        f"## {year}年的铁路怎样？\n\n{year}年，兰港的铁路延长了{year - 1900}公里，铁路上有{year - 1990}列火车。\n\n"
        for year in range(2011, 2017)
    ),
    "alder.zh.md": "---\ntitle: 桤木区\nsection: districts\ndate: 2026\n---\n\n桤木区有铁路。\n",
    "fund.zh.md": "---\ntitle: 铁路投资基金\nsection: pilots\ndate: 2026\n---\n\n铁路投资基金成立了。铁路投资基金有九亿元。铁路投资基金在兰港。\n",
    "_bot/vocabulary.yaml": "- railway fund, 铁路投资基金\n- railway, 铁路\n",
    **{
        f"page{n}.zh.md": f"---\ntitle: 主题{n}\nsection: introduction\ndate: 2026\n---\n\n兰港有第{n}0{n}号街。\n"
        for n in range(9)
    },
}


def test_a_bare_subject_is_told_by_the_page_that_is_about_it(tmp_path: Path) -> None:
    """Not by a short one that mentions it, nor by one on what is only named after it."""
    reply = say(Index(load_library(write_pages(tmp_path, RAILS))), "铁路呢")
    assert {quotation.citation.id for quotation in reply.quotations} == {"ways"}


SETTLING = {
    "contact.en.md": CONTACT_EN.replace(
        "\n---\n\n",
        "\n---\n\nThe Settle in Lanport site lists a fax number. The Settle in Lanport site has a desk.\n\n",
        1,
    ),
    "contact.zh.md": CONTACT_ZH,
    **{
        f"{name}.en.md": f"---\ntitle: {name.title()} quarter\nsection: quarters\ndate: 2026\n---\n\nFamilies settle in the {name} quarter.\n"
        for name in "elm oak ash fir yew box bay fig".split()
    },
}


def test_the_contact_page_answers_nothing_for_the_words_of_the_sites_name(tmp_path: Path) -> None:
    town = Index(load_library(write_pages(tmp_path, SETTLING)))
    assert "contact" not in [source.id for source in say(town, "What should we settle in?").sources]
    assert "contact" in [source.id for source in say(town, "Does the site list a fax number?").sources]
