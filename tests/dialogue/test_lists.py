"""Lists that are asked for are given whole, and go on with “more” where even their room is too small."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.extract import LIST_LIMIT
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, write_pages

STEPS = [
    f"Step {number}: hand in the form of colour {number} at the desk of that colour."
    for number in range(1, 31)
]
PAGES = {
    "contact.en.md": CONTACT_EN,
    "stall.en.md": "---\ntitle: Stalls of Lanport\nsection: process\n---\n\n"
    "## How do I open a stall in Lanport?\n\nWho opens a stall takes these steps:\n\n"
    + "\n".join(f"- {step}" for step in STEPS)
    + "\n\n## Who sweeps the market?\n\nThe sweeper comes at noon.\n",
    "docks.en.md": "---\ntitle: Docks of Lanport\nsection: town\n---\n\n## Docks\n\nThe docks of Lanport described on this page:\n\n"
    "- North Quay, for coal\n- East Quay, for grain\n",
    "streets.en.md": "---\ntitle: Streets of Lanport\nsection: town\n---\n\n"
    "## How many people live in each street of Lanport?\n\nResidents by street:\n\n- Mill Street has 300 residents.\n"
    "- Rope Street has 120 residents.\n- Salt Street has 80 residents.\n\n"
    "## How old is the paving?\n\nThe paving of Lanport was laid in 1890. Accounts of its age differ: a guide says 1885.\n",
}


def test_what_a_heading_asks_is_told_by_its_whole_list(town: Index) -> None:
    (quotation,) = say(town, "How many people live in each street of Lanport?").quotations
    assert [s.split(" has")[0] for s in quotation.sentences[1:]] == [
        "Mill Street",
        "Rope Street",
        "Salt Street",
    ]


@pytest.mark.parametrize(
    "asked", ["street of Lanport with the most residents", "which street has the most people"]
)
def test_which_is_the_first_of_a_list_only_all_of_it_tells(town: Index, asked: str) -> None:
    (quotation,) = say(town, asked).quotations
    assert len(quotation.sentences) == 4


@pytest.mark.parametrize("asked", ["how do I open a stall", "How do I open a stall in Lanport?"])
def test_a_list_too_long_for_one_answer_goes_on_with_more(town: Index, asked: str) -> None:
    chat, told = Chat(town), list[str]()
    reply = chat.say(asked)
    while reply.kind == "answer" and len(told) < len(STEPS):
        assert len(reply.quotations[0].text) <= LIST_LIMIT["en"]
        told += reply.quotations[0].sentences
        assert "more" in [choice.id for choice in reply.choices]
        reply = chat.say(choice="more")
    assert told[1 : len(STEPS) + 1] == STEPS


def test_a_heading_that_names_the_town_is_asked_without_it(town: Index) -> None:
    """The passage is then quoted from its first sentence, and not only with the one that repeats the words."""
    (quotation,) = say(town, "how old is the paving").quotations
    assert quotation.sentences[0] == "The paving of Lanport was laid in 1890."


def test_the_opening_of_a_list_is_never_quoted_without_it(town: Index) -> None:
    (quotation,) = say(town, "docks of Lanport").quotations
    assert quotation.sentences[1:] == ("North Quay, for coal", "East Quay, for grain")


def test_a_name_out_of_a_list_is_not_quoted_beside_a_sentence(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "docks.en.md": "# Docks\n\nThe docks of Lanport:\n\n- North Quay, for coal\n- East Quay, for grain\n- Oil Jetty\n",
        "quay.en.md": "# East Quay\n\n## Which ships load grain at East Quay?\n\nShips for Norbury load grain at East Quay.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = [
        sentence
        for q in say(index, "which ships load grain at East Quay").quotations
        for sentence in q.sentences
    ]
    assert "Ships for Norbury load grain at East Quay." in told
    assert "East Quay, for grain" not in told


def test_numbered_steps_are_quoted_all_or_none(tmp_path: Path) -> None:
    steps = "- Step 1: pay the mooring dues at the harbour office.\n- Step 2: moor the ship.\n- Step 3: report the cargo.\n"
    pages = {
        "steps.en.md": f"# Mooring\n\nTo moor follow these steps:\n\n{steps}",
        "dues.en.md": "# Harbour office\n\nThe mooring dues are paid at the harbour office, which is open at noon.\n",
    }
    reply = say(Index(load_library(write_pages(tmp_path, pages))), "mooring dues at the harbour office")
    assert "open at noon" in plain_text(reply)
    assert "Step" not in plain_text(reply)
