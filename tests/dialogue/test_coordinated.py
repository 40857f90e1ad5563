"""One question of several things: where they are not answered together, each is asked for itself, and none is dropped."""

import pytest

from bot.dialogue.coordinated import things_in
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, CONTACT_ZH

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "tolls.en.md": "# Tolls\n\n## What is the bridge toll?\n\nThe bridge toll is two crowns.\n",
    "tolls.zh.md": "# 收费\n\n## 过桥费是多少？\n\n过桥费为两克朗。\n",
    "duty.en.md": "# Harbour dues\n\n## What are the harbour dues?\n\nHarbour dues are nine crowns a tonne.\n",
    "duty.zh.md": "# 港务费\n\n## 港务费是多少？\n\n港务费每吨九克朗。\n",
    "fish.en.md": "# Fish\n\nThe herring of Lanport is salted in the cannery. Cod is dried on racks.\n",
    "fish.zh.md": "# 渔业\n\n兰港的鲱鱼在罐头厂腌制。鳕鱼在架子上晒干。\n",
}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("What's the bridge toll, and the harbour dues?", ("bridge toll", "harbour dues")),
        ("What do ships pay: bridge toll, harbour dues?", ("bridge toll", "harbour dues")),
        ("Is the bridge open and who runs it?", ()),
        ("What is the bridge toll?", ()),
        ("过桥费和港务费是多少？", ("过桥费", "港务费")),
        ("兰港 过桥费", ()),
        ("我想在兰港开店，要交多少钱", ()),
    ],
)
def test_the_things_of_one_question(town: Index, text: str, things: tuple[str, ...]) -> None:
    assert things_in(text, town) == things


def test_each_thing_is_answered(town: Index) -> None:
    told = plain_text(say(town, "What's the bridge toll, and the harbour dues?"))
    assert "two crowns" in told
    assert "nine crowns" in told


def test_a_thing_without_an_answer_is_named(town: Index) -> None:
    reply = say(town, "What are the bridge toll, the price of diesel and the harbour dues?")
    told = plain_text(reply)
    assert "two crowns" in told
    assert "nine crowns" in told
    assert "price of diesel" in told
    assert reply.show_contact


def test_things_of_which_none_is_answered_stay_one_question(town: Index) -> None:
    reply = say(town, "What is the price of diesel, and of gas?")
    assert reply.kind == "handoff"
    assert not reply.parts
