"""A file is replaced whole or not at all, whoever is killed meanwhile and whoever else writes it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ABANDONED_SECONDS = 600


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """Gives the half to write, which takes the file's place where nothing went wrong. Raises OSError where it did."""
    _delete_abandoned_halves(file)
    half = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        yield half
        half.replace(file)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _delete_abandoned_halves(file: Path) -> None:
    """Of processes that were killed while they wrote one."""
    for half in file.parent.glob(f"{file.name}.*.tmp"):
        with suppress(FileNotFoundError):  # somebody else has just finished it
            if time.time() - half.stat().st_mtime > ABANDONED_SECONDS:
                half.unlink()
