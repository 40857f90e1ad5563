"""What was told is too old for whoever asked; on a town that is not Sanming."""

import pytest

from bot.dialogue import wording
from bot.dialogue.newer import apart, of_another_year
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "herring.en.md": "# Herring of Lanport\n\n## How much herring was landed in 2016?\n\nIn 2016 herring landings were 4,000 tonnes.\n\n"
    "## How much herring is landed?\n\nHerring landings were 9,000 tonnes in 2023.\n",
    "shops.en.md": "# Herring shops\n\n## How many herring shops were there in 2015?\n\nIn 2015 there were 70 herring shops.\n",
    "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    "herring.zh.md": "# 兰港鲱鱼\n\n## 2016年鲱鱼捕捞量是多少？\n\n2016年鲱鱼捕捞量为4000吨。\n\n## 鲱鱼捕捞量是多少？\n\n2023年鲱鱼捕捞量为9000吨。\n",
}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("anything newer?", ""),
        ("is that the latest figure you have?", ""),
        ("这是最新的数据吗", ""),
        ("nothing newer? thats ancient", ""),
        ("That's old. Newer figures?", ""),
        ("Is there something more recent? I mean landings of cod", "I mean landings of cod"),
        ("有没有更新一点的数据？", ""),
        ("你这都是16年的老数据了", ""),
        ("2015年的也太老了吧😂", ""),
        ("Only 2016? Is there nothing for 2023?", "Is there nothing for 2023?"),
        ("只有2016年的吗", ""),
        ("这是2011年的资料，有没有较新的？例如鳕鱼的捕捞量", "例如鳕鱼的捕捞量"),
    ],
)
def test_the_wish_for_newer_figures_is_told_from_what_is_asked_beside_it(text: str, asked: str) -> None:
    assert apart(text) == (True, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Is there a new quay?",
        "latest news",
        "how old is the quay",
        "later",
        "这么久？",
        "新",
        "最近",
        "the newest ferry?",
        "is there a newer ferry",
        "有新的码头吗",
        "码头太老了吗",
        "最新消息",
        "2016年的捕捞量是多少",
    ],
)
def test_what_only_has_such_words_is_an_ordinary_question(text: str) -> None:
    assert apart(text) == (False, text)


@pytest.mark.parametrize(
    ("asked", "again", "newer"),
    [
        ("How much herring was landed in 2016?", "anything newer?", "9,000 tonnes in 2023"),
        ("2016年鲱鱼捕捞量是多少？", "这是2016年的老数据了", "2023年鲱鱼捕捞量为9000吨"),
    ],
)
def test_what_the_page_has_of_a_later_year_is_told(town: Index, asked: str, again: str, newer: str) -> None:
    chat = Chat(town)
    assert "2016" in plain_text(chat.say(asked))
    reply = chat.say(again)
    assert reply.kind == "answer"
    assert newer in plain_text(reply)


def test_that_there_is_nothing_newer_is_said(town: Index) -> None:
    chat = Chat(town)
    chat.say("How much herring is landed?")
    reply = chat.say("hm, 9,000 tonnes. is that the newest figure you have?")
    assert reply.reason == "nothing newer"
    reply = chat.say("that is old, anything newer?")
    assert wording.NOTHING_NEWER("en") in plain_text(reply)
    assert (reply.kind, reply.show_contact, reply.quotations) == ("handoff", True, ())


def test_with_nothing_told_before_there_is_nothing_to_be_newer_than(town: Index) -> None:
    assert Chat(town).say("anything newer?").reason != "nothing newer"


def test_what_is_asked_beside_it_is_answered_as_ever(town: Index) -> None:
    chat = Chat(town)
    chat.say("How much herring is landed?")
    assert chat.say("that is old. can I talk to a person?").kind == "contact"
    chat.say("How much herring is landed?")
    assert "grind barley" in plain_text(chat.say("That is old. What do the mills of Lanport grind?"))
    chat.say("What do the mills of Lanport grind?")  # of no year
    assert chat.say("that is old").reason != "nothing newer"


@pytest.mark.parametrize(
    ("asked", "then", "figure"),
    [
        ("How much herring was landed in 2016?", "and in 2023?", "9,000"),
        ("How much herring was landed in 2016?", "Only 2016? Is there nothing for 2023?", "9,000"),
        ("2016年鲱鱼捕捞量是多少？", "那2023年呢", "9000"),
        ("2016年鲱鱼捕捞量是多少？", "2023年的", "9000"),
    ],
)
def test_a_year_and_nothing_else_asks_the_question_before_for_that_year(
    town: Index, asked: str, then: str, figure: str
) -> None:
    chat = Chat(town)
    chat.say(asked)
    reply = chat.say(then)
    assert reply.kind == "answer"
    assert figure in plain_text(reply)


def test_of_a_year_that_no_page_has_the_newest_is_shown(town: Index) -> None:
    chat = Chat(town)
    chat.say("How much herring was landed in 2016?")
    said = plain_text(chat.say("and for 2031?"))
    assert "9,000" in said
    assert "2031" in said


@pytest.mark.parametrize(
    ("text", "told_for"),
    [
        ("and the shops in 2023?", "herring in 2016"),
        ("2023?", "in 2016?"),
        ("2015 or 2023?", "herring in 2016"),
    ],
)
def test_what_names_more_than_a_year_or_follows_nothing_is_no_such_question(text: str, told_for: str) -> None:
    assert of_another_year(text, told_for) is None
