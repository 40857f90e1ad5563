"""A database that is locked, full, gone or replaced for a while, for real: what is to be written is written."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.records import database as database_module
from bot.records.database import Database, open_database
from bot.records.ledger import ClosedError, Ledger, Transaction
from tests.waiting import until


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def database(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(database_module, "LOCK_TIMEOUT_SECONDS", 0.05)
    database = open_database(f"sqlite:///{file}")
    with database.begin() as transaction:
        transaction.execute(text("create table notes (id integer primary key, words text unique)"))
    yield database
    database.dispose()


@pytest.fixture
def ledger(database: Database) -> Iterator[Ledger]:
    ledger = Ledger(database)
    yield ledger
    ledger.close(5)


def note(ledger: Ledger, words: str) -> "Future[None]":
    def work(transaction: Transaction) -> None:
        transaction.execute(text("insert into notes (words) values (:words)"), {"words": words})

    return ledger.submit(work)


def notes(ledger: Ledger) -> list[str]:
    return ledger.read(
        lambda transaction: list(transaction.execute(text("select words from notes order by id")).scalars())
    )


def wait_for_trouble(ledger: Ledger) -> str:
    assert until(lambda: ledger.trouble is not None)
    return str(ledger.trouble)


def test_what_is_submitted_is_committed_in_its_order(ledger: Ledger) -> None:
    for done in [note(ledger, str(number)) for number in range(200)]:
        done.result(10)
    assert notes(ledger) == [str(number) for number in range(200)]


def test_work_that_fails_takes_nothing_of_its_neighbours_with_it(ledger: Ledger) -> None:
    holding, held = threading.Event(), threading.Event()

    def hold(transaction: Transaction) -> None:
        held.set()
        assert holding.wait(10)

    def fail(transaction: Transaction) -> None:
        transaction.execute(text("insert into notes (words) values ('half')"))
        raise ZeroDivisionError

    first = ledger.submit(hold)
    assert held.wait(10)
    before, failing, twice, after = (
        note(ledger, "a"),
        ledger.submit(fail),
        note(ledger, "a"),
        note(ledger, "b"),
    )
    holding.set()
    assert first.result(10) is None
    assert before.result(10) is None
    assert isinstance(failing.exception(10), ZeroDivisionError)
    assert "UNIQUE" in str(twice.exception(10))
    assert after.result(10) is None
    assert notes(ledger) == ["a", "b"]


def test_who_calls_off_what_waits_or_is_being_written_takes_nothing_of_the_others_with_it(
    ledger: Ledger,
) -> None:
    """As asyncio does when the program is told to stop."""
    holding, held = threading.Event(), threading.Event()

    def hold(transaction: Transaction) -> None:
        held.set()
        assert holding.wait(10)

    under_way = ledger.submit(hold)
    assert held.wait(10)
    waiting, after = note(ledger, "called off"), note(ledger, "kept")
    assert (under_way.cancel(), waiting.cancel()) == (False, True)
    holding.set()
    assert after.result(10) is None
    assert notes(ledger) == ["kept"]


@pytest.mark.expect_errors
def test_while_another_process_locks_the_database_everything_waits(
    ledger: Ledger, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    stranger = sqlite3.connect(file, isolation_level=None)
    stranger.execute("begin exclusive")
    waiting = note(ledger, "patience")
    assert "locked" in wait_for_trouble(ledger)
    assert not waiting.done()
    stranger.execute("commit")
    stranger.close()
    waiting.result(10)
    assert notes(ledger) == ["patience"]
    assert ledger.trouble is None
    assert caplog.text.count("cannot be written") == 1, "one line, not one for each try"
    assert caplog.text.count("can be written again") == 1


@pytest.mark.expect_errors
def test_while_the_disk_is_full_everything_waits(database: Database, file: Path) -> None:
    pages = sqlite3.connect(file).execute("pragma page_count").fetchone()[0]

    def limit(most: int) -> None:
        """As SQLite itself tests a full disk; the setting is the connection's."""
        with database.connect() as connection:
            connection.exec_driver_sql("rollback")
            connection.exec_driver_sql(f"pragma max_page_count = {most}")

    limit(pages)
    ledger = Ledger(database)
    waiting = note(ledger, "x" * 50_000)
    assert "full" in wait_for_trouble(ledger)
    limit(1_000_000)
    waiting.result(10)
    assert notes(ledger) == ["x" * 50_000]
    ledger.close(5)


@pytest.mark.expect_errors
def test_while_the_file_is_away_everything_waits_and_no_empty_one_is_made(ledger: Ledger, file: Path) -> None:
    note(ledger, "before").result(10)
    away = file.parent / "away"
    away.mkdir()
    parts = list(file.parent.glob("record.db*"))
    for part in parts:
        part.rename(away / part.name)
    waiting = note(ledger, "meanwhile")
    assert "No such file" in wait_for_trouble(ledger)
    assert not file.exists()
    for part in parts:
        (away / part.name).rename(part)
    waiting.result(10)
    assert notes(ledger) == ["before", "meanwhile"]


def test_a_file_that_was_replaced_by_another_is_taken_over(
    ledger: Ledger, database: Database, file: Path
) -> None:
    note(ledger, "old").result(10)
    copy = file.parent / "copy.db"
    source, target = sqlite3.connect(file), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    for part in file.parent.glob("record.db-*"):
        part.unlink()
    copy.replace(file)
    note(ledger, "new").result(10)
    with sqlite3.connect(file) as connection:
        assert connection.execute("select words from notes order by id").fetchall() == [("old",), ("new",)]
    connection.close()


@pytest.mark.expect_errors
def test_when_the_program_ends_what_cannot_be_written_is_given_up_at_once(ledger: Ledger, file: Path) -> None:
    stranger = sqlite3.connect(file, isolation_level=None)
    stranger.execute("begin exclusive")
    waiting = note(ledger, "too late")
    wait_for_trouble(ledger)
    ledger.close(10)
    assert isinstance(waiting.exception(0), ClosedError)
    assert isinstance(note(ledger, "later still").exception(0), ClosedError)
    stranger.close()


def test_when_the_program_ends_what_can_be_written_still_is(database: Database, file: Path) -> None:
    ledger = Ledger(database)
    done = [note(ledger, str(number)) for number in range(100)]
    ledger.close(10)
    assert [one.result(0) for one in done] == [None] * 100
