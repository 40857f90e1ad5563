"""Messages that name no subject of their own, and what they are about; on a town that is not Sanming."""

import pytest

from bot.dialogue import wording
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "cannery.en.md": """---
title: The cannery
section: industries
date: 2026-01
---

The cannery of Lanport packs herring. The cannery employs 900 people.

## What is the output of the cannery?

The output of the cannery was 40,000 tonnes of herring in 2025.

## Who founded the cannery?

Ines Moreau founded the cannery in 1921.
""",
    "observatory.en.md": """---
title: The observatory
section: science
date: 2026-02
---

The observatory of Lanport stands on Gull Hill. The observatory cost 12 million yuan.

## What were the results of the observatory in 2025?

The observatory found two comets in 2025; these results were printed in the Gazette.
""",
    "vineyards.en.md": "# Vineyards\n\nThe vineyards of Lanport lie on the slopes of the Reed valley. The vineyards grow red grapes.\n",
    "town.en.md": "# Lanport in figures\n\n## How many people live in Lanport? What is the population?\n\nLanport has 90,000 inhabitants.\n",
    "districts.en.md": "# Parts of Lanport\n\n## Which district is the largest?\n\nAlder district is the largest.\n",
    "cannery.zh.md": """---
title: 罐头厂
section: industries
date: 2026-01
---

兰港罐头厂加工鲱鱼。罐头厂有900名员工。

## 罐头厂产量是多少？

2025年罐头厂的产量为4万吨鲱鱼。
""",
    "observatory.zh.md": """---
title: 天文台
section: science
date: 2026-02
---

兰港天文台位于鸥山。天文台的建设费用为1200万元。
""",
    "vineyards.zh.md": "# 葡萄园\n\n兰港的葡萄园位于芦苇谷的山坡上。葡萄园种植红葡萄。\n",
}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Where are the vineyards of Lanport?", "what does it cost"),
        ("Where are the vineyards of Lanport?", "what were the results?"),
        ("Where are the vineyards of Lanport?", "and the output?"),
        ("Where are the vineyards of Lanport?", "which district has the most"),
        ("兰港的葡萄园在哪里？", "产量多少"),
        ("兰港的葡萄园在哪里？", "那费用呢"),
    ],
)
def test_what_names_an_attribute_alone_is_never_answered_from_another_subject(
    town: Index, first: str, then: str
) -> None:
    reply = say(town, first, then)
    assert reply.kind in ("handoff", "clarify"), plain_text(reply)


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Who founded the cannery?", "what was the output", "40,000 tonnes"),
        ("Where is the observatory?", "what did it cost", "12 million yuan"),
        ("Where is the observatory?", "what were the results?", "two comets"),
        ("罐头厂有多少员工？", "产量多少", "4万吨"),
        ("天文台在哪里？", "那费用呢", "1200万元"),
    ],
)
def test_what_names_an_attribute_alone_is_read_with_the_topic(
    town: Index, first: str, then: str, told: str
) -> None:
    assert told in plain_text(say(town, first, then))


@pytest.mark.parametrize("text", ["what is the output", "what are the requirements?", "产量多少", "费用呢"])
def test_an_attribute_without_a_topic_is_not_answered(town: Index, text: str) -> None:
    assert say(town, text).kind in ("handoff", "clarify")


def test_what_a_heading_asks_of_the_town_itself_is_answered_amid_another_topic(town: Index) -> None:
    assert "90,000" in plain_text(say(town, "Who founded the cannery?", "what is the population"))


@pytest.mark.parametrize(
    "between",
    [
        "thanks",
        "do they sell smoked eels on Sundays?",  # handed off, and names nothing that the pages know
        "ok, sorry",
    ],
)
def test_the_topic_outlives_what_names_no_subject(town: Index, between: str) -> None:
    assert "40,000 tonnes" in plain_text(say(town, "Who founded the cannery?", between, "and the output?"))


@pytest.mark.parametrize(
    "first",
    [
        "Does the cannery of Lanport take apprentices from Ruritania in spring?",  # handed off
        "We are two brothers from Ruritania and like the cannery, we want to see it",  # a pronoun for its own subject
    ],
)
def test_a_message_that_was_not_answered_leaves_its_subject(town: Index, first: str) -> None:
    assert "40,000 tonnes" in plain_text(say(town, first, "what was the output"))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What is the output of Ruritania?", "and in 2025?"),
        ("Who founded the cannery of Ruritania?", "what was the output"),
        ("capital of Ruritania?", "and its population?"),
    ],
)
def test_what_was_asked_of_a_name_that_no_page_knows_is_not_told_of_the_town(
    town: Index, first: str, then: str
) -> None:
    assert say(town, first, then).kind in ("handoff", "clarify")


def test_the_subject_asked_for_last_is_the_topic(town: Index) -> None:
    told = plain_text(say(town, "Who founded the cannery?", "Where is the observatory?", "what did it cost"))
    assert "12 million yuan" in told


def test_a_pronoun_before_the_subject_is_not_passed_over(town: Index) -> None:
    reply = say(town, "Where is the observatory?", "which of them pack herring in the cannery")
    assert reply.kind != "answer"


@pytest.mark.parametrize("text", ["bitcoin", "比特币", "unicorns?"])
def test_a_thing_that_no_page_knows_is_no_word_on_the_topic(town: Index, text: str) -> None:
    assert say(town, "Who founded the cannery?", text).kind == "handoff"


@pytest.mark.parametrize("text", ["and in 2025?", "2025?", "那2025年呢", "那多少钱 便宜的有没"])
def test_a_year_or_what_only_qualifies_names_nothing_by_itself(town: Index, text: str) -> None:
    assert say(town, text).kind != "answer"
    assert say(town, "Is there a zeppelin?", text).kind != "answer"


@pytest.mark.parametrize("text", ["how much does it cost?", "when did it start", "要多久", "什么时候开始"])
def test_who_names_nothing_at_first_is_asked_what_it_is_about(town: Index, text: str) -> None:
    reply = say(town, text)
    assert reply.lead == (wording.OF_WHAT(reply.locale),)
    assert not reply.quotations
    assert not reply.show_contact


def test_what_something_is_names_it_whatever_it_is(town: Index) -> None:
    assert say(town, "什么是标准地").lead != (wording.OF_WHAT("zh-Hans"),)


def test_what_is_named_then_is_asked_what_was_asked_before(town: Index) -> None:
    chat = Chat(town)
    chat.say("who founded it?")
    assert "Ines Moreau founded the cannery" in plain_text(chat.say("the cannery"))


def test_who_names_nothing_again_is_not_asked_a_third_time(town: Index) -> None:
    first, second = Chat(town), Chat(town)
    assert first.say("how much does it cost?").kind == "clarify"
    assert first.say("how much does it cost?").kind == "handoff"
    reply = second.say("how much does it cost? how long does it take?")
    assert reply.lead == (wording.OF_WHAT("en"),)


@pytest.mark.parametrize(
    ("asked", "named", "told"),
    [
        ("How much does it cost?", "the observatory", "The observatory cost 12 million yuan."),
        ("what is the output?", "cannery", "The output of the cannery was 40,000 tonnes of herring in 2025."),
    ],
)
def test_what_is_named_when_asked_back_completes_the_question(
    town: Index, asked: str, named: str, told: str
) -> None:
    chat = Chat(town)
    assert chat.say(asked).kind == "clarify"
    assert [sentence for q in chat.say(named).quotations for sentence in q.sentences] == [told]
