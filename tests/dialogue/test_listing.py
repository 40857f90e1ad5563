"""What a list has at a place: “the second one”, 第三个呢."""

import pytest

from bot.dialogue.listing import item_meant
from bot.dialogue.messages import Choice, Question, State
from bot.search.index import Index
from tests.dialogue.chats import NOW, Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "trials.en.md": "---\ntitle: Trials of Lanport\nsection: trials\n---\n\n## Which trials are there?\n\nLanport has these trials:\n\n"
    "- Tide mill (潮汐磨坊), since 2020.\n- Seaweed farm: begun in 2021.\n- Lanport (north) observatory.\n",
    "trials.zh.md": "---\ntitle: 兰港试点\nsection: trials\n---\n\n## 有哪些试点？\n\n兰港有以下试点：\n\n"
    "- 潮汐磨坊：始于2020年。\n- 海藻场：始于2021年。\n- 兰港（北）天文台。\n",
    "mill.en.md": "# The tide mill\n\nThe tide mill grinds barley at every ebb.\n",
    "mill.zh.md": "# 潮汐磨坊\n\n潮汐磨坊每次退潮时磨大麦。\n",
    "seaweed.en.md": "# The seaweed farm\n\nThe seaweed farm dries kelp on racks.\n",
    "seaweed.zh.md": "# 海藻场\n\n海藻场在架子上晾晒海带。\n",
    "stars.en.md": "# The observatory\n\nThe Lanport observatory watches comets.\n",
    "stars.zh.md": "# 天文台\n\n兰港天文台观测彗星。\n",
    "comet.en.md": "---\ntitle: Comet seen\nsection: news\ndate: 2025-03\n---\n\nA comet was seen.\n",
    "kelp.en.md": "---\ntitle: Kelp harvest\nsection: news\ndate: 2025-02\n---\n\nKelp was brought in.\n",
}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Which trials are there?", "the second one"), "kelp"),
        (("Which trials are there?", "tell me about number 1 please"), "barley"),
        (("Which trials are there?", "and the last one?"), "comets"),
        (("Which trials are there?", "2nd", "the 1st"), "barley"),
        (("Which trials are there?", "thanks", "the third"), "comets"),
        (("有哪些试点？", "第二个呢"), "海带"),
        (("有哪些試點？", "說說第一項"), "大麥"),
        (("有哪些试点？", "最后一个"), "彗星"),
        (("any news?", "the second"), "Kelp was brought in"),
    ],
)
def test_an_item_is_asked_for_by_its_place(town: Index, texts: tuple[str, ...], told: str) -> None:
    reply = say(town, *texts)
    assert reply.kind == "answer"
    assert told in " ".join(quotation.text for quotation in reply.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "the fourth one",
        "the second floor",
        "number 0",
        "#00",
        "第0个",
        "第四个",
        "第二大试点",
        "the first of May",
    ],
)
def test_no_item_is_meant_where_the_list_has_none_or_a_place_is_only_named(town: Index, text: str) -> None:
    state = State(listed=("a", "b", "c"), at=NOW)
    assert item_meant(Question(text, "test:1:0:1", NOW), state) is None


def test_pages_that_were_offered_instead_of_an_answer_come_first() -> None:
    offered = (Choice("topics", "Topics"), Choice("page:mill", "Mill"))
    question = Question("the first", "test:1:0:1", NOW)
    assert (
        item_meant(question, State(listed=("a", "b"), offered=offered, pending="mills?", at=NOW))
        == "page:mill"
    )
    assert item_meant(question, State(listed=("a", "b"), offered=offered, at=NOW)) == "a"
    assert item_meant(question, State(at=NOW)) is None


def test_a_list_is_forgotten_after_an_hour(town: Index) -> None:
    chat = Chat(town)
    chat.say("Which trials are there?")
    assert chat.say("the second one", after_minutes=61).kind != "answer"


def test_pages_that_were_offered_are_forgotten_after_an_hour(town: Index) -> None:
    chat = Chat(town)
    chat.state = State(offered=(Choice("page:mill", "Mill"),), pending="mills?", at=NOW)
    assert chat.say("the first one", after_minutes=61).kind != "answer"
