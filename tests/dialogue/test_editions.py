"""Facts that stand on the pages in several editions, and words that say who says so; on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.editions import (
    asks_for_the_present,
    relative_year,
    without_other_years,
    without_present,
)
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import NOW, say
from tests.pages import CONTACT_EN, TOWN, write_pages

PAGES = {
    **TOWN,
    "fleet.en.md": """---
title: The fishing fleet
section: industries
---

## How many boats did the fleet have at first?

The fishing fleet of Lanport had 63 boats in 2012.

Source: Lanport Gazette, March 2013

## What is the toll of the quay?

The toll of the quay of 5 marks is out of date: it fell to 3 marks.

The toll of the quay is 3 marks.

## What is the fishing fleet?

The fishing fleet of Lanport had 41 boats in 2023, according to the harbour master.

Source: Lanport Gazette, March 2024

## When did the fleet win the cup?

The fishing fleet of Lanport won the herring cup in 2009, and a book of 2021 tells of it.

Source: Lanport Gazette, May 2021
""",
    "fleet.zh.md": """---
title: 渔船队
section: industries
---

## 渔船队最初有多少条渔船？

2012年兰港渔船队有63条渔船。

来源：兰港日报，2013年3月

## 渔船队是什么？

据港务局介绍，2023年兰港渔船队有41条渔船。

来源：兰港日报，2024年3月
""",
    "sauna.en.md": "# The sauna\n\nThe sauna has eight seats, according to a crocodile breeder.\n",
    "tariff.en.md": """---
title: Berth tariff
section: fees
---

## Which berth tariff was in force at first?

The berth tariff of 2015, in force since 1 May 2015, has 30 items.

Source: Lanport Gazette, May 2015

## What is the berth tariff?

The berth tariff of 2025, in force since 1 June 2025, has 22 items.

