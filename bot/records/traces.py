"""Makes what was deleted be gone from the files of SQLite as well, also while others have them open.

A deletion is first of all in the `-wal`; the file itself keeps the old pages until they are copied there, which on a
quiet bot takes days. And `secure_delete` overwrites a row where it lies, not the copy that it leaves behind where SQLite
moved it to another page before. So all of the `-wal` is copied and cut off, the file written anew (which needs room on
the disk), and that copied as well. Readers may go on with what they see, which keeps the `-wal` whole until they end. Other
databases do the like by themselves.
"""

import math
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.records.database import Database, sqlite_file

WAIT_SECONDS = 1.0
"""How long SQLite waits for others. Whoever writes waits for us meanwhile, so it is short; one tries again."""
_OF_THE_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
ANEW, INTO_THE_FILE = "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"


def clear(database: Database, again: Callable[[str], bool]) -> bool:
    """Whether it is gone. `again` is told what is in the way, waits, and says whether to try once more."""
    file = sqlite_file(database.url)
    if file is None:
        return True
    steps = [INTO_THE_FILE, ANEW, INTO_THE_FILE]
    while trouble := _trouble(file, steps):
        if not again(trouble):
            return False
    return True


def _trouble(file: Path, steps: list[str]) -> str | None:
    """Does the steps, and takes off the list what is done; what is in the way of the next one."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    try:
        with closing(
            sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        ) as connection:
            while steps:
                found = connection.execute(steps[0]).fetchone()
                if found and found[0]:  # of a checkpoint: somebody else is in the way
                    return "another program is using it"
                steps.pop(0)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)  # none where Python itself refuses
        return f"{error}{_room(file) if code & 0xFF in _OF_THE_DISK else ''}"
    return None


def _room(file: Path) -> str:
    try:
        megabytes = math.ceil(file.stat().st_size / 1_000_000)
    except OSError:  # gone meanwhile
        return ""
    return f": to write it anew needs about {megabytes} MB of room beside it and in the folder for temporary files"
