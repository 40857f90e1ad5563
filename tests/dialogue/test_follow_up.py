"""Conversations in which one message leans on another, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.answer import covers, look_up, on_page
from bot.dialogue.followup import (
    asked_there,
    asks_the_same_for,
    has_anaphor,
    may_go_on,
    only_counts,
    points_back,
    without_then,
    without_there,
)
from bot.dialogue.messages import Choice, State
from bot.dialogue.plain import plain_text
from bot.dialogue.replies import THEIRS
from bot.search.index import Index
from tests.dialogue.chats import NOW, Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, write_pages

DISTRICTS = ("Alder", "Birch", "Cedar", "Elm")
PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    **{
        f"{name.lower()}.en.md": f"""---
title: {name} district
section: districts
date: 2026-01
source: https://lanport.example/{name.lower()}
---

{name} district has {number}1,000 residents.

## How large is {name} district?

{name} district covers {number}50 square kilometres.

## What is made in {name} district?

Factories in {name} district make {goods}.
"""
        for number, (name, goods) in enumerate(
            zip(DISTRICTS, ("paper", "ships", "glass", "clocks"), strict=True), 1
        )
    },
    "districts.en.md": "---\ntitle: Districts of Lanport\nsection: districts\ndate: 2026\n---\n\nLanport has four districts.\n",
    "works.en.md": """---
title: Smoked fish of Lanport
section: trade
date: 2026-02
source: https://lanport.example/works
---

Fish is smoked in Lanport by the river.

## Who owns Holm Brothers?

Holm Brothers belong to the Reed Bank.

## How fast is the trade growing?

The trade grew to nine tonnes in 2025.
""",
    "ferry.en.md": """---
title: The ferry
section: transport
date: 2026-02
source: https://lanport.example/ferry
---

The ferry to the Reed Islands opened on 20 May 2025.

## How much was invested in the ferry?

The ferry cost 40 million yuan.
""",
    "ferry.zh.md": """---
title: 渡轮
section: transport
date: 2026-02
source: https://lanport.example/ferry
---

通往芦苇群岛的渡轮于2025年5月20日开通。

## 渡轮投资多少？

