"""Opens the database of DATABASE_URL and brings it to the present schema. Portable between SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import RecordsError

Database = Engine
"""What everybody else calls it; `begin()` opens a transaction that commits, or rolls back on an error."""

LOCK_TIMEOUT_SECONDS = 10


def open_database(url: str) -> Database:
    """A database whose tables are up to date.

    Raises:
        RecordsError: the URL is wrong, or the database cannot be opened, written or upgraded.
    """
    shown = url
    try:
        parsed = make_url(url)
        shown = parsed.render_as_string(hide_password=True)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(parsed, connect_args={"timeout": LOCK_TIMEOUT_SECONDS})
            event.listen(engine, "connect", _prepare_sqlite)
        else:
            engine = create_engine(parsed, pool_pre_ping=True)
        _upgrade(engine)
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
        raise RecordsError(
            f"DATABASE_URL: {shown} cannot be opened ({trouble.strerror}); give the bot's account permission to write there."
        ) from None
    except (SQLAlchemyError, CommandError) as trouble:
        why = str(getattr(trouble, "orig", None) or trouble).splitlines()[0]
        raise RecordsError(
            f"DATABASE_URL: {shown} cannot be used ({why}); check that the file is a database that the bot's account may write."
        ) from None
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Readers and the writer do not wait for each other, a commit survives a power cut, deletes cascade,
    and what is erased is overwritten.
    """
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _upgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
