"""Headings that ask: what staff wrote as the answer to a question answers it, ahead of all other pages."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.messages import Reply
from bot.search.catalogue import FEW_PAGES
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, write_pages

OFTEN = (
    "The mill of Lanport grinds flour. The mill of Lanport pays wages. Mill workers of Lanport grind flour."
)
PAGES = {
    "contact.en.md": CONTACT_EN,
    "_bot/handoff.yaml": "- wages, pay of workers, worker pay, 工资\n",
    "mill.en.md": f"# The mill and its workers\n\n{OFTEN}\n",
    "workers.en.md": f"# Workers\n\n## Where do mill workers live?\n\n{OFTEN}\n",
    "faq.en.md": "# Often asked\n\n## What do mill workers eat? Which food do the workers of the mill get?\n\n"
    "Bread and soup are served at noon.\n\n## When is worker pay handed out at the mill?\n\nOn the last Friday.\n",
}
OTHERS = {
    f"page{number}.en.md": f"# Subject {number}\n\nThe town of Lanport has a street with number {number}0{number}.\n"
    for number in range(FEW_PAGES)
}


def reply(folder: Path, text: str) -> Reply:
    return say(Index(load_library(folder)), text)


@pytest.mark.parametrize(
    "text",
    [
        "What do mill workers eat?",
        "what do the mill workers eat",
        "Which food do mill workers get?",
        "Which food do the workers of the mill in Lanport get?",
    ],
)
def test_each_wording_of_a_heading_is_answered_by_what_stands_below_it_and_nothing_else(
    tmp_path: Path, text: str
) -> None:
    answer = reply(write_pages(tmp_path, {**PAGES, **OTHERS}), text)
    assert answer.kind == "answer"
    assert [s for q in answer.quotations for s in q.sentences] == ["Bread and soup are served at noon."]


def test_a_heading_of_another_kind_of_question_is_not_taken_for_this_one(tmp_path: Path) -> None:
    answer = reply(write_pages(tmp_path, {**PAGES, **OTHERS}), "When do mill workers eat?")
    hits = Index(load_library(tmp_path)).search(
        Index(load_library(tmp_path)).query("When do mill workers eat?")
    )
    assert not any(hit.same_question for hit in hits)
    assert answer.confidence is not None


def test_a_question_that_staff_answer_is_not_handed_off_for_naming_an_open_subject(tmp_path: Path) -> None:
    folder = write_pages(tmp_path, {**PAGES, **OTHERS})
    assert reply(folder, "When is worker pay handed out at the mill?").kind == "answer"
    assert reply(folder, "How high is worker pay at the mill?").kind == "handoff"


def test_the_folders_own_subject_need_not_stand_in_the_passage(tmp_path: Path) -> None:
    """Every page here is about Lanport; a passage need not say so again."""
    folder = write_pages(tmp_path, {**PAGES, **OTHERS})
    index = Index(load_library(folder))
    assert "lanport" in index.ask(index.query("Who runs the Mill in Lanport?")).query.names
    assert "lanport" not in index.ask(index.query("Who runs the Mill in Lanport?")).names
    few = Index(load_library(write_pages(tmp_path / "few", PAGES)))
    assert "lanport" in few.ask(few.query("Who runs the Mill in Lanport?")).names


@pytest.mark.parametrize(
    "text",
    [
        "What is Lanport?",
        "tell me about Lanport",
        "Lanport?",
        "What kind of town is Lanport?",
        "give me some facts about Lanport",
    ],
)
def test_what_all_pages_are_about_is_told_as_the_first_page_begins(tmp_path: Path, text: str) -> None:
    first = (
        "---\ntitle: The town\nsection: introduction\n---\n\nLanport is a small town by the sea.\n\n"
        + "".join(
            f"## Which Lanport is number {n}?\n\nLanport number {n} is Lanport, says Lanport.\n\n"
            for n in range(15)
        )
    )
    way = "# Ways\n\n## How do I get to Lanport?\n\nLanport is reached by ship. Ships sail to Lanport. Lanport has a pier.\n"
    folder = write_pages(tmp_path, {**PAGES, **OTHERS, "start.en.md": first, "ways.en.md": way})
    answer = reply(folder, text)
    assert answer.kind == "answer"
    assert [s for q in answer.quotations for s in q.sentences] == ["Lanport is a small town by the sea."]
    assert "reached by ship" in "".join(
        s for q in reply(folder, "how do i get to lanport").quotations for s in q.sentences
    )
    assert reply(folder, "What did Lanport do?").kind != "answer"


def test_what_was_stated_is_the_subject_of_what_follows_a_question_that_names_none(tmp_path: Path) -> None:
    fair = "# The glass fair\n\nThe glass fair of Lanport shows glass.\n\n## When did the glass fair begin?\n\nThe glass fair began in 1998.\n"
    folder = write_pages(tmp_path, {"contact.en.md": CONTACT_EN, **OTHERS, "fair.en.md": fair})
    answer = reply(
        folder, "I'm writing about Europe's glass fairs. What exactly did Lanport do, and when did it begin?"
    )
    assert answer.kind == "answer"
    assert answer.quotations[0].sentences == ("The glass fair began in 1998.",)