渡轮投资4000万元。
""",
}


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (
            "How many residents does Alder district have?",
            "and in Birch?",
            "Birch district has 21,000 residents",
        ),
        (
            "How many residents does Alder district have?",
            "How large is it?",
            "Alder district covers 150 square",
        ),
        ("How large is Cedar district?", "what is made there?", "make glass"),
        ("When did the ferry open?", "how much did it cost?", "40 million yuan"),
        ("How large is Cedar district?", "for Elm?", "Elm district covers 450 square"),
        ("渡轮什么时候开通？", "它投资多少？", "4000万元"),
        ("渡轮什么时候开通？", "那投资呢", "4000万元"),
    ],
)
def test_a_follow_up_leans_on_what_came_before(town: Index, first: str, then: str, expected: str) -> None:
    chat = Chat(town)
    chat.say(first)
    assert expected in plain_text(chat.say(then))


def test_a_fragment_asks_of_what_was_spoken_of_and_not_of_the_town(tmp_path: Path) -> None:
    pages = {f"{name}.en.md": f"# The {name}\n\nThe {name} of Lanport.\n" for name in "abcdefghijklm"}
    pages["town.en.md"] = "# The town\n\n## How large is Lanport?\n\nLanport covers 90 square kilometres.\n"
    pages["orchard.en.md"] = "# The orchard\n\nThe orchard grows plums.\n"
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert "90 square" in plain_text(chat.say("how large"))
    chat.say("What does the orchard grow?")
    assert chat.say("how large").kind != "answer"
    assert "90 square" in plain_text(chat.say("How large is Lanport?"))


def test_of_several_readings_that_of_the_page_just_quoted_counts(town: Index) -> None:
    chat = Chat(town)
    chat.say("What is made in Elm district?")
    assert "Elm district covers" in plain_text(chat.say("how large"))


def test_words_of_every_page_are_missed_where_nothing_else_is_asked(tmp_path: Path) -> None:
    pages = {
        f"{name}.en.md": f"# The {name}\n\nThe {name} of Lanport opened in May and cost 9 million yuan.\n"
        for name in (
            "quay",
            "mill",
            "school",
            "bridge",
            "hall",
            "park",
            "ferry",
            "fair",
            "well",
            "barn",
            "bank",
        )
    }
    pages["tower.en.md"] = (
        "# The watchtower\n\nThe watchtower was placed in Lanport by decision of 3 May 2025.\n"
    )
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert chat.say("What is the watchtower?").kind == "answer"
    assert chat.say("when did it open").kind != "answer"


def test_the_town_itself_stands_in_for_another_one(tmp_path: Path) -> None:
    pages = {f"{name}.en.md": f"# The {name}\n\nThe {name} of Lanport.\n" for name in "abcdefghijklm"}
    pages["town.en.md"] = (
        "# The town\n\n## What is the population of Lanport?\n\nLanport has 9,000 residents.\n\n"
        "## What is the GDP of Lanport?\n\nThe GDP of Lanport is 3 million.\n"
    )
    pages["road.en.md"] = "# Roads of Lanport\n\nA road from Lanport to Norbury is 9 km long.\n"
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert chat.say("What is the population of Norbury?").kind != "answer"
    assert "9,000 residents" in plain_text(chat.say("and Lanport?"))
    for town in ("Norbury", "Osthaven"):  # one that a page names, one that none knows
        chat = Chat(chat.index)
        assert chat.say(f"What is the GDP of {town}?").kind != "answer"
        assert "9,000" not in plain_text(chat.say("and its population?"))
        assert "9,000 residents" in plain_text(chat.say("population of Lanport?"))


def test_of_what_there_is_most_is_what_was_asked_before(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "people.en.md": "---\ntitle: People of Lanport\nsection: people\n---\n\n## How many residents has each county? "
        "Which county has the most residents?\n\nNorbury county has 900 residents and Holm county has 300 residents.\n",
        "salt.en.md": "# Salt of Lanport\n\nThe salt of Lanport is white, and 4 tonnes are sold.\n",
        "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert "900" in plain_text(chat.say("How many residents has each county?"))
    assert "900" in plain_text(chat.say("which county has the most?"))
    assert not points_back("I look for residents, which county has the most?", chat.index.catalogue.subjects)
    chat = Chat(chat.index)
    assert "4 tonnes" in plain_text(chat.say("Tell me about the salt of Lanport"))
    assert chat.say("which county has the most?").kind != "answer"


def test_a_subject_named_in_one_language_is_spoken_of_in_the_other(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "alder.zh.md": "# 桤木区\n\n## 桤木区人口多少？\n\n桤木区人口为11000人。\n",
        "town.zh.md": "# 兰港\n\n## 兰港人口多少？\n\n兰港人口为90000人。\n",
        "_bot/vocabulary.yaml": "- Alder, 桤木\n- Lanport, 兰港\n- population, 人口\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    assert "11000" in plain_text(say(town, "How large is Alder district?", "那人口呢"))
    of_alder = look_up("桤木 人口", town, "zh")
    assert covers(of_alder, "人口呢", town, "Alder")
    assert not covers(of_alder, "人口呢", town, "Lanport")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many families?", True),
        ("and how many workers", True),
        ("有多少户", True),
        ("到现在发了多少", True),
        ("how many ferries?", False),  # which pages are about
        ("how many residents has Alder", False),
        ("how many people of Lanport", False),
        ("渡轮有几艘", False),
    ],
)
def test_what_is_counted_alone_is_told_from_what_says_where(town: Index, text: str, expected: bool) -> None:
    assert only_counts(text, town.catalogue.subjects) is expected


def test_how_many_alone_is_not_told_of_what_is_counted_elsewhere(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "glass.en.md": "# Glass of Lanport\n\n## How many families blow glass?\n\nNine families blow glass in Lanport.\n",
        "districts.en.md": "# Districts of Lanport\n\n## How many districts?\n\nLanport has four districts.\n",
        "wood.en.md": "# The wood of Lanport\n\n## How many families share the wood?\n\nThe wood is shared by 235 families.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    assert "Nine families" in say(town, "is glass blown in Lanport", "how many families?").quotations[0].text
    reply = say(town, "when did the ferry open", "and how many families?")
    assert reply.kind != "answer"
    assert say(town, "when did the ferry open", "how many districts?").kind == "answer"


def test_a_name_alone_is_not_answered_by_whatever_is_told_of_it(tmp_path: Path) -> None:
    fairs = (
        "# Trade fairs\n\n## Are there glass makers at the fairs of Alder?\n\nGlass makers of Alder came to the fair.\n\n"
        "## What was signed in Birch?\n\nA contract for a quay was signed in Birch in 2025.\n"
    )
    pages = {**PAGES, "trade.en.md": fairs}
    del pages["birch.en.md"]
    town = Index(load_library(write_pages(tmp_path, pages)))
    assert say(town, "what was signed in Birch?").kind == "answer"
    assert say(town, "are there glass makers of Alder at the fairs?", "what about Birch").kind == "clarify"


def test_what_was_asked_of_some_is_not_told_of_all(tmp_path: Path) -> None:
    grants = "## What are the conditions of a grant?\n\nThe conditions of a grant are a licence and a boat.\n"
    pages = {
        "contact.en.md": CONTACT_EN,
        "grants.en.md": f"---\ntitle: Grants\nsection: rules\n---\n\nGrants are paid.\n\n{grants}",
        "norbury.en.md": "---\ntitle: People of Norbury\nsection: rules\n---\n\nPeople from Norbury sail here.\n",
        "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert chat.say("Do young people from Norbury get a grant?").kind != "answer"
    assert chat.say("and the conditions?").kind != "answer"


def test_a_question_that_could_be_of_anything_is_asked_of_the_topic(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "salt.en.md": "---\ntitle: Salt of Lanport\nsection: trade\n---\n\n## How much of the market is salt?\n\n"
        "Salt of Lanport has a share of 10 percent of the market.\n",
        "fish.en.md": "---\ntitle: Herring\nsection: trade\n---\n\n## What share does herring have of the market?\n\n"
        "Herring had a share of 40 percent of the market.\n",
        "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    chat.say("Tell me about salt of Lanport")
    assert "10 percent" in plain_text(chat.say("what share of the market"))


def test_a_question_in_vain_that_names_no_subject_leaves_the_topic(town: Index) -> None:
    chat = Chat(town)
    chat.say("When did the ferry open?")
    assert chat.say("how many trumpeters came last time").kind != "answer"
    assert "40 million yuan" in plain_text(chat.say("how much was invested"))


def test_there_without_anything_before_it_is_the_town(town: Index) -> None:
    assert without_there("What can I see over there?", "Lanport") == "What can I see?"
    assert without_there("what is there", "Lanport") == "what is there"
    assert without_there("我在這裡打的字會留底嗎？", "Lanport") == "我打的字會留底嗎？"
    assert without_there("What kind of town is it?", "Lanport") == "What kind of town is Lanport?"


def test_a_pronoun_behind_the_place_that_all_is_about_points_back_to_that(tmp_path: Path) -> None:
    pages = {
        f"{i}.zh.md": f"# 兰港的{what}\n\n兰港的{what}很大。\n"
        for i, what in enumerate("渡轮 码头 学校 医院 公园 剧院 银行 邮局 车站 市场 酒店 书店".split())
    }
    subjects = Index(load_library(write_pages(tmp_path, pages))).catalogue.subjects
    assert not has_anaphor("兰港这个名字是怎么来的", subjects)
    assert has_anaphor("这个名字是怎么来的", subjects)


def test_what_follows_is_looked_for_on_the_page_just_quoted(town: Index) -> None:
    chat = Chat(town)
    chat.say("Who owns Holm Brothers?")
    assert "nine tonnes" in plain_text(chat.say("and how fast does it grow?"))
    assert chat.say("and who paints it?").kind != "answer"  # the page does not say


def test_a_page_answers_only_what_it_has_every_word_of(town: Index) -> None:
    found = on_page("how fast does it grow", town, "en", "works")
    assert found is not None
    assert found.band == "sure"
    assert on_page("and who paints it", town, "en", "works") is None
    assert on_page("and what of it", town, "en", "works") is None


def test_a_date_covers_which_year(town: Index) -> None:
    opened = look_up("When did the ferry open?", town, "en")
    assert covers(opened, "which year", town, "ferry")
    assert not covers(opened, "which price", town, "ferry")


def test_the_earlier_topic_never_lowers_the_bar(town: Index) -> None:
    chat = Chat(town)
    chat.say("How many residents does Alder district have?")
    assert chat.say("and in Jiangsu?").kind != "answer"
    chat.say("When did the ferry open?")
    assert chat.say("who is its CEO?").kind != "answer"


def test_a_topic_lasts_while_its_page_answers(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "licences.en.md": "---\ntitle: Fishing licences\nsection: rules\n---\n\n## Who grants a fishing licence?\n\n"
        "The council grants fishing licences.\n\n## Colours\n\nFishing licences come in two colours, blue and white.\n\n"
        "## Holders\n\nHolders of licences wear a badge.\n",
        "boats.en.md": "---\ntitle: Boats\nsection: rules\n---\n\n## How are boats painted?\n\nBoats are painted in four colours "
        "by law. Holders of a painted boat wear a hat.\n",
        "herring.en.md": "# Herring\n\nThe herring of Lanport is salted. The cannery packs it.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    chat.say("who grants a fishing licence")
    assert "two colours" in chat.say("how many colours").quotations[0].text
    assert "licence" in chat.state.topic
    assert "badge" in chat.say("holders wear").quotations[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opened when", True),
        ("Kraken", True),
        ("and opened when", False),
        ("the ferry", False),
        ("Lanport", False),
    ],
)
def test_a_text_without_a_subject_of_its_own_may_go_on(town: Index, text: str, expected: bool) -> None:
    assert may_go_on(text, town.catalogue.subjects) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("那税呢", "税呢"),
        ("那麼稅呢", "稅呢"),
        ("那裡有渡輪嗎", "那裡有渡輪嗎"),
        ("那邊冷嗎", "那邊冷嗎"),
        ("那条线多长", "那条线多长"),
    ],
)
def test_then_is_told_from_that(text: str, expected: str) -> None:
    assert without_then(text) == expected


def test_the_topic_fades_after_an_hour(town: Index) -> None:
    chat = Chat(town)
    chat.say("How large is Cedar district?")
    assert "glass" not in plain_text(chat.say("what is made there?", after_minutes=61))


def test_a_greeting_days_later_does_not_bring_the_topic_back(town: Index) -> None:
    chat = Chat(town)
    chat.say("How large is Cedar district?")
    chat.say("hello", after_minutes=3 * 24 * 60)
    assert "glass" not in plain_text(chat.say("what is made there?"))
    assert "40 square" not in plain_text(chat.say("source?"))


def test_a_new_topic_is_recognised_as_one(town: Index) -> None:
    chat = Chat(town)
    chat.say("How large is Cedar district?")
    assert "20 May 2025" in plain_text(chat.say("When did the ferry to the Reed Islands open?"))


def test_small_talk_between_does_not_lose_the_topic(town: Index) -> None:
    chat = Chat(town)
    chat.say("How large is Cedar district?")
    chat.say("thanks")
    assert "glass" in plain_text(chat.say("and what is made there?"))


def test_more_shorter_source_and_another_language_work_on_the_last_answer(town: Index) -> None:
    chat = Chat(town)
    chat.say("When did the ferry to the Reed Islands open?")
    assert "40 million yuan" in plain_text(chat.say("more"))
    assert "That is all that the page says" in plain_text(chat.say("more"))
    assert plain_text(chat.say("shorter")).startswith(
        "The ferry to the Reed Islands opened on 20 May 2025.\nSource"
    )
    assert "https://lanport.example/ferry" in plain_text(chat.say("source?"))
    in_chinese = chat.say("说中文")
    assert (in_chinese.locale, "2025年5月20日开通" in plain_text(in_chinese)) == ("zh-Hans", True)
    assert "opened on 20 May 2025" in plain_text(chat.say("in English please"))


@pytest.mark.parametrize("text", ["more", "shorter", "source?", "更多"])
def test_without_an_answer_before_there_is_nothing_to_work_on(town: Index, text: str) -> None:
    assert Chat(town).say(text).kind == "notice"


def test_several_questions_are_answered_part_by_part(town: Index) -> None:
    reply = Chat(town).say("When did the ferry to the Reed Islands open, and what is your phone number?")
    assert reply.kind == "answer"
    assert [part.kind for part in reply.parts] == ["answer", "contact"]
    assert "20 May 2025" in plain_text(reply)
    assert PHONE in plain_text(reply)


def test_a_follow_up_leans_on_the_part_that_was_answered_from_a_page(town: Index) -> None:
    chat = Chat(town)
    chat.say("When did the ferry to the Reed Islands open, and what is your phone number?")
    assert "40 million yuan" in plain_text(chat.say("and how much was invested in it?"))


def test_the_unknown_half_is_named_as_open(town: Index) -> None:
    reply = Chat(town).say("When did the ferry to the Reed Islands open? Who is the CEO of Tencent?")
    assert [part.kind for part in reply.parts] == ["answer", "handoff"]
    assert "I found nothing on: “Who is the CEO of Tencent?”" in plain_text(reply)
    assert EMAIL in plain_text(reply)
    assert {source.id for source in reply.sources} == {"ferry"}


def test_a_did_you_mean_choice_answers_the_question_it_was_offered_for(town: Index) -> None:
    chat = Chat(town)
    chat.state = State(pending="How large is Cedar district?", offered=())
    assert "51,000" not in plain_text(chat.say(choice="page:cedar"))
    chat = Chat(town)
    chat.say("How large is Cedar district?")
    chat.state = State(
        pending="How large is Cedar district?", offered=(Choice("page:cedar", "Cedar district"),), at=NOW
    )
    hours_later = Chat(town)
    hours_later.state = chat.state
    assert "350 square kilometres" in plain_text(chat.say(choice="page:cedar"))
    assert "350 square kilometres" in plain_text(hours_later.say(choice="page:cedar", after_minutes=180))


def test_a_year_that_no_page_covers_is_said_to_be_missing(town: Index) -> None:
    text = plain_text(Chat(town).say("How many residents will Alder district have in 2031?"))
    assert "nothing on this for 2031" in text


def test_two_misses_in_a_row_offer_a_person(town: Index) -> None:
    chat = Chat(town)
    chat.say("bitcoin price")
    assert "People can tell you: " in plain_text(chat.say("weather on Mars"))


def test_a_folder_with_one_page_is_no_trouble(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"ferry.en.md": PAGES["ferry.en.md"]})))
    assert "20 May 2025" in plain_text(Chat(index).say("When did the ferry to the Reed Islands open?"))


def test_a_telephone_number_behind_an_office_is_that_offices(tmp_path: Path) -> None:
    quay = (
        "# Harbour authority\n\nThe harbour authority of Lanport stands in Quay Street. Ada Holm runs it.\n"
    )
    pages = {"contact.en.md": CONTACT_EN, "quay.en.md": quay}
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    assert chat.say("Where does the harbour authority stand?").kind == "answer"
    assert chat.say("phone?").reason == THEIRS
    assert chat.say("your phone number?").kind == "contact"


def test_a_button_for_a_person_behind_an_office_is_ours(tmp_path: Path) -> None:
    """Only words can ask for that office's number; what is pressed or typed as a command says whose it wants."""
    quay = "# Harbour authority\n\nThe harbour authority of Lanport runs the harbour.\n"
    index = Index(load_library(write_pages(tmp_path, {"contact.en.md": CONTACT_EN, "quay.en.md": quay})))
    for choice in ("person", "contact"):
        chat = Chat(index)
        assert chat.say("What does the harbour authority run?").kind == "answer"
        assert chat.say(choice=choice).kind == "contact"


