"""What people say around a question: it is answered as if they had not, unless what they say changes it."""

import pytest

from bot.dialogue.plain import plain_text
from bot.dialogue.readings import without_asides
from bot.search.index import Index
from tests.dialogue.chats import say

RUNS = "The harbour is run by the Lanport Port Group, which Maria Okafor has led since 2021."


@pytest.mark.parametrize(
    "text",
    [
        "A friend who lives in Hamburg told me to ask you this, who runs the harbour?",
        "some website was unclear about this: who runs the harbour?",
        "My cousin swears it is secret, who runs the harbour?",
        "Doing a quick screen for our board. who runs the harbour",
        "We are a family company near Heilbronn, 80 people. harbour run by whom",
        "who runs the harbour, my boss wants to know by tonight",
        "on the ferry now, bad signal, who runs the harbour",
        "I'm in a taxi, who runs the harbour?",
        "moving there with the kids next year, who runs the harbour?",
    ],
)
def test_who_asked_and_who_told_is_no_part_of_the_question(town: Index, text: str) -> None:
    assert RUNS in plain_text(say(town, text))


@pytest.mark.parametrize(
    "text",
    [
        "有个在厦门的朋友让我来问问，港口由谁经营",
        "网上说法不一，港口由谁经营？",
        "老板今晚就要答案，港口由谁经营",
        "我在给老板准备材料，港口由谁经营",
        "我在高铁上，信号不好，港口由谁经营",
    ],
)
def test_nor_in_chinese(town: Index, text: str) -> None:
    assert "港口由兰港港务集团经营" in plain_text(say(town, text))


@pytest.mark.parametrize(
    "text",
    [
        "we plan to come over in May with two engineers, who should we contact",
        "行，那我下个月想带两个人过来看看地，找谁对接",
    ],
)
def test_whom_to_contact_is_told_behind_what_is_planned(town: Index, text: str) -> None:
    assert say(town, text).kind == "contact"


def test_what_was_named_in_quotes_is_what_those_are(town: Index) -> None:
    reply = say(
        town, "I keep reading of something called 'the Lanport harbour'. What is that exactly, who runs it?"
    )
    assert RUNS in plain_text(reply)
    assert "do not" not in plain_text(reply)


@pytest.mark.parametrize(
    "text",
    [
        "we sail a ferry, who runs the harbour?",  # the pages speak of ferries
        "with a zeppelin on board, who issues the licence?",  # that is no aside: the pages know none
        "if a friend told me, who runs the harbour?",
        "who runs the harbour",
        "which berths are free, and which are deep?",
    ],
)
def test_what_may_change_the_question_stays(town: Index, text: str) -> None:
    assert without_asides(text, town) == text


def test_a_message_of_keywords_behind_a_statement_is_answered(town: Index) -> None:
    assert "14 metres" in plain_text(say(town, "I compare ports for a client. depth of the harbour"))


@pytest.mark.parametrize(
    "text", ["What do you think?", "And what is your own opinion on it?", "您怎么看？", "你覺得呢"]
)
def test_the_bot_has_no_opinion(town: Index, text: str) -> None:
    reply = say(town, text)
    assert (reply.kind, reply.reason, reply.show_contact) == ("smalltalk", "opinion", True)


def test_asked_for_beside_a_question_it_changes_no_answer(town: Index) -> None:
    assert say(town, "港口由谁经营，您怎么看？").quotations == say(town, "港口由谁经营？").quotations
    assert say(town, "大象吃什么，您怎么看？").kind == "handoff"


def test_an_aside_in_the_words_of_the_question_is_set_aside_too(town: Index) -> None:
    assert without_asides("a colleague said berths free, berths free", town) == "berths free"


def test_who_wants_to_be_called_in_a_story_is_given_the_contact(town: Index) -> None:
    reply = say(town, "we have 12 boats and want a pier. someone please call me +99 1711 000")
    assert reply.kind == "contact"


def test_why_somebody_asks_is_set_aside(town: Index) -> None:
    asked = "which berths are free"
    assert without_asides(f"{asked}, as our ferry comes in May", town) == asked
    assert without_asides(f"{asked}, as far as ferries go", town) == f"{asked}, as far as ferries go"
