"""One process a database: two that answer would fight over Telegram's updates."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import RecordsError
from bot.records.database import make_folder


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds the lock for as long as it lasts; the system lets go of it however the process ends.

    Raises:
        RecordsError: another process holds it, or the file cannot be made.
    """
    lock = FileLock(path)
    try:
        make_folder(path.parent)
        lock.acquire(blocking=False)
    except Timeout:
        raise RecordsError(
            f"another sanming-bot answers already from this database ({path} is locked); stop that one first."
        ) from None
    except OSError as trouble:
        raise RecordsError(
            f"DATABASE_URL: {path} cannot be made ({trouble.strerror}); give the bot's account permission to write there."
        ) from None
    try:
        yield
    finally:
        lock.release()