def test_misses_of_days_ago_are_not_counted(town: Index) -> None:
    chat = Chat(town)
    for _ in range(3):
        chat.say("what does a zeppelin cost?")
    reply = chat.say("what does a zeppelin weigh?", after_minutes=3 * 24 * 60)
    assert (reply.kind, reply.show_contact) == ("handoff", True)


COMPANIES = {
    "contact.en.md": CONTACT_EN,
    "land.en.md": """---
title: Where to build in Lanport
section: land
date: 2026-02
source: https://lanport.example/land
---

## Which estates are there?

Lanport has the Quay estate and the Hill estate.

## How many companies does the Quay estate have?

Nine companies are in the Quay estate.
""",
    "harbour.en.md": "---\ntitle: Harbour\nsection: trade\ndate: 2026\n---\n\nThe estate of the harbour is old.\n",
    "help.en.md": """---
title: Help and advice
section: service
date: 2026-03
source: https://lanport.example/help
---

In 2025 the town hall of Lanport helped 23 companies with their papers since March.
""",
}


def test_what_names_no_subject_is_asked_of_the_page_that_was_quoted(tmp_path: Path) -> None:
    """Also where nothing of what was said before could stand before it."""
    chat = Chat(Index(load_library(write_pages(tmp_path, COMPANIES))))
    assert "Hill estate" in plain_text(chat.say("Which estates are there?"))
    reply = plain_text(chat.say("which companies are there?"))
    assert "Nine companies" in reply
    assert "town hall" not in reply


