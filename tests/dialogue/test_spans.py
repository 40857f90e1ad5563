"""Since when and until when: what asks it, and what tells it."""

import pytest

from bot.dialogue.plain import plain_text
from bot.dialogue.spans import is_told
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "line.en.md": "# The line\n\n## Is there a line to the islands?\n\nA line to the islands has been open since 20 December 2014.\n",
    "plan.zh.md": "# 兰港的计划\n\n## 兰港的计划由谁制定？\n\n兰港的计划由市政府制定，期限为2022年至2030年。\n",
}


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("since when?", "The line has been open since 2022.", True),
        ("since when?", "The line carried 2022 people.", False),
        ("until when", "The grant is paid from 1 May 2025 to 31 December 2028.", True),
        ("until when", "The grant has been paid since 2025.", False),
        ("expiry?", "The credit of 2025–2028 is ten percent.", True),
        ("when does it end", "It ends by the end of 2027.", True),
        ("到哪年结束", "期限为2022年至2030年。", True),
        ("从哪年开始的", "期限为2022年至2030年。", True),
        ("到哪年结束", "计划自2022年起施行。", False),
        ("什麼時候開始", "計劃自2022年起施行。", True),
        ("how many", "The plan is of 2022–2030.", False),
    ],
)
def test_a_span_is_told_by_its_end_that_is_asked_for(question: str, sentence: str, expected: bool) -> None:
    assert is_told(question, [sentence]) is expected


def test_since_when_is_told_by_what_was_just_quoted(town: Index) -> None:
    assert "20 December 2014" in plain_text(say(town, "is there a line to the islands", "since when"))


def test_the_end_of_a_span_that_is_quoted_is_not_called_open(town: Index) -> None:
    told = plain_text(say(town, "兰港的计划由谁制定，到哪年结束"))
    assert "2030年" in told
    assert "没有找到" not in told


def test_a_span_of_something_else_does_not_tell_it(town: Index) -> None:
    told = plain_text(say(town, "is there a line to the islands? since when has the lithium mine been open"))
    assert "lithium mine" in told
