import datetime as dt
import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.content.dates import AsOf
from bot.dialogue.messages import Choice, Citation, Evidence, Question, Quotation, Reply, State, Turn
from bot.errors import BusyRecordsError, RecordsError
from bot.records import database as database_module
from bot.records import outbox, turns
from bot.records.database import Database, open_database, opened
from bot.records.lock import only_one
from bot.records.rows import state_of, state_row, turn_row

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'deep' / 'record.db'}")


def turn(turn_id: str = "1" * 16, conversation: str = "telegram:1:0:1", **changes: object) -> Turn:
    when = changes.pop("asked_at", NOW)
    assert isinstance(when, dt.datetime)
    kind = "handoff" if changes.get("handoff") else "answer"
    quotation = Quotation(
        ("One.", "Two."), Citation("harbour", "Harbour", "en", "Gazette", "http://a.example", AsOf(2014, 12))
    )
    reply = Reply(kind, "en", quotations=(quotation,), confidence=0.5, reason="why")  # type: ignore[arg-type]
    return Turn(turn_id, Question("How deep?", conversation, when, trial=True), reply, 1.5)


def test_a_turn_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    with open_database(url).begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), "One. Two."))
    with open_database(url).begin() as transaction:
        (found,) = turns.last_turns(transaction, 10)
    assert (found.question, found.reply, found.kind, found.asked_at) == (
        "How deep?",
        "One. Two.",
        "answer",
        NOW,
    )
    assert found.quotations == (
        turns.RecordedQuotation("harbour", "en", "Gazette", "2014-12", ("One.", "Two.")),
    )
    assert (found.confidence, found.reason, found.latency_ms, found.helpful, found.trial) == (
        0.5,
        "why",
        1.5,
        None,
        True,
    )


def test_a_question_is_kept_as_it_was_read_and_of_several_each(database: Database) -> None:
    one = replace(turn().reply, understood="harbour\nhow deep?", evidence=Evidence())
    not_searched = replace(one, evidence=None)
    several = replace(one, parts=(one, not_searched, replace(one, understood="who runs it?")))
    with database.begin() as transaction:
        for number, reply in enumerate((one, not_searched, several)):
            read = replace(turn(f"{number:016x}"), reply=reply)
            turns.save_turn(transaction, turn_row(read, ""))
        found = turns.last_turns(transaction)
    assert [turn.understood for turn in found] == [
        ("harbour how deep?",), (), ("harbour how deep?", "who runs it?"),
    ]  # fmt: skip


def test_a_record_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    with opened(url) as database, database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), "One. Two."))
        transaction.exec_driver_sql("alter table turns drop column understood")
        transaction.exec_driver_sql("update alembic_version set version_num = '0002'")
    with opened(url) as database, database.begin() as transaction:
        (found,) = turns.last_turns(transaction)
    assert (found.reply, found.understood) == ("One. Two.", ())


def test_a_failure_within_the_transaction_leaves_nothing_behind(database: Database) -> None:
    def save_and_fail() -> None:
        with database.begin() as transaction:
            turns.save_turn(transaction, turn_row(turn(), ""))
            outbox.save_messages(transaction, "telegram:1:0:1", ["{}"], turn_id="1" * 16)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with database.begin() as transaction:
        assert turns.last_turns(transaction, 10) == []
        assert outbox.unsent(transaction, "telegram") == ()


def test_the_state_of_a_conversation_survives_and_an_unreadable_one_is_a_new_one(database: Database) -> None:
    state = State("zh-Hant", "en", 2, (Choice("page:a", "A"),), "pending", at=NOW)
    with database.begin() as transaction:
        assert state_of(turns.load_state(transaction, "c")) == State()
        turns.save_state(transaction, "c", state_row(State()), NOW)
        turns.save_state(transaction, "c", state_row(state), NOW)
        assert state_of(turns.load_state(transaction, "c")) == state
        transaction.exec_driver_sql("update conversations set state = '{\"locale\": 7}'")
        assert state_of(turns.load_state(transaction, "c")) == State()


def test_the_state_that_an_earlier_version_kept_is_read() -> None:
    assert state_of('{"misses": 2, "topic": ["harbour"]}') == State(misses=2, topic=("harbour",))


def test_messages_wait_in_order_until_they_are_settled(database: Database) -> None:
    with database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), ""))
        first, second, third = outbox.save_messages(
            transaction, "telegram:1:0:1", ["a", "b", "c"], turn_id="1" * 16
        )
        outbox.settle(transaction, first.id, "sent", "77")
        outbox.settle(transaction, second.id, "failed", "blocked")
    with database.begin() as transaction:
        assert outbox.unsent(transaction, "telegram") == (third,)
        assert outbox.unsent(transaction, "terminal") == ()


