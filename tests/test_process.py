"""The bot as a process of its own, killed, stopped, started twice and restored from a backup."""

import datetime as dt
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.answering.process import END_SECONDS
from bot.channels.telegram import ANSWERING_GRACE_SECONDS, SENDING_GRACE_SECONDS
from bot.dialogue import wording
from bot.records import turns
from bot.records.database import open_database
from bot.records.rows import turn_row
from bot.service import LEDGER_GRACE_SECONDS
from tests.command_line import bot as finished
from tests.command_line import environment, folder_with_pages
from tests.records.test_records import turn
from tests.servers.bot_api import TOKEN, BotApiServer, Fault, serving
from tests.waiting import PATIENCE_SECONDS, until

AGAIN = f"{wording.SENT_AGAIN('en')}\n\n"
ASKED = ("/help", "/topics", "How many berths does the harbour have?")
TELLING = (wording.HELP("en"), wording.TOPICS("en"), "twelve berths")


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with serving() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path, server: BotApiServer) -> Path:
    return folder_with_pages(
        tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=server.url, LISTEN_PORT=str(server.free_port())
    )


def started(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bot", "run"],
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def send(process: int, end: signal.Signals) -> None:
    """SIGTERM goes to both of its processes, as whoever supervises sends it."""
    (os.killpg if end == signal.SIGTERM else os.kill)(process, end)


def has_ended(process: int) -> bool:
    """Whether nothing is left of it but its exit code."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


@contextmanager
def running(folder: Path, server: BotApiServer, end: signal.Signals = signal.SIGTERM) -> Iterator[int]:
    """While it lasts, the bot runs and asks for updates; ends it with the signal. Gives its process id."""
    polls = len(server.calls("getUpdates"))
    with started(folder) as process:
        try:
            server.wait_for_calls("getUpdates", polls + 1, timeout=60)
            yield process.pid
        finally:
            if process.poll() is None:
                send(process.pid, end)
            _, errors = process.communicate(timeout=30)
            assert "Traceback" not in errors
            assert " ERROR " not in errors, errors


def heard(server: BotApiServer, chat: int) -> list[int]:
    """Which of the questions each message of a chat answers. One that is marked as sent again may have arrived before,
    and then counts once.
    """
    found: list[int] = []
    for sent in server.messages(chat):
        text = sent.text.removeprefix(AGAIN)
        assert [n for n, words in enumerate(TELLING) if words in text], text
        (number,) = [n for n, words in enumerate(TELLING) if words in text]
        if not (text != sent.text and found and found[-1] == number):
            found.append(number)
    return found


def test_killed_at_any_moment_it_answers_everything_once_and_in_order(
    server: BotApiServer, folder: Path
) -> None:
    chance, chats = random.Random(5), range(100, 130)
    server.fail(Fault("sendMessage", delay_seconds=0.05, times=None))
    with running(folder, server):
        pass  # the first start takes longest
    for number in range(len(ASKED) * 2):
        for chat in chats:
            server.say(chat, ASKED[number % len(ASKED)], language_code="en")
        with running(folder, server, signal.SIGKILL):
            time.sleep(chance.uniform(0, 1.5))
    expected = [0, 1, 2, 0, 1, 2]
    with running(folder, server):
        assert server.wait_for(lambda: all(heard(server, chat) == expected for chat in chats), 90)
    assert [heard(server, chat) for chat in chats] == [expected] * len(chats)


def test_told_to_stop_it_ends_within_ten_seconds_and_the_rest_stays(
    server: BotApiServer, folder: Path
) -> None:
    """As far as it is up to the program: its graces are ten seconds together, and it waits for nothing beyond them."""
    graces = (ANSWERING_GRACE_SECONDS, SENDING_GRACE_SECONDS, LEDGER_GRACE_SECONDS, END_SECONDS)
    assert sum(graces) <= 10
    with running(folder, server) as process:
        server.fail(Fault("sendMessage", delay_seconds=2 * PATIENCE_SECONDS, times=None))
        for chat in range(100, 150):
            server.say(chat, "/help", language_code="en")
        assert server.wait_for(lambda: not server.queue)
        send(process, signal.SIGTERM)
        assert until(lambda: has_ended(process))  # though no message arrives within that time
    server.heal()
    with running(folder, server):
        assert server.wait_for(lambda: all(heard(server, chat) == [0] for chat in range(100, 150)), 60)


def test_told_to_stop_while_it_starts_it_does_not_complain(server: BotApiServer, folder: Path) -> None:
    """Exit code 2 would say that a person has to mend something."""
    for pause_seconds in (0.1, 0.2, 0.3, 0.45, 0.6, 0.8):
        with started(folder) as process:
            time.sleep(pause_seconds)
            send(process.pid, signal.SIGTERM)
            _, errors = process.communicate(timeout=30)
        assert process.returncode in (0, -signal.SIGTERM), errors
        assert "Traceback" not in errors


def on_disk(folder: Path, words: str) -> list[str]:
    """The files of the record in which they are."""
    return [path.name for path in (folder / "data").iterdir() if words.encode() in path.read_bytes()]


def test_what_is_forgotten_while_it_runs_is_in_no_file_any_more(server: BotApiServer, folder: Path) -> None:
    words = "When may John Smithfield call the harbour?"
    with running(folder, server):
        for chat in (7, 8):
            server.say(chat, words if chat == 7 else "Who runs the harbour?", language_code="en")
            server.wait_for_messages(chat, 1)
        with sqlite3.connect(folder / "data/sanming-bot.db") as connection:  # as if a day had passed
            connection.execute("pragma wal_checkpoint").fetchall()
        connection.close()
        assert on_disk(folder, words)
        forgotten = finished(folder, "forget", "telegram:7:0:7")
        assert (forgotten.returncode, forgotten.stderr) == (0, "")
        assert forgotten.stdout.startswith("Everything recorded of telegram:7:0:7 is erased (1 turns).")
        assert (on_disk(folder, "Smithfield"), on_disk(folder, "telegram:7:0:7")) == ([], [])
        assert on_disk(folder, "telegram:8:0:8")
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 2)


def test_where_somebody_reads_the_record_meanwhile_it_is_told_that_it_is_not_gone(
    server: BotApiServer, folder: Path
) -> None:
    with running(folder, server):
        server.say(7, "Who is John Smithfield?", language_code="en")
        server.wait_for_messages(7, 1)
        reader = sqlite3.connect(folder / "data/sanming-bot.db", isolation_level=None)
        reader.execute("begin")
        reader.execute("select count(*) from turns").fetchall()
        forgotten = finished(folder, "forget", "telegram:7:0:7")
        assert (forgotten.returncode, "another program is using it" in forgotten.stderr) == (1, True)
        reader.close()
        again = finished(folder, "forget", "telegram:7:0:7")
        assert (again.returncode, again.stderr.startswith("Nothing is recorded of")) == (1, True)
        assert on_disk(folder, "Smithfield") == []


def test_what_is_older_than_it_may_be_is_in_no_file_any_more_while_it_runs(
    server: BotApiServer, folder: Path
) -> None:
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    for days in (181, 1):
        when = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        with database.begin() as transaction:
            asked = turn(f"{days:016}", f"telegram:{days}:0:{days}", asked_at=when)
            turns.save_turn(transaction, turn_row(asked, f"said {days} days ago"))
    database.dispose()
    assert on_disk(folder, "said 181 days ago")
    with running(folder, server):
        assert server.wait_for(lambda: not on_disk(folder, "said 181 days ago"), 30)
        assert on_disk(folder, "said 1 days ago")


def test_the_second_of_two_ends_with_exit_code_2_and_one_clear_line(
    server: BotApiServer, folder: Path
) -> None:
    with running(folder, server):
        second = finished(folder, "run")
        assert second.returncode == 2
        assert " INFO bot.service: this is sanming-bot " in second.stderr.splitlines()[0]
        assert second.stderr.strip().splitlines()[-1].startswith("sanming-bot: another sanming-bot answers")
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)


def test_killed_it_leaves_no_lock_behind(server: BotApiServer, folder: Path) -> None:
    for number in (1, 2):
        with running(folder, server, signal.SIGKILL):
            server.say(7, "/help", language_code="en")
            server.wait_for_messages(7, number)


def test_restored_from_a_backup_it_answers_what_waited_and_nobody_twice(
    server: BotApiServer, folder: Path
) -> None:
    answered, waiting, meanwhile = range(100, 120), range(200, 210), range(300, 360)
    for chat in waiting:
        server.fail(
            Fault("sendMessage", chat=chat, code=500, description="Internal Server Error", times=None)
        )
    with running(folder, server):
        for chat in (*answered, *waiting):
            server.say(chat, ASKED[2], language_code="en")
        assert server.wait_for(lambda: all(heard(server, chat) for chat in answered), 60)
        assert server.wait_for(lambda: all(server.calls("sendMessage", chat) for chat in waiting), 60)
        for chat in meanwhile:
            server.say(chat, ASKED[0], language_code="en")
        assert finished(folder, "backup", "backup.db").returncode == 0
        refused = finished(folder, "restore", "backup.db")
        assert (refused.returncode, "stop that one first" in refused.stderr) == (2, True)
        assert server.wait_for(lambda: all(heard(server, chat) for chat in meanwhile), 60)
    shutil.rmtree(folder / "data")
    assert finished(folder, "restore", "backup.db").returncode == 0
    assert f"telegram:{answered[0]}:" in finished(folder, "log", "--last", "1000").stdout
    server.heal()
    with running(folder, server):
        assert server.wait_for(lambda: all(heard(server, chat) for chat in waiting), 60)
        server.say(1, ASKED[1], language_code="en")
        server.wait_for_messages(1, 1)
    assert [heard(server, chat) for chat in (*answered, *waiting)] == [[2]] * 30
    assert all(
        heard(server, chat) in ([0], [0, 0]) for chat in meanwhile
    )  # answered as the copy was made: maybe again
