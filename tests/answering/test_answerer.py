"""The answerer while its folder changes."""

import gc
import itertools
import weakref
from pathlib import Path

from bot.answering.answerer import Answerer, answering
from bot.answering.job import Knowledge
from bot.content.folder import load_library
from bot.dialogue.conversation import warm_up
from bot.search.index import Index
from tests.dialogue.chats import NOW, say
from tests.pages import write_pages
from tests.waiting import until


def change_the_folder(pages: Path, answerer: Answerer) -> None:
    """Until it is noticed: the folder is not watched yet just after the start."""
    before = weakref.ref(answerer.index)
    for number in itertools.count(1):
        write_pages(pages, {"market.en.md": f"The market of Lanport has {number} stalls."})
        if until(lambda: answerer.index is not before(), 2.0):
            return


def test_the_index_before_is_let_go_when_the_folder_has_changed(tmp_path: Path) -> None:
    """Each one is some 18 MB with the shipped pages."""
    pages, data = write_pages(tmp_path / "pages"), tmp_path / "data"
    knowledge = Knowledge(pages, data, data / "words.npz", 180, first_replies_seconds=0, log_level="INFO")
    try:
        with answering(knowledge, lambda text: None) as answerer:
            change_the_folder(pages, answerer)
            second = weakref.ref(answerer.index)
            (pages / "market.en.md").unlink()
            change_the_folder(pages, answerer)
            assert until(lambda: second() is None)
    finally:
        gc.unfreeze()


def test_an_index_that_was_asked_goes_without_the_garbage_collector(tmp_path: Path) -> None:
    """It is built and frozen without it (`_kept_for_good`): what referred to itself would stay for ever."""

    def come_and_go() -> None:
        index = Index(load_library(write_pages(tmp_path / "pages")))
        warm_up(index, NOW)
        for text in ("What does the harbour cost? And how long is it?", "港口在哪里", "and the second one?"):
            say(index, text)

    come_and_go()  # imports and what is loaded once
    gc.collect()
    gc.disable()
    try:
        come_and_go()
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_an_index_that_is_let_go_answers_who_still_asks_it(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path / "pages")))
    before = say(index, "Who runs the harbour?")
    index.let_go()
    assert say(index, "Who runs the harbour?") == before
