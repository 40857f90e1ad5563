"""Opens the database of DATABASE_URL and brings it to the present schema. Portable between SQLite and PostgreSQL."""

import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import BusyRecordsError, RecordsError
from bot.records.tables import REVISION

logger = logging.getLogger(__name__)

Database = Engine
"""What everybody else calls it; `begin()` opens a transaction that commits, or rolls back on an error."""

LOCK_TIMEOUT_SECONDS = 5
"""How long SQLite waits for another process that writes."""


_DAMAGED = "it is damaged: put the last backup in its place with `sanming-bot restore FILE`"
_BUSY = "another program writes into it just now; run it again in a moment"
_FULL = "make room on the disk, then run it again"
_REMEDIES: dict[int | None, str] = {
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "see that the disk is well and has room, then run it again",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}
_BUSY_FOR_NOW = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def open_database(url: str, *, anew: bool = True) -> Database:
    """A database whose tables are up to date. A file that is not there is made, or not, as `anew` says.

    Raises:
        RecordsError: the URL is wrong, or the database cannot be opened, written or upgraded.
    """
    shown = url
    try:
        parsed = make_url(url)
        shown = parsed.render_as_string(hide_password=True)
        # A slash too few makes a server of the folder.
        if parsed.get_backend_name() == "sqlite" and parsed.host:
            raise ArgumentError
        file = sqlite_file(parsed)
        engine = _sqlite(file, anew) if file else create_engine(parsed, pool_pre_ping=True)
        try:
            _upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    except ImportError as trouble:
        raise RecordsError(
            f"DATABASE_URL: {shown} needs the package {trouble.name}, which is not installed; install it with pip, "
            "or use sqlite:///data/sanming-bot.db."
        ) from None
    except (ArgumentError, NoSuchModuleError):
        raise RecordsError(
            f"DATABASE_URL: {shown} is no address of a database; write sqlite:///data/sanming-bot.db, for example."
        ) from None
    except OSError as trouble:
        if trouble.errno == errno.ENOSPC:
            raise BusyRecordsError(
                f"DATABASE_URL: {shown} cannot be opened ({trouble.strerror}); {_FULL}."
            ) from None
        raise RecordsError(
            f"DATABASE_URL: {shown} cannot be opened ({trouble.strerror}); give the bot's account permission to write there."
        ) from None
    except SQLAlchemyError as trouble:
        raise _unusable(shown, trouble) from None
    return engine


@contextmanager
def opened(url: str, *, anew: bool = True) -> Iterator[Database]:
    """The same for as long as it lasts.

    Raises:
        RecordsError: also where it shows only then that the database is damaged, full or locked.
    """
    database = open_database(url, anew=anew)
    try:
        yield database
    except DatabaseError as trouble:
        if _remedy(first_of(trouble)) is None:
            raise
        raise _unusable(database.url.render_as_string(hide_password=True), trouble) from None
    finally:
        database.dispose()


def sqlite_file(url: str | URL) -> Path | None:
    """The file of a SQLite database; None for any other database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def first_of(error: BaseException) -> BaseException:
    """What began it: on a full disk SQLite rolls everything back by itself, and then our own rollback fails too."""
    found, cause = error, error.__context__
    while cause:
        found = cause if isinstance(cause, DBAPIError) else found
        cause = cause.__context__
    return found


def _unusable(shown: str, trouble: SQLAlchemyError) -> RecordsError:
    """What the database said, and what to do about it."""
    first = first_of(trouble)
    why = str(getattr(first, "orig", None) or first).splitlines()[0]
    remedy = _remedy(first) or "check that the file is a database that the bot's account may write"
    kind = BusyRecordsError if _code(first) in _BUSY_FOR_NOW else RecordsError
    return kind(f"DATABASE_URL: {shown} cannot be used ({why}); {remedy}.")


def _remedy(error: BaseException) -> str | None:
    """Against what SQLite says of the file or the disk; None for everything else."""
    return _REMEDIES.get(_code(error))


def _code(error: BaseException) -> int | None:
    """SQLite's number for what is wrong, without the bits that say more of it."""
    code: int | None = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def make_folder(folder: Path) -> None:
    """Makes the folder of the records within one that is there: a slip in a path is no reason to begin anew elsewhere.

    Raises:
        RecordsError: it is not there, and cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)  # what people asked is nobody else's business
    except FileNotFoundError:
        raise RecordsError(
            f"DATABASE_URL: there is no folder {folder.parent} in which {folder.name} could be made; check the path, "
            "or make the folder first."
        ) from None
    except OSError as trouble:
        raise RecordsError(
            f"DATABASE_URL: there is no folder {folder}, and it cannot be made ({trouble.strerror}); make it, and give "
            "the bot's account permission to write there."
        ) from None


def _sqlite(file: Path, anew: bool) -> Engine:
    if anew:
        make_folder(file.parent)
    if not file.exists() or not file.stat().st_size:
        if not anew:
            raise RecordsError(
                f"DATABASE_URL: there is no record {file}; go to the bot's folder, where its .env is, "
                "or wait until something is recorded."
            )
        logger.info("a new database is made: %s", file)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    address = f"{file.absolute().as_uri()}?mode=rw"  # a file that went away is not made anew, and empty

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=LOCK_TIMEOUT_SECONDS, check_same_thread=False)

    engine = create_engine(f"sqlite:///{file}", creator=connect)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Readers and the writer do not wait for each other, a commit survives a power cut, deletes cascade,
    and what is erased is overwritten.
    """
    connection.isolation_level = None  # we begin transactions ourselves, see _begin
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """The driver would begin a transaction at its first write only, which breaks savepoints and lets another process
    write between our reading and our writing (SQLAlchemy's documentation of its SQLite dialect).
    """
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        if _revision(connection) != REVISION:  # Alembic takes a third of a second to be imported
            _migrate(connection)


def _revision(connection: Connection) -> object:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise RecordsError(
            "DATABASE_URL: a newer version of the bot has changed this database; start that version, or put back a "
            "backup of this one with `sanming-bot restore FILE`."
        ) from None
