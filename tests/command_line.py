"""Runs `python -m bot` as its users do: a process of its own, in a folder with a `.env`."""

import multiprocessing
import os
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings
from tests.pages import write_pages

WORDS = "words.npz"
"""Where a bot keeps the words of both languages, in its data folder."""

TIMEOUT_SECONDS = 60
_WRITES = os.O_WRONLY | os.O_CREAT


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
        started(Path(place), "ask", "Is there a harbour?").check_returncode()
        return (Path(place) / "data" / WORDS).read_bytes()


def environment() -> dict[str, str]:
    """This process's environment without any setting of the bot's."""
    root = str(Path(__file__).parents[1])
    ours = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name not in ours} | {"PYTHONPATH": root}


def bot(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The finished process with what it printed. Where there is a fork, it is one of a process that has imported the program and
    done nothing else: to import it takes most of what a command takes. `tests/test_command_line.py` starts one from nothing.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return started(folder, *arguments, stdin=stdin)
    with TemporaryDirectory() as place:
        streams = tuple(Path(place) / name for name in ("stdin", "stdout", "stderr"))
        streams[0].write_text(stdin, encoding="utf-8")
        process = _forks().Process(target=_command, args=(folder, arguments, environment(), streams))
        process.start()
        process.join(TIMEOUT_SECONDS)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, TIMEOUT_SECONDS)
        printed = [stream.read_text(encoding="utf-8") for stream in streams[1:]]
        return subprocess.CompletedProcess(arguments, process.exitcode, *printed)


def started(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The same of a process from nothing."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot", *arguments],
        cwd=folder,
        env=environment(),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_SECONDS,
    )


@cache
def _forks() -> multiprocessing.context.ForkServerContext:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["bot.__main__", "bot.app", "bot.service", "bot.channels.terminal"])
    return forks


def _command(
    folder: Path, arguments: Sequence[str], settings: Mapping[str, str], streams: Sequence[Path]
) -> None:
    """What the fork does: the program's `main`, in its folder and with streams of its own."""
    os.environ.clear()
    os.environ.update(settings)
    os.chdir(folder)
    for number, (stream, flags) in enumerate(zip(streams, (os.O_RDONLY, _WRITES, _WRITES), strict=True)):
        os.dup2(os.open(stream, flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process lives
        for number, mode in enumerate("rww")
    )
    warnings.simplefilter("ignore")
    from bot.__main__ import main

    sys.exit(main(list(arguments)))
