"""Who only presses: every page can be reached and read to its end, and there is always a way back to the topics."""

import pytest

from bot.channels.telegram_buttons import keyboard
from bot.dialogue.menu import all_choices
from bot.dialogue.messages import Choice, Reply
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat
from tests.pages import TOWN

ISLES = {
    f"isle-{number}.en.md": f"""---
title: Isle {number} of Lanport
section: isles
---

Isle {number} lies {number} miles off the coast.

## Who lives there?

There are {number}00 fishermen on it.

## What grows there?

Heather grows on isle {number}.
"""
    for number in range(1, 10)
}
SECTIONS = {
    f"{name}.en.md": f"---\ntitle: All about {name}\nsection: {name}\n---\n\nLanport has {name}.\n"
    for name in ("bridges", "markets", "mills", "towers", "walls")
}
PAGES = {**TOWN, **ISLES, **SECTIONS}


def press(index: Index, choice: str) -> Reply:
    return Chat(index).say(choice=choice, forced="en")


def pressable(reply: Reply) -> list[Choice]:
    """The choices that a keyboard of five buttons has room for."""
    buttons = [button.data for row in keyboard(reply, "0" * 16) for button in row]
    return [choice for choice in reply.choices if f"c:{choice.id}" in buttons]


def everything_from(index: Index, start: str) -> dict[str, Reply]:
    replies, waiting = {start: press(index, start)}, [start]
    while waiting:
        for choice in pressable(replies[waiting.pop()]):
            if choice.id not in replies:
                replies[choice.id] = press(index, choice.id)
                waiting.append(choice.id)
    return replies


def test_every_sentence_of_every_topic_can_be_reached_by_pressing_alone(town: Index) -> None:
    told = "\n".join(plain_text(reply) for reply in everything_from(town, "start").values())
    for number in range(1, 10):
        assert f"Isle {number} lies" in told
        assert f"{number}00 fishermen" in told
        assert f"Heather grows on isle {number}." in told


def test_every_button_is_known_when_it_is_pressed(town: Index) -> None:
    known = set(all_choices(town.library))
    assert set(everything_from(town, "start")) <= known


def test_topics_that_have_no_room_are_one_press_away_with_a_person(town: Index) -> None:
    first = pressable(press(town, "start"))
    rest = pressable(press(town, first[-1].id))
    assert len(first) == 5
    assert {"person", "topics"} <= {choice.id for choice in rest}


@pytest.mark.parametrize("choice", ["section:isles:0", "section:isles:6", "person"])
def test_lists_of_pages_and_the_contact_lead_back_to_the_topics(town: Index, choice: str) -> None:
    assert "topics" in [offered.id for offered in pressable(press(town, choice))]


def test_the_rest_of_a_page_stands_under_its_heading(town: Index) -> None:
    following = pressable(press(town, "page:isle-3"))[0]
    assert "Who lives there?\n\nThere are 300 fishermen" in plain_text(press(town, following.id))


@pytest.mark.parametrize(
    "stale", ["more:isle-3:99", "more:gone:1", "more:isle-3:x", "section:isles:99", "section:gone:0"]
)
def test_what_is_no_longer_there_is_out_of_date(town: Index, stale: str) -> None:
    assert "out of date" in plain_text(press(town, stale))
