"""The real watcher over real files, also for changes of which the system tells nothing."""

import mmap
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.content.watcher import changes
from bot.replacing import replaced
from tests.pages import write_pages

PATIENCE_SECONDS = 20.0
OWN = "_report.html"


@contextmanager
def following(folder: Path, compare_every: float) -> Iterator["queue.Queue[None]"]:
    """What the watcher says, in a queue. Waits first until events do arrive."""
    said: queue.Queue[None] = queue.Queue()
    over = threading.Event()

    def follow() -> None:
        for _ in changes(folder, OWN, over, compare_every):
            said.put(None)

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield said
    finally:
        over.set()
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()


def wait_until_watched(folder: Path, said: "queue.Queue[None]") -> None:
    for number in range(100):
        (folder / f"try{number}.txt").write_text("x")
        try:
            said.get(timeout=0.5)
        except queue.Empty:
            continue
        while said_again(said, 0.6):
            pass
        return
    raise AssertionError("no event arrives")


def said_again(said: "queue.Queue[None]", seconds: float) -> bool:
    try:
        said.get(timeout=seconds)
    except queue.Empty:
        return False
    return True


def test_a_save_is_told(tmp_path: Path) -> None:
    with following(tmp_path, 600) as said:
        wait_until_watched(tmp_path, said)
        write_pages(tmp_path, {"new/folder/x.en.md": "Text."})
        assert said_again(said, PATIENCE_SECONDS)


def test_what_the_bot_writes_itself_is_not_told(tmp_path: Path) -> None:
    with following(tmp_path, 600) as said:
        wait_until_watched(tmp_path, said)
        with replaced(tmp_path / OWN) as half:
            half.write_text("report")
        assert not said_again(said, 1.0)


def test_a_change_without_an_event_is_found_by_comparing(tmp_path: Path) -> None:
    """Linux tells nothing of what is written through memory (inotify(7)); nor do many network shares."""
    page = write_pages(tmp_path, {"x.en.md": "Fourteen metres."}) / "x.en.md"
    with page.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        with following(tmp_path, 600) as said:
            wait_until_watched(tmp_path, said)
            memory[:8] = b"Thirteen"
            memory.flush()
            assert not said_again(said, 1.0)
        with following(tmp_path, 0.2) as said:
            assert said_again(said, PATIENCE_SECONDS)


@pytest.mark.parametrize("compare_every", [0.2])
def test_a_folder_that_goes_away_and_comes_back_is_watched_again(
    tmp_path: Path, compare_every: float
) -> None:
    folder, away = tmp_path / "pages", tmp_path / "away"
    folder.mkdir()
    with following(folder, compare_every) as said:
        assert said_again(said, PATIENCE_SECONDS)
        folder.rename(away)
        for _ in range(5):
            assert said_again(said, PATIENCE_SECONDS)
        away.rename(folder)
        for _ in range(5):
            assert said_again(said, PATIENCE_SECONDS)


def test_the_folder_is_looked_at_once_more_when_it_is_watched(tmp_path: Path) -> None:
    """Nobody tells what was saved between the look before and the watching."""
    with following(write_pages(tmp_path), compare_every=3600) as said:
        said.get(timeout=PATIENCE_SECONDS)
