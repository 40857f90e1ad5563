"""Who asks for others than what is known is not told of that once more."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.others import known_already
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, write_pages

PAGES = {
    "contact.en.md": CONTACT_EN,
    "trade.en.md": "# Trade of Lanport\n\n## What does Lanport export?\n\nLanport exports herring in large barrels every spring.\n",
    "mills.en.md": "# Mills of Lanport\n\n## What do the mills of Lanport export?\n\nThe mills of Lanport export barley flour.\n",
    "inns.en.md": "# Inns of Lanport\n\n## Which inns are there?\n\nThe inns of Lanport are the Anchor and the Herring.\n",
}


@pytest.mark.parametrize(
    ("text", "known", "rest"),
    [
        ("Besides herring, what does Lanport export?", "herring", "what does Lanport export?"),
        ("What does Lanport export other than herring?", "herring", "What does Lanport export?"),
        ("What is made besides herring in Lanport?", "herring", "What is made in Lanport?"),
        ("兰港除了鲱鱼还出口什么", "鲱鱼", "兰港还出口什么"),
        ("除了鲱鱼之外，兰港出口什么？", "鲱鱼", "兰港出口什么？"),
        ("Apart from that?", "", "Apart from that?"),
        ("Are there exports besides this one?", "", "Are there exports besides this one?"),
        ("除了这个还有什么出口", "", "除了这个还有什么出口"),
        ("除了鲱鱼呢", "", "除了鲱鱼呢"),
    ],
)
def test_what_is_known_is_told_from_what_is_asked(text: str, known: str, rest: str) -> None:
    assert known_already(text) == (known, rest)


def test_others_are_told_and_what_is_known_is_not(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, PAGES)))
    told = plain_text(say(index, "What does Lanport export besides herring?"))
    assert ("barley flour" in told, "barrels" in told) == (True, False)


def test_what_is_known_may_stand_among_others(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, PAGES)))
    assert "the Anchor" in plain_text(say(index, "Which inns are there besides the Herring?"))


def test_where_there_are_no_others_a_person_can_tell(tmp_path: Path) -> None:
    index = Index(
        load_library(write_pages(tmp_path, {name: PAGES[name] for name in ("contact.en.md", "trade.en.md")}))
    )
    reply = say(index, "What does Lanport export besides herring?")
    assert (reply.lead, reply.quotations) == ((wording.NO_OTHERS("en"),), ())
