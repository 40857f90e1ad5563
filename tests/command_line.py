"""Runs `python -m bot` as its users do: a process of its own, in a folder with a `.env`."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings
from tests.pages import write_pages

WORDS = "words.npz"
"""Where a bot keeps the words of both languages, in its data folder."""


def folder_with_pages(folder: Path, **settings: str) -> Path:
    """A working folder with the town's pages and a `.env`, where the bot has run before."""
    write_pages(folder / "pages")
    lines = {"KNOWLEDGE_DIR": "pages", **settings}
    (folder / ".env").write_text(
        "".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8"
    )
    (folder / "data").mkdir()
    (folder / "data" / WORDS).write_bytes(words())
    return folder


@cache
def words() -> bytes:
    """The words as a bot keeps them, so that not every process of a test takes a second to gather them."""
    with TemporaryDirectory() as place:
        write_pages(Path(place) / "knowledge")
        (Path(place) / "data").mkdir()
        bot(Path(place), "ask", "Is there a harbour?").check_returncode()
        return (Path(place) / "data" / WORDS).read_bytes()


def environment() -> dict[str, str]:
    """This process's environment without any setting of the bot's."""
    root = str(Path(__file__).parents[1])
    ours = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name not in ours} | {"PYTHONPATH": root}


def bot(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The finished process with what it printed."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot", *arguments],
        cwd=folder,
        env=environment(),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
