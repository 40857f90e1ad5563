"""Two places or things asked about together, on a town that is not Sanming."""

import pytest

from bot.dialogue.comparing import asked_of_each
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "_bot/vocabulary.yaml": "- Norbury, 北堡\n- Sudbury, 南堡\n- population, 人口\n- area, 面积\n- day ticket, 日票\n- dog ticket, 狗票\n",
    "norbury.en.md": "---\ntitle: Norbury\nsection: parts\n---\n\nNorbury has a population of 9,000.\n\n## How large is Norbury?\n\n"
    "The area of Norbury is 40 square kilometres.\n",
    "sudbury.en.md": "---\ntitle: Sudbury\nsection: parts\n---\n\nSudbury has a population of 7,000.\n\n## How large is Sudbury?\n\n"
    "The area of Sudbury is 60 square kilometres.\n\n## What is made in Sudbury?\n\nSudbury makes clocks.\n",
    "norbury.zh.md": "---\ntitle: 北堡\nsection: parts\n---\n\n## 北堡有多少人口？\n\n北堡人口为9000人。\n\n## 北堡多大？\n\n北堡面积为40平方公里。\n",
    "sudbury.zh.md": "---\ntitle: 南堡\nsection: parts\n---\n\n## 南堡有多少人口？\n\n南堡人口为7000人。\n\n## 南堡多大？\n\n南堡面积为60平方公里。\n",
    "tickets.en.md": "---\ntitle: Tickets of the ferry\nsection: ferry\n---\n\n## What is a day ticket?\n\nA day ticket is good for a day.\n\n"
    "## What is a dog ticket?\n\nA dog ticket is for a dog.\n",
}


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("Which is larger, Norbury or Sudbury?",), ("40 square", "60 square")),
        (("Is Norbury bigger than Sudbury?",), ("40 square", "60 square")),
        (("Norbury vs Sudbury, who has more people",), ("9,000", "7,000")),
        (("Which is larger, Norbury or Sudbury?", "and the population of both?"), ("9,000", "7,000")),
        (("北堡和南堡哪个人多",), ("9000", "7000")),
        (("北堡和南堡哪个人多", "面积哪个大"), ("40平方", "60平方")),
        (("what is the difference between a day ticket and a dog ticket",), ("for a day", "for a dog")),
    ],
)
def test_both_are_told_side_by_side(town: Index, texts: tuple[str, ...], figures: tuple[str, str]) -> None:
    reply = say(town, *texts)
    assert reply.kind == "answer"
    assert len(reply.quotations) == 2
    for figure, quotation in zip(figures, reply.quotations, strict=True):
        assert figure in quotation.text


def test_what_was_compared_is_forgotten_after_an_hour(town: Index) -> None:
    chat = Chat(town)
    chat.say("Which is larger, Norbury or Sudbury?")
    assert not chat.say("and the population of both?", after_minutes=61).parts


def test_the_one_that_no_page_tells_of_is_named_as_open(town: Index) -> None:
    reply = say(town, "Does Norbury or Sudbury make more clocks, compared with each other?")
    assert "Sudbury makes clocks." in reply.quotations[0].text
    assert not any("clock" in quotation.text and quotation.nearest_to for quotation in reply.quotations)
    assert "Norbury clocks" in plain_text(reply)


@pytest.mark.parametrize(
    "text",
    [
        "Who runs the ferry from Norbury to Sudbury?",
        "Norbury and Sudbury",
        "Which district has the most clocks?",
        "北堡到南堡多远",
        "北堡有多少人口",
        "Is a dog ticket dearer?",
        "Which is better for a furniture factory, Norbury or Sudbury?",
        "How do I get from Norbury to Sudbury, is it more than an hour?",
    ],
)
def test_what_compares_nothing_is_left_as_it_is(town: Index, text: str) -> None:
    assert asked_of_each(text, (), town) == ()
