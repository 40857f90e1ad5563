"""What was deleted is in none of the database's files, also while others have them open."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records import turns
from bot.records.database import Database, open_database
from bot.records.rows import turn_row
from bot.records.traces import clear
from tests.command_line import bot, environment, folder_with_pages
from tests.records.test_records import NOW, turn


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Open all the time, as the bot has it."""
    database = open_database(f"sqlite:///{tmp_path / 'record.db'}")
    yield database
    database.dispose()


def on_disk(folder: Path, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in folder.iterdir())


def never(trouble: str) -> bool:
    raise AssertionError(trouble)


def save(database: Database, number: int, words: str) -> None:
    with database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(f"{number:016x}", f"telegram:{number}:0:1"), words))


def forget(database: Database, number: int) -> None:
    with database.begin() as transaction:
        assert turns.forget(transaction, f"telegram:{number}:0:1") == 1


def test_what_was_deleted_is_gone_while_others_have_the_database_open(
    database: Database, tmp_path: Path
) -> None:
    save(database, 1, "a secret of mine")
    save(database, 2, "a word of another")
    assert clear(database, never)  # it is in the file itself now, as after a day
    forget(database, 1)
    assert on_disk(tmp_path, "a secret of mine")
    assert clear(database, never)
    assert not on_disk(tmp_path, "a secret of mine")
    assert not on_disk(tmp_path, "telegram:1:0:1")
    assert on_disk(tmp_path, "a word of another")
    save(database, 3, "goes on")
    with database.begin() as transaction:
        assert {found.reply for found in turns.last_turns(transaction, 9)} == {"a word of another", "goes on"}


def test_nor_is_it_left_where_rows_were_moved_between_pages(database: Database, tmp_path: Path) -> None:
    """Rows that grow and shrink in any order: `secure_delete` alone leaves copies of some of them."""
    chance = random.Random(5)
    numbers = chance.sample(range(10**6, 2 * 10**6), 100)
    for _ in range(20):
        with database.begin() as transaction:
            for number in chance.sample(numbers, 50):
                said = f"secret-{number}-" * chance.randint(1, 60)
                turns.save_state(transaction, f"telegram:{number}:0:1", said, NOW)
    gone = chance.sample(numbers, 50)
    for number in gone:
        forget(database, number)
    assert clear(database, never)
    assert [number for number in gone if on_disk(tmp_path, str(number))] == []
    assert all(on_disk(tmp_path, f"secret-{number}") for number in numbers if number not in gone)


def test_while_somebody_reads_it_is_tried_again_until_it_is_done(database: Database, tmp_path: Path) -> None:
    save(database, 1, "a secret of mine")
    reader = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
    reader.execute("begin")
    assert reader.execute("select count(*) from turns").fetchone() == (1,)
    forget(database, 1)
    told: list[str] = []

    def again(trouble: str) -> bool:
        told.append(trouble)
        if len(told) == 2:
            reader.execute("commit")
        return True

    assert clear(database, again)
    assert told == ["another program is using it"] * 2
    assert not on_disk(tmp_path, "a secret of mine")
    reader.close()


def test_whoever_gives_up_is_told_the_truth(database: Database, tmp_path: Path) -> None:
    save(database, 1, "a secret of mine")
    stranger = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
    stranger.execute("begin immediate")
    told: list[str] = []
    assert not clear(database, lambda trouble: bool(told.append(trouble)))  # type: ignore[func-returns-value]
    assert told == ["another program is using it"]
    stranger.close()


@pytest.mark.skipif(os.name == "nt", reason="limits on a file's size are Unix's")
def test_where_there_is_no_room_to_write_the_file_anew_it_is_told_how_much_is_needed(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk, of which there is only one."""
    folder = folder_with_pages(tmp_path)
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    save(database, 1, "a secret of mine")
    save(database, 2, "a word of another " * 100_000)
    database.dispose()
    command = f"ulimit -f 600; exec {sys.executable} -W ignore -m bot forget telegram:1:0:1"
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "to write it anew needs about 2 MB of room" in ran.stderr
    assert (bot(folder, "forget", "telegram:1:0:1").returncode, on_disk(folder / "data", "a secret")) == (
        1,
        False,
    )
