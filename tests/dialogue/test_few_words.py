"""Questions of few words that a page answers all the same, on a town that is not Sanming."""

import pytest

from bot.dialogue.plain import plain_text
from bot.search.index import Index
from bot.search.tokens import stem
from tests.dialogue.chats import Chat, say
from tests.pages import TOWN

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