def test_feedback_counts_only_from_the_conversation_it_belongs_to(database: Database) -> None:
    with database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), ""))
        assert turns.rate(transaction, "telegram:2:0:2", "1" * 16, True) is False
        assert turns.rate(transaction, "telegram:1:0:1", "1" * 16, False) is True
        assert turns.last_turns(transaction, 1)[0].helpful is False


def test_the_unanswered_are_those_handed_off_and_the_newest_come_last(database: Database) -> None:
    with database.begin() as transaction:
        for number in range(3):
            turns.save_turn(
                transaction,
                turn_row(
                    turn(f"{number:016x}", handoff=number != 1, asked_at=NOW + dt.timedelta(minutes=number)),
                    str(number),
                ),
            )
        assert [found.reply for found in turns.last_turns(transaction, 2)] == ["1", "2"]
        assert [found.reply for found in turns.last_turns(transaction, 9, kinds=("handoff",))] == ["0", "2"]
        since = NOW + dt.timedelta(minutes=1)
        assert [found.reply for found in turns.last_turns(transaction, since=since)] == ["1", "2"]


def test_to_forget_a_conversation_erases_every_trace_of_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    database = open_database(f"sqlite:///{path}")
    with database.begin() as transaction:
        for number, conversation in enumerate(("telegram:1:0:1", "telegram:11:0:11")):
            turns.save_turn(transaction, turn_row(turn(f"{number:016x}", conversation), f"secret-{number}"))
            outbox.save_messages(transaction, conversation, [f"secret-{number}"], turn_id=f"{number:016x}")
            turns.save_state(transaction, conversation, state_row(State(pending=f"secret-{number}")), NOW)
    with database.begin() as transaction:
        assert turns.forget(transaction, "telegram:1:0:1") == 1
        assert turns.forget(transaction, "telegram:1:0:1") == 0
    database.dispose()
    with sqlite3.connect(path) as connection:
        assert [
            len(connection.execute(f"select * from {t}").fetchall())
            for t in ("turns", "messages", "conversations")
        ] == [1, 1, 1]
    connection.close()
    assert b"secret-1" in path.read_bytes()
    assert b"secret-0" not in path.read_bytes()


def test_what_is_older_than_the_limit_is_deleted(database: Database) -> None:
    with database.begin() as transaction:
        for number, days in enumerate((1, 100)):
            when = NOW - dt.timedelta(days=days)
            turns.save_turn(
                transaction, turn_row(turn(f"{number:016x}", f"telegram:{number}:0:1", asked_at=when), "")
            )
            outbox.save_messages(transaction, f"telegram:{number}:0:1", ["{}"], turn_id=f"{number:016x}")
            turns.save_state(transaction, f"telegram:{number}:0:1", state_row(State(misses=1)), when)
        assert turns.purge(transaction, NOW - dt.timedelta(days=30)) == 1
        assert [found.conversation for found in turns.last_turns(transaction, 9)] == ["telegram:0:0:1"]
        assert state_of(turns.load_state(transaction, "telegram:1:0:1")) == State()