Source: Lanport Gazette, June 2025
""",
}


@pytest.mark.parametrize(
    ("question", "newest", "older"),
    [
        ("How many boats does the fishing fleet of Lanport have?", "41 boats in 2023", "63"),
        ("兰港渔船队有多少条渔船？", "41条", "63"),
        ("Which berth tariff is in force?", "22 items", "30 items"),
        ("How many items does the berth tariff have?", "22 items", "30 items"),
    ],
)
def test_of_several_editions_the_newest_is_quoted(
    town: Index, question: str, newest: str, older: str
) -> None:
    text = plain_text(say(town, question))
    assert newest in text
    assert older not in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many boats did the fishing fleet of Lanport have in 2012?", "63 boats"),
        ("2012年兰港渔船队有多少条渔船？", "63条"),
        ("When did the fishing fleet of Lanport win the herring cup?", "in 2009"),
    ],
)
def test_a_question_for_a_year_or_an_event_is_answered_from_its_own_time(
    town: Index, question: str, told: str
) -> None:
    assert told in plain_text(say(town, question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How many boats did the fishing fleet of Lanport have last year?",
            "The pages have nothing on this for 2025. The newest that they have:",
        ),
        ("去年兰港渔船队有多少条渔船？", "页面没有2025年的相关内容，最新的内容是："),
    ],
)
def test_where_last_year_is_not_known_the_reply_says_so_and_gives_the_newest(
    town: Index, question: str, said: str
) -> None:
    text = plain_text(say(town, question))
    assert text.startswith(said)
    assert "41" in text
    assert "63" not in text


@pytest.mark.parametrize(
    ("text", "rest", "year"),
    [
        ("exports last year", "exports  ", 2025),
        ("exports last full year", "exports  ", 2025),
        ("去年出口多少", " 出口多少", 2025),
        ("三明年产多少茶", "三明年产多少茶", None),
        ("目前年产多少茶", "目前年产多少茶", None),
        ("过去年均增长多少", "过去年均增长多少", None),
        ("今年呢", "2026呢", 2026),
        ("next year?", "2027?", 2027),
        ("exports", "exports", None),
    ],
)
def test_years_are_counted_from_the_day_of_the_question(text: str, rest: str, year: int | None) -> None:
    found, counted = relative_year(text, NOW.date())
    assert (found.strip(), counted) == (rest.strip(), year)


def test_words_for_now_are_not_looked_for() -> None:
    assert without_present("Which tariff is in force").split() == ["Which", "tariff"]
    assert without_present("exports, latest year available").split() == ["exports,"]
    assert without_present("currently?") == "currently?"
    assert all(map(asks_for_the_present, ("最近的情况", "今天有船吗")))
    assert not any(map(asks_for_the_present, ("最近的港口在哪", "最近的機場")))  # the nearest
    assert (
        without_present("What is Norbury known for today?").split() == "What is Norbury known for ?".split()
    )
    assert without_present("Is today's ferry full?") == "Is today's ferry full?"
    assert without_present("are they still there?") == "are they still there?"


def test_a_question_of_nothing_but_words_for_now_has_a_reply(town: Index) -> None:
    assert say(town, "are they still there?").kind == "clarify"


def test_the_name_of_a_source_is_no_subject(town: Index) -> None:
    assert say(town, "Is there a crocodile breeder?").kind != "answer"
    assert "according to a crocodile breeder" in plain_text(say(town, "How many seats does the sauna have?"))


def test_a_number_that_nothing_quoted_has_is_not_said_to_be_answered(town: Index) -> None:
    assert say(town, "How many crocodiles does a breeder of saunas have?").kind != "answer"
    assert say(town, "How many steps does the town hall of Lanport have?").kind != "answer"


def test_a_fact_that_two_pages_repeat_is_quoted_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = {
        "pier.en.md": "# The pier\n\nThe pier of Lanport is 90 metres long and was built in 1902.\n",
        "faq.en.md": "# Questions\n\n## How long is the pier?\n\nThe pier of Lanport was built in 1902 and is 90 metres long, says the mayor.\n",
    }
    index = Index(load_library(write_pages(tmp_path_factory.mktemp("pier"), {**TOWN, **pages})))
    assert plain_text(say(index, "How long is the pier of Lanport?")).count("90 metres") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is the herring fair still going on?", "The herring fair of today is not known here."),
        ("Does the herring fair exist?", "The herring fair began in 1990."),
    ],
)
def test_how_things_stand_today_is_told_by_the_passage_that_asks_for_it(
    tmp_path: Path, text: str, told: str
) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "fair.en.md": "---\ntitle: The herring fair\nsection: trade\ndate: 1990\n---\n\n## Does the herring fair exist?\n\n"
        "The herring fair began in 1990.\n\n## Is the herring fair still running?\n\nThe herring fair of today is not known here.\n",
        "mills.en.md": "# Mills\n\nThe mills of Lanport grind barley.\n",
    }
    reply = say(Index(load_library(write_pages(tmp_path, pages))), text)
    assert reply.quotations[0].sentences == (told,)
    assert wording.NOT_CURRENT("en") not in reply.lead


def test_what_calls_itself_outdated_comes_behind_what_is_valid(town: Index) -> None:
    assert say(town, "toll of the quay").quotations[0].sentences[0] == "The toll of the quay is 3 marks."
    assert "5 marks" in say(town, "Which toll of the quay is out of date?").quotations[0].text


def test_what_is_counted_otherwise_is_no_newer_edition(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "noodles.en.md": "# Noodle shops of Lanport\n\n## How many noodle shops are there?\n\n"
        "There were 880 Lanport noodle shops in 2020.\n\n## Who runs noodle shops?\n\n"
        "Over 6,000 people of Lanport ran noodle shops in 2021.\n",
        "bread.en.md": "# Bread\n\nBread was baked in 2019.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(say(town, "How many of the Lanport noodle shops are there in the whole world?"))
    assert "880" in told


@pytest.mark.parametrize(
    ("sentence", "year", "tells"),
    [
        ("Landings were 900 tonnes in 2019, up 8.0 percent on 2018.", "2018", False),
        ("Landings were 900 tonnes in 2019, more than in 2018.", "2018", False),
        ("In 2022 landings grew, by the count of January 2023.", "2023", False),
        ("Landings grew from 2018 to 2019.", "2018", True),
        ("No count was found by November 2026.", "2026", False),
        ("截至2026年11月，没有查到捕捞量。", "2026", False),
        ("2019年捕捞量为900吨，比2018年增长8.0%。", "2018", False),
        ("按2023年1月的初步统计，2022年捕捞量增长。", "2023", False),
        ("2018年和2019年的捕捞量都为900吨。", "2018", True),
    ],
)
def test_a_year_to_compare_with_or_of_the_count_is_not_told(sentence: str, year: str, tells: bool) -> None:
    assert (year in without_other_years(sentence)) is tells


def test_of_a_year_that_only_stands_beside_the_figure_nothing_is_known(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "herring.en.md": "# Herring of Lanport\n\n## How much herring is landed?\n\n"
        "Herring landings were 900 tonnes in 2019, up 8.0 percent on 2018.\n",
        "bread.en.md": "# Bread\n\nBread was baked in 2018.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    assert say(town, "How much herring was landed in 2019?").kind == "answer"
    reply = say(town, "How much herring was landed in 2018?")
    assert reply.kind == "handoff"
    assert "nothing on this for 2018" in plain_text(reply)
