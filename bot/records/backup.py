"""Copies of the records: to keep, and to put back. SQLite alone; other databases have tools of their own."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import RecordsError
from bot.records.database import LOCK_TIMEOUT_SECONDS, sqlite_file

_BESIDE = ("", "-wal", "-shm")  # what SQLite keeps of one database: none of it fits another


def back_up(url: str, target: Path) -> None:
    """Writes the records as they are at this moment into a new file, also while the bot answers.

    Raises:
        RecordsError: they are in no SQLite file, it cannot be read, or the target is there or cannot be written.
    """
    database = _database(url)
    if not _readable(database):
        raise RecordsError(
            f"DATABASE_URL: there is no {database} that this account may read; use the account that the bot runs as, "
            "and back up once something was recorded."
        )
    with _new_file(target, "backup") as half:
        if target.exists():
            raise RecordsError(f"backup: {target} is there already; choose another name, or delete it first.")
        _copy(database, "rw", half, "backup")


def former(url: str) -> Path | None:
    """The database that a `restore` put another in the place of, where it is still there."""
    database = sqlite_file(url)
    return _former(database) if database and _former(database).exists() else None


def _former(database: Path) -> Path:
    return database.with_name(f"{database.name}.replaced")


def restore(url: str, source: Path) -> Path | None:
    """Puts a backup in the place of the records, which nobody may have open; returns where the former ones are now.

    Raises:
        RecordsError: it is no backup of ours, or its place cannot be written.
    """
    database = _database(url)
    if not _readable(source):
        raise RecordsError(
            f"restore: there is no file {source} that this account may read; name one that `sanming-bot backup` wrote."
        )
    if source.resolve() == database.resolve():
        raise RecordsError(
            f"restore: {source} is the database itself; name a file that `sanming-bot backup` wrote."
        )
    former = _former(database)
    present = [ending for ending in _BESIDE if database.with_name(f"{database.name}{ending}").exists()]
    if present and former.exists():
        raise RecordsError(
            f"restore: {former} is left from an earlier one; move it away first. It may be the only whole record: see Restore in bot/running/README.md."
        )
    with _new_file(database, "restore") as half:
        _copy(source, "ro", half, "restore")
        _say_that_it_is_sent_again(half)
        for ending in present:
            database.with_name(f"{database.name}{ending}").replace(f"{former}{ending}")
    return former if present else None


def _database(url: str) -> Path:
    database = sqlite_file(url)
    if database is None:
        raise RecordsError(
            "DATABASE_URL: backup and restore are for a SQLite file; use the database's own tools, such as pg_dump."
        )
    return database


def _readable(file: Path) -> bool:
    try:
        with file.open("rb"):
            return True
    except OSError:  # also where it is a folder
        return False


@contextmanager
def _new_file(target: Path, command: str) -> Iterator[Path]:
    """Gives a file beside the target that only its owner may read, and which takes the target's name once all went well."""
    half = None
    try:
        number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")  # mode 0600
        os.close(number)
        half = Path(name)
        yield half
        _reach_the_disk(half)
        half.replace(target)
    except FileNotFoundError:
        raise RecordsError(f"{command}: there is no folder {target.parent}; make it first.") from None
    except OSError as trouble:
        raise RecordsError(
            f"{command}: {target} cannot be written ({trouble.strerror}); make room, or give your account permission."
        ) from None
    finally:
        if half:
            half.unlink(missing_ok=True)


def _copy(source: Path, mode: str, target: Path, command: str) -> None:
    """One reading of the source, which goes on being written meanwhile. VACUUM also reads every row, so that a damaged
    file shows now, and leaves behind what was erased.
    """
    try:
        with closing(_open(source, mode)) as connection:
            if not connection.execute(
                "select 1 from sqlite_master where name = 'alembic_version'"
            ).fetchone():
                raise RecordsError(
                    f"{command}: {source} holds no records of a sanming-bot; name another file."
                )
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as trouble:
        raise RecordsError(
            f"{command}: {source} cannot be copied ({trouble}); see that it is not damaged and that there is room on the disk."
        ) from None


def _say_that_it_is_sent_again(database: Path) -> None:
    """What waited to be sent when the backup was made may have been sent since; sent now, it says so."""
    with closing(_open(database, "rw")) as connection:
        connection.execute("update messages set status = 'sending' where status = 'waiting'")


def _open(file: Path, mode: str) -> sqlite3.Connection:
    """Never makes a file anew; one that the bot writes cannot be opened with the mode “ro” everywhere."""
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=LOCK_TIMEOUT_SECONDS,
        isolation_level=None,
    )


def _reach_the_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