@pytest.mark.parametrize(
    "url", ["nonsense", "mysterydb://x", "sqlite:////proc/nowhere/x.db", "sqlite://data/slash-too-few.db"]
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(url: str) -> None:
    with pytest.raises(RecordsError, match=r"^DATABASE_URL: .+\.$"):
        open_database(url)


@pytest.mark.skipif(os.name == "nt", reason="permissions are Unix's")
def test_the_record_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with (
            opened(f"sqlite:///{tmp_path / 'data/record.db'}") as database,
            database.execution_options(writes=True).begin() as transaction,
        ):
            turns.save_turn(transaction, turn_row(turn(), "One. Two."))
            modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    finally:
        os.umask(before)
    assert modes == {"record.db": 0o600, "record.db-wal": 0o600, "record.db-shm": 0o600}
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_slip_in_the_path_makes_no_new_record_elsewhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for opening in (open_database, lambda url: only_one(Path(url[10:])).__enter__()):
        with pytest.raises(
            RecordsError, match=r"^DATABASE_URL: there is no folder \S+/dta in which x could be"
        ):
            opening(f"sqlite:///{tmp_path / 'dta/x/record.db'}")
    assert list(tmp_path.iterdir()) == []
    for _ in range(2):
        open_database(f"sqlite:///{tmp_path / 'data/record.db'}").dispose()
    assert caplog.text.count(f"a new database is made: {tmp_path / 'data/record.db'}") == 1


def test_a_folder_that_cannot_be_made_is_told_as_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for opening in (open_database, lambda url: only_one(Path(url[10:])).__enter__()):
        with pytest.raises(
            RecordsError, match=r"^DATABASE_URL: there is no folder \S+/file/data, and it cannot"
        ):
            opening(f"sqlite:///{tmp_path / 'file/data/record.db'}")


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database at all, but long enough to look like one" * 50)
    with pytest.raises(
        RecordsError, match=r"not a database\); it is damaged: .* `sanming-bot restore FILE`\.$"
    ):
        open_database(f"sqlite:///{tmp_path / 'x.db'}")


def test_a_database_that_was_damaged_is_told_in_one_line_that_says_restore(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with opened(url) as database, database.begin() as transaction:
        turns.save_turn(transaction, turn_row(turn(), "One. Two."))
        find = "select rootpage from sqlite_master where name = 'turns'"
        place = int(transaction.exec_driver_sql(find).scalar_one()) - 1

    def damage(page: int, begins: int) -> None:
        with (tmp_path / "x.db").open("r+b") as file:
            file.seek(page * 4096 + begins)
            file.write(b"\xff" * (4096 - begins))

    damage(place, 0)
    with (  # which shows only when it is read
        pytest.raises(RecordsError, match=r"malformed.*`sanming-bot restore FILE`\.$"),
        opened(url) as database,
        database.begin() as transaction,
    ):
        turns.last_turns(transaction, 1)
    damage(0, 100)  # behind the header: what SQLite takes for its list of tables
    with pytest.raises(RecordsError, match=r"malformed.*`sanming-bot restore FILE`\.$"):
        open_database(url)


def test_a_full_disk_is_told_in_one_line_that_says_make_room(tmp_path: Path) -> None:
    """A limit of SQLite's own on the pages of a file stands in for the disk."""

    def fill() -> None:
        with opened(f"sqlite:///{tmp_path / 'record.db'}") as database, database.begin() as transaction:
            transaction.exec_driver_sql("pragma max_page_count = 1")
            turns.save_turn(transaction, turn_row(turn(), "x" * 100_000))

    with pytest.raises(
        BusyRecordsError, match=r"full\); make room on the disk, then run it again\.$"
    ) as caught:
        fill()
    assert "\n" not in str(caught.value)


def test_a_full_disk_at_the_start_may_have_room_at_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1: whoever supervises starts it again, as after 2 they do not."""

    def no_room(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", no_room)
        with pytest.raises(BusyRecordsError, match="make room on the disk"):
            open_database(f"sqlite:///{tmp_path / 'record.db'}")
    assert (RecordsError.exit_code, BusyRecordsError.exit_code) == (2, 1)


def test_a_locked_database_is_told_in_one_line_that_says_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "LOCK_TIMEOUT_SECONDS", 0.05)
    url = f"sqlite:///{tmp_path / 'record.db'}"
    again = r"locked\); another program writes into it just now; run it again in a moment\.$"

    def lock_and_write() -> None:
        with opened(url) as database:
            stranger.execute("begin immediate")
            with database.execution_options(writes=True).begin():
                pass

    open_database(url).dispose()
    with closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as stranger:
        for opening in (lock_and_write, lambda: open_database(url)):
            with pytest.raises(BusyRecordsError, match=again):
                opening()


def test_what_may_be_over_at_the_next_try_has_an_exit_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database_module, "LOCK_TIMEOUT_SECONDS", 0.05)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///record.db")
    open_database("sqlite:///record.db").dispose()
    with closing(sqlite3.connect("record.db", isolation_level=None)) as stranger:
        stranger.execute("begin immediate")
        assert main(["log"]) == 1
        stranger.execute("rollback")
        assert main(["log"]) == 0
    assert "run it again in a moment" in capsys.readouterr().err


def test_an_empty_file_is_a_new_record_and_told_as_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "record.db").touch()
    with caplog.at_level("INFO"):
        open_database(f"sqlite:///{tmp_path / 'record.db'}").dispose()
    assert "a new database is made" in caplog.text


def test_a_password_in_the_address_is_never_shown() -> None:
    with pytest.raises(RecordsError) as caught:
        open_database("mysterydb://user:hunter2@host/x")
    assert "hunter2" not in str(caught.value)


def test_the_tables_are_those_the_migrations_make(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from bot.records.tables import metadata

    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_a_commit_is_on_the_disk_before_it_counts(database: Database) -> None:
    with database.begin() as transaction:
        assert transaction.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert transaction.exec_driver_sql("pragma synchronous").scalar() == 2  # full


def test_a_database_of_a_newer_version_is_told_in_one_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    database = open_database(url)
    with database.begin() as transaction:
        transaction.exec_driver_sql("update alembic_version set version_num = '9999'")
    database.dispose()
    with pytest.raises(RecordsError, match=r"newer version .* restore"):
        open_database(url)
