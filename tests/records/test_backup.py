"""A copy of the records is whole, is nobody else's business, and never takes the place of anything."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import RecordsError
from bot.records import outbox, turns
from bot.records.backup import back_up, restore
from bot.records.database import Database, open_database
from bot.records.rows import turn_row
from tests.command_line import bot, environment, folder_with_pages
from tests.records.test_records import turn


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def database(url: str) -> Database:
    """With one turn, and a message of it that waits."""
    database = open_database(url)
    with database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), "One. Two."))
        outbox.save_messages(transaction, "telegram:1:0:1", ["{}"], turn_id="1" * 16)
    return database


def questions(url: str) -> list[str]:
    with open_database(url).begin() as transaction:
        return sorted(found.id for found in turns.last_turns(transaction, 10))


def test_a_backup_while_others_write_has_what_was_committed_and_no_more(
    database: Database, url: str, tmp_path: Path
) -> None:
    with database.execution_options(writes=True).begin() as transaction:
        turns.save_turn(transaction, turn_row(turn("2" * 16), ""))
        back_up(url, tmp_path / "backup.db")
    assert questions(url) == ["1" * 16, "2" * 16]
    assert questions(f"sqlite:///{tmp_path / 'backup.db'}") == ["1" * 16]


@pytest.mark.skipif(os.name == "nt", reason="modes are Unix's")
def test_only_its_owner_may_read_a_backup_and_what_was_restored(
    database: Database, url: str, file: Path, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        back_up(url, tmp_path / "backup.db")
        database.dispose()
        restore(url, tmp_path / "backup.db")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "backup.db", file)] == [0o600] * 2


def test_what_was_erased_is_not_in_a_backup(database: Database, url: str, tmp_path: Path) -> None:
    with database.begin() as transaction:
        turns.forget(transaction, "telegram:1:0:1")
    back_up(url, tmp_path / "backup.db")
    assert b"How deep?" not in (tmp_path / "backup.db").read_bytes()


def test_a_backup_takes_the_place_of_nothing(database: Database, url: str, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("mine")
    with pytest.raises(RecordsError, match=r"backup\.db is there already; choose another name"):
        back_up(url, tmp_path / "backup.db")
    assert (tmp_path / "backup.db").read_text() == "mine"


def test_a_restored_backup_leaves_the_former_records_whole(
    database: Database, url: str, file: Path, tmp_path: Path
) -> None:
    back_up(url, tmp_path / "backup.db")
    with database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn("2" * 16), ""))
    assert file.with_name("records.db-wal").exists()  # nobody closed it: the second turn is in there
    former = restore(url, tmp_path / "backup.db")
    assert former == file.with_name("records.db.replaced")
    assert questions(url) == ["1" * 16]
    assert questions(f"sqlite:///{former}") == ["1" * 16, "2" * 16]


def test_former_records_are_not_lost_by_a_second_restore(
    database: Database, url: str, file: Path, tmp_path: Path
) -> None:
    back_up(url, tmp_path / "backup.db")
    database.dispose()
    assert restore(url, tmp_path / "backup.db")
    with pytest.raises(
        RecordsError, match=r"records\.db\.replaced is left from an earlier one; move it away"
    ):
        restore(url, tmp_path / "backup.db")
    assert questions(url) == ["1" * 16]
    for ending in ("", "-wal", "-shm"):  # as the page says for whoever restored the wrong one
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
    restore(url, tmp_path / "backup.db")
    assert questions(url) == questions(f"sqlite:///{file}.replaced") == ["1" * 16]


def test_where_the_records_are_lost_a_backup_takes_their_place(
    database: Database, url: str, file: Path, tmp_path: Path
) -> None:
    back_up(url, tmp_path / "backup.db")
    database.dispose()
    file.unlink()
    assert restore(url, tmp_path / "backup.db") is None
    assert questions(url) == ["1" * 16]


def test_what_waited_when_the_backup_was_made_says_that_it_is_sent_again(
    database: Database, url: str, tmp_path: Path
) -> None:
    back_up(url, tmp_path / "backup.db")
    database.dispose()
    restore(url, tmp_path / "backup.db")
    with open_database(url).begin() as transaction:
        assert [message.begun for message in outbox.unsent(transaction, "telegram")] == [True]


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000, b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_is_refused_and_the_records_stay(
    database: Database, url: str, file: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "backup.db").write_bytes(content)
    with pytest.raises(RecordsError, match=r"restore: \S+backup\.db (holds no records|cannot be copied)"):
        restore(url, tmp_path / "backup.db")
    assert questions(url) == ["1" * 16]
    assert [path.name for path in file.parent.iterdir() if "backup" in path.name or path.name[0] == "."] == []


def test_a_damaged_backup_is_refused(database: Database, url: str, tmp_path: Path) -> None:
    with database.begin() as transaction:
        for number in range(200):
            turns.save_turn(transaction, turn_row(turn(f"{number:016}"), "One. Two." * 100))
    back_up(url, tmp_path / "backup.db")
    whole = (tmp_path / "backup.db").read_bytes()
    (tmp_path / "backup.db").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordsError, match="cannot be copied"):
        restore(url, tmp_path / "backup.db")
    assert len(questions(url)) == 10


@pytest.mark.parametrize("other", ["postgresql://a:secret@localhost/records", "mysql://localhost/records"])
def test_a_database_that_is_not_sqlite_is_backed_up_with_its_own_tools(other: str, tmp_path: Path) -> None:
    for command in (back_up, restore):
        with pytest.raises(RecordsError, match=r"DATABASE_URL: .*pg_dump\.$"):
            command(other, tmp_path / "backup.db")


def test_a_missing_database_is_told_and_not_made(url: str, file: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match=r"there is no \S+records\.db that this account may read"):
        back_up(url, tmp_path / "backup.db")
    assert not file.exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a bot was asked something."""
    folder = folder_with_pages(tmp_path)
    with open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}").begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), "One. Two."))
    return folder


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("backup", "nowhere/backup.db"), "backup: there is no folder nowhere; make it first."),
        (
            ("restore", "nowhere.db"),
            "restore: there is no file nowhere.db that this account may read; name one",
        ),
        (("restore", "data"), "restore: there is no file data that this account may read; name one"),
        (("restore", "data/sanming-bot.db"), "restore: data/sanming-bot.db is the database itself; name"),
        (("backup", "."), "backup: . is there already; choose another name"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    folder: Path, arguments: tuple[str, str], expected: str
) -> None:
    ran = bot(folder, *arguments)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith(f"sanming-bot: {expected}")


def test_the_commands_say_what_they_did(folder: Path) -> None:
    copied = bot(folder, "backup", "backup.db").stdout
    assert copied.startswith(f"The record is copied to {(folder / 'backup.db').resolve()}. ")
    restored = bot(folder, "restore", "backup.db")
    record = folder.resolve() / "data/sanming-bot.db"
    assert restored.stdout.startswith(
        f"backup.db is the record now: {record}.\nThe former one is {record}.rep"
    )
    assert "asked: How deep?" in bot(folder, "log").stdout


@pytest.mark.skipif(os.name == "nt", reason="limits on a file's size are Unix's")
def test_a_backup_that_runs_out_of_room_leaves_nothing_behind(folder: Path) -> None:
    """A limit on the size of files stands in for the disk, of which there is only one."""
    with sqlite3.connect(folder / "data/sanming-bot.db") as connection:
        connection.execute("create table ballast as select randomblob(1000000)")
    command = f"ulimit -f 500; exec {sys.executable} -W ignore -m bot backup backup.db"
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "room on the disk" in ran.stderr
    assert [path.name for path in folder.iterdir() if "backup" in path.name] == []