def test_attributes_of_nothing_that_was_named_show_no_passage_that_happens_to_have_one(
    tmp_path: Path,
) -> None:
    chat = Chat(Index(load_library(write_pages(tmp_path, COMPANIES))))
    chat.say("Which estates are there?")
    reply = chat.say("since when?")
    assert reply.kind in ("clarify", "handoff")
    assert not reply.quotations
    assert [choice.label for choice in reply.choices][:1] == ["Where to build in Lanport"]


TRADES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "elm.en.md": "---\ntitle: Elm district\nsection: districts\ndate: 2026\n---\n\n## Where is Elm district?\n\n"
    "Elm district lies in the north.\n\n## Works and people\n\nElm district has paper mills and a glass works as its trades.\n",
    "trades.en.md": "---\ntitle: Trades of Lanport\nsection: trades\ndate: 2026\n---\n\nLanport lives by ships.\n",
    "mills.en.md": "---\ntitle: Mills\nsection: trades\ndate: 2026\n---\n\nLanport has mills.\n",
    "ships.en.md": "---\ntitle: Ships\nsection: trades\ndate: 2026\n---\n\nLanport builds ships.\n",
    "_bot/vocabulary.yaml": "- Elm district, 榆区\n- Lanport, 兰港\n",
}


DUES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "dues.en.md": "---\ntitle: Harbour dues\nsection: dues\ndate: 2026\n---\n\n## What dues does a ship pay?\n\nA ship pays dues of 9 percent.\n\n"
    "## Small boats\n\nBoats for fishing have dues of 3 percent.\n",
    "boats.en.md": "---\ntitle: Fishing boats\nsection: trades\ndate: 2026\n---\n\n## What are fishing boats made of? Fishing boats, of what wood?\n\nFishing boats are made of oak. Fishing boats "
    "are tarred.\n\n## Which fishing boats are there?\n\nThere are nine fishing boats of oak.\n",
}


def test_what_is_asked_for_others_too_is_what_was_asked_before(tmp_path: Path) -> None:
    chat = Chat(Index(load_library(write_pages(tmp_path, DUES))))
    chat.say("What dues does a ship pay?")
    assert "3 percent" in plain_text(chat.say("and for fishing boats?"))
    assert "oak" in plain_text(chat.say("what are fishing boats made of?"))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("and for high-tech companies?", True),
        ("What about under the new law", True),
        ("那对台商呢", True),
        ("and for how long?", False),
        ("for whom is the pier", False),
        ("and the pier?", False),
        ("对港口怎么收费呢", False),
    ],
)
def test_a_form_that_asks_the_same_for_others(text: str, same: bool) -> None:
    assert asks_the_same_for(text) is same


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is there a train to there now?", "is there a train  now?"),
        ("can I get there by ship", "can I get  by ship"),
        ("how many people live in that county", "how many people live "),
        ("那个县有火车吗", "有火车吗"),
        ("is there a ferry", None),
    ],
)
def test_what_is_asked_of_there_is_told_from_there_is(text: str, asked: str | None) -> None:
    assert asked_there(text) == asked
