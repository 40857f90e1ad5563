"""The answerer while its folder changes."""

import gc
import itertools
import time
import weakref
from collections.abc import Callable
from pathlib import Path

from bot.answering.answerer import Answerer, answering
from bot.answering.job import Knowledge
from tests.pages import write_pages

PATIENCE_SECONDS = 20.0


def becomes_true(claim: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while not claim() and time.monotonic() < deadline:
        time.sleep(0.05)
    return claim()


def change_the_folder(pages: Path, answerer: Answerer) -> None:
    """Until it is noticed: the folder is not watched yet just after the start."""
    before = weakref.ref(answerer.index)
    for number in itertools.count(1):
        write_pages(pages, {"market.en.md": f"The market of Lanport has {number} stalls."})
        if becomes_true(lambda: answerer.index is not before(), 2.0):
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
            assert becomes_true(lambda: second() is None)
    finally:
        gc.unfreeze()
