"""A reproach beside a question: it is no question to the pages, and what is asked is answered all the same."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.plain import plain_text
from bot.dialogue.reproach import apart, refused_in
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, write_pages


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("USELESS BOT. How deep is the harbour?", "How deep is the harbour?"),
        ("I already asked you three times! who runs the harbour", "who runs the harbour"),
        ("You forgot the ferry.", "the ferry."),
        (
            "I asked how deep the harbour is, and you told me about the ferry, which I never mentioned.",
            "I asked how deep the harbour is",
        ),
        ("I asked for the depth, not the berths", "I asked for the depth"),
        ("why do you keep talking about ships? where is the town hall", "where is the town hall"),
        ("你复读机啊 我问的是渡轮 有没有票价", "我问的是渡轮 有没有票价"),
        ("你刚才说了渡轮，怎么又说找不到", "你刚才说了渡轮"),
        ("我问的是港口水深，你怎么回渡轮…", "我问的是港口水深"),
        ("等等 我问的是港口水深 怎么扯到渡轮了", "等等 我问的是港口水深"),
        ("都问了三遍了，港口谁管", "港口谁管"),
        ("Do not repeat. Who runs the harbour?", "Who runs the harbour?"),
        ("Not about pages. How deep is the harbour?", "How deep is the harbour?"),
        ("不是 渡轮票价", "渡轮票价"),
        ("不是問渡輪呀，我問港口水深", "我問港口水深"),
        ("什么都没有？港口水深多少", "港口水深多少"),
        ("not the ferry. the HARBOUR", "the HARBOUR"),
        (
            "Back to it. Not the ferry, I mean the harbour: how deep is it",
            "Back to it. I mean the harbour: how deep is it",
        ),
        ("Lamps on the quay?? I asked about the depth", "I asked about the depth"),
        ("You don't know much my friend :) Is there a ferry?", "Is there a ferry?"),
        ("FERRY?? i asked for the depth of the harbour", "i asked for the depth of the harbour"),
        ("That is about the ferry, not a bridge. Is there a tunnel?", "Is there a tunnel?"),
        ("哎呀不是渡轮是那个港口的水深", "那个港口的水深"),
        ("不是渡轮，我问的是港口水深", "港口水深"),
        ("你到底能不能正面回答？港口水深多少", "港口水深多少"),
        ("You didn't say how long. Doesn't matter. How deep is the harbour?", "How deep is the harbour?"),
        ("That is all about ferries again! How deep is the harbour?", "How deep is the harbour?"),
        ("我已经不是问渡轮了，是问港口水深", "是问港口水深"),
        ("我想知道现在的票价，不是2016年的票价", "我想知道现在的票价"),
        ("I want to know the depth, not the berths", "I want to know the depth"),
        ("我问的是港口水深，你给我渡轮干嘛", "我问的是港口水深"),
        ("我不是要今天的船票，我问的是港口水深", "我问的是港口水深"),
        ("答非所问，跟渡轮有什么关系。港口水深多少", "港口水深多少"),
    ],
)
def test_what_is_asked_is_told_from_the_reproach(text: str, asked: str) -> None:
    assert apart(text) == (True, asked)


@pytest.mark.parametrize(
    "text", ["stupid machine, you know nothing", "垃圾机器人 你会不会说话", "一问三不知", "same answer again"]
)
def test_a_message_may_be_nothing_but_reproach(town: Index, text: str) -> None:
    assert apart(text) == (True, "")
    reply = say(town, text)
    assert reply.kind == "smalltalk"
    assert reply.show_contact


@pytest.mark.parametrize(
    "text",
    [
        "How deep is the harbour?",
        "Why do ships wait outside?",
        "Is the water of the harbour bad?",
        "有没有人在听渔业政策",
        "垃圾焚烧厂在哪里",
        "港口为什么答应修桥",
        "What do you quote?",
        "This is about the harbour. How deep is it?",
        "兰港不是在海边吗",
        "不是说兰港是海港吗",
        "Harbour? How deep is it?",
    ],
)
def test_a_question_is_no_reproach(text: str) -> None:
    assert apart(text) == (False, text)


def test_who_is_reproached_says_sorry_and_answers(town: Index) -> None:
    reply = say(town, "Is there a zoo?", "useless bot. who runs the harbour")
    assert reply.kind == "answer"
    assert reply.lead[0] == wording.SORRY_MISSED("en")
    assert "Maria Okafor" in reply.quotations[0].text


def test_what_was_told_before_is_not_told_again_to_who_complains_of_it(town: Index) -> None:
    chat = Chat(town)
    first = chat.say("Who runs the harbour?")
    again = chat.say("You didn't answer my question. Who runs the harbour?")
    assert first.kind == "answer"
    assert (again.kind, again.quotations) == ("handoff", ())
    assert again.lead == (wording.SORRY_AGAIN("en"),)
    assert again.show_contact


def test_what_stays_open_for_who_complains_goes_to_a_person_at_once(town: Index) -> None:
    reply = say(town, "Is there a zoo?", "is there a cinema", "i asked you two times! is there a zoo")
    assert reply.kind == "handoff"
    assert reply.lead == (wording.SORRY_STILL("en"),)
    assert reply.show_contact


def test_who_leaves_with_a_complaint_is_not_sent_off_with_a_smile(town: Index) -> None:
    reply = say(town, "一问三不知 拜拜")
    assert reply.reason == "complaint"
    assert reply.show_contact


def test_a_shouted_message_is_read_as_a_quiet_one(town: Index) -> None:
    assert (
        say(town, "WHO RUNS THE HARBOUR DUDE").quotations
        == say(town, "who runs the harbour").quotations
        != ()
    )


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("Who runs the harbour?", "Who else runs the harbour?"),
        ("Who runs the harbour?", "which other companies run the harbour?"),
        ("港口由谁经营？", "除了港务集团，港口还有谁经营？"),
    ],
)
def test_the_same_again_is_no_answer_to_who_asks_for_others(town: Index, first: str, text: str) -> None:
    chat = Chat(town)
    assert chat.say(first).kind == "answer"
    reply = chat.say(text)
    assert reply.kind == "handoff"
    assert reply.quotations == ()
    assert reply.show_contact


def test_what_is_refused_is_not_what_the_next_question_goes_on_from(town: Index) -> None:
    for chat in (
        ("when did the ferry to the Reed Islands open?", "not the ferry. depth of the harbour"),
        ("渡轮什么时候开航？", "不是渡轮是港口的水深"),
    ):
        told = plain_text(say(town, *chat))
        assert "14" in told
        assert "2014" not in told


def test_what_is_refused_is_not_told_again(town: Index) -> None:
    chat = Chat(town)
    chat.say("when did the ferry to the Reed Islands open?")
    chat.say("thanks")
    said = plain_text(chat.say("Reed Islands?? I asked when the railway opened, not the ferry"))
    assert "2014" not in said


def test_what_a_message_is_about_is_not_refused_by_a_reproach(town: Index) -> None:
    text = "useless bot. this is about the harbour. who runs it?"
    assert refused_in(text) == ""
    assert "Maria Okafor" in plain_text(say(town, text))


def test_what_is_refused_is_not_told_and_what_else_there_is_comes_forward(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "law.en.md": "# The Trade Law\n\n## Is there a law on foreign trade?\n\nThe Trade Law on foreign trade is of 1921.\n",
        "trade.en.md": "# Trade of Lanport\n\n## What is traded?\n\nThe foreign trade of Lanport is 900 tonnes of herring.\n",
        "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert "1921" in plain_text(chat.say("is there something on foreign trade?"))
    told = plain_text(chat.say("I meant the foreign trade, not the law"))
    assert "1921" not in told
    assert "900 tonnes" in told


@pytest.mark.parametrize(
    "text",
    [
        "那跟渡轮有什么关系",
        "you never mentioned how deep the harbour of Lanport is",
        "This is John again, who runs the harbour?",
        "我没有要求的执照，可以租泊位吗",
        "我不是要开厂，我想开餐厅，需要什么手续？",
    ],
)
def test_what_only_sounds_like_a_reproach_is_none(text: str) -> None:
    assert apart(text) == (False, text)
