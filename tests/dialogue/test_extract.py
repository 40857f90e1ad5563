"""Which sentences are quoted, on a town that is not Sanming."""

from dataclasses import replace
from pathlib import Path

from bot.content.folder import load_library
from bot.dialogue.answer import look_up
from bot.dialogue.extract import candidates, short
from bot.dialogue.lists import whole_where_wanted
from bot.search.index import Index
from bot.search.weights import EXTRACT
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, write_pages

PAGES = {
    "shops.en.md": """---
title: Shops and market rules
section: process
---

A trader keeps the stall permit on the wall, as the rules of 1990 say.

## Who issues the stall permit? Where do I get a stall permit?

Stalls are a matter of the town hall, room nine, where the clerk for trade looks at each of them before the week is over,
or, when the town hall is shut for the feast of the harbour, of the warden of the quay. With a form and a photograph
filed, the trader receives the stall permit.

## Does my wooden cart need a stall permit?

Whatever stands on wheels falls into one of two classes, light and heavy.

## Was the stall permit ever free?

Until 1990 the stall permit was free, and a stall permit needed no stamp.
""",
    "mussels.en.md": """# Shellfish and the law

Mussels, oysters and crabs are found off Lanport.

## Was the taking of mussels ever closed to strangers from abroad?

Strangers took none until 2019.
""",
    "kiosk.en.md": """# Opening rules: how to open a kiosk

Whoever opens a kiosk opens it under the kiosk rules of 1990.

## How do I open a kiosk?

Follow these steps:

- Step 1: choose a place.
- Step 2: paint the kiosk.
- Step 3: ring the bell.
""",
    "tower.en.md": "# The bell tower\n\nThe bell tower charges visitors 40 crowns for a climb to the clock, the gallery and the great weathercock.\n",
    "walks.en.md": """# Walks

In winter, too, when mills and gardens are shut, the bell tower charges visitors 40 crowns.
""",
    "bread.en.md": "# Bread\n\nBread is baked by night.\n",
    "fish.en.md": "# Fish\n\nFish is sold by day.\n",
}


def quoted(town: Index, text: str) -> list[str]:
    return [s for excerpt in look_up(text, town, "en").excerpts for s in excerpt.sentences]


def test_what_stands_under_the_heading_that_asks_is_quoted_and_not_what_repeats_the_words(
    town: Index,
) -> None:
    assert quoted(town, "does a cart need a stall permit") == [
        "Whatever stands on wheels falls into one of two classes, light and heavy."
    ]


def test_what_has_no_other_figure_and_no_other_word_of_the_question_is_not_quoted_beside_it(
    town: Index,
) -> None:
    assert quoted(town, "what does the bell tower charge visitors") == [
        "The bell tower charges visitors 40 crowns for a climb to the clock, the gallery and the great weathercock."
    ]


def test_the_answer_begins_where_its_writer_began(town: Index) -> None:
    assert quoted(town, "who gives out the stall permit")[0].startswith(
        "Stalls are a matter of the town hall"
    )


def test_no_heading_speaks_for_a_passage_where_the_page_as_a_whole_is_asked_for(town: Index) -> None:
    assert quoted(town, "market rules")[0].startswith("A trader keeps the stall permit")


def test_a_heading_that_only_names_the_subject_does_not_ask_the_question(town: Index) -> None:
    assert (
        quoted(town, "are there mussels off Lanport")[0]
        == "Mussels, oysters and crabs are found off Lanport."
    )


def test_the_list_of_the_best_passage_is_given_whole_though_an_introduction_repeats_the_words(
    town: Index,
) -> None:
    found = look_up("how can I open the kiosk step by step", town, "en")
    introduction_first = sorted(found.ranked, key=lambda candidate: candidate.hit.passage.items)
    listed = whole_where_wanted(found.text, replace(found, ranked=tuple(introduction_first)))
    assert "Step 3: ring the bell." in listed.excerpts[0].sentences


def test_a_bare_subject_is_told_by_what_asks_for_it_alone(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "toll.en.md": "---\ntitle: Dues of Lanport\nsection: dues\n---\n\n## How high is the bridge toll?\n\nThe bridge toll is 4 yuan since 2025.\n\n"
        "## Is the bridge toll lower in winter?\n\nThe bridge toll was lowered on 1 January 2026, only until 31 December 2027.\n\n"
        "## Harbour\n\nThe harbour is deep.\n",
        "herring.en.md": "# Herring\n\nThe herring of Lanport is salted. The cannery packs it.\n",
    }
    reply = say(Index(load_library(write_pages(tmp_path, pages))), "bridge toll")
    assert reply.quotations[0].sentences[0] == "The bridge toll is 4 yuan since 2025."


def test_what_stands_elsewhere_is_quoted_where_it_answers_nearly_as_well_or_is_of_a_later_year(
    tmp_path: Path,
) -> None:
    pages = {
        "mill.en.md": "# The mill\n\nThe mill of Lanport ground barley in 2019.\n",
        "oats.en.md": "# Oats\n\nOats were ground by a mill of Norbury.\n",
        "rye.en.md": "# Rye\n\nRye was ground by the mill of Lanport in 2023.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    asked = index.ask(index.query("what did the mill of Lanport grind"))
    found = {c.hit.passage.document_id: c for c in candidates(index.search(asked.query, "en"), asked)}
    best, other, later = (
        replace(found[page], score=score) for page, score in (("mill", 9.0), ("oats", 7.2), ("rye", 7.2))
    )
    assert EXTRACT["en"].elsewhere < best.score - other.score < EXTRACT["en"].rival

    def quoted(text: str) -> list[str]:
        return [excerpt.passage.document_id for excerpt in short([best, other, later], text)]

    assert quoted("what did the mill of Lanport grind") == ["mill", "rye"]
    assert quoted("what are there of mills") == ["mill", "oats", "rye"]
