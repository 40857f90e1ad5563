"""The database as everybody who answers sees it: what is to be written is written, however long that takes.

One thread writes. It takes everything that waits into one transaction, so that many conversations share one wait for
the disk (group commit; DeWitt et al., “Implementation techniques for main memory database systems”, SIGMOD 1984). While
the database is locked, full or gone it tries again, and `trouble` says why.
"""

import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.records import traces
from bot.records.database import Database, first_of, sqlite_file

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 64  # in one transaction
PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0)  # between tries; the last one again and again

T = TypeVar("T")
Transaction = Connection
Work = Callable[[Transaction], T]


class ClosedError(Exception):
    """The program ends; what was to be written is not, and nobody was told that it is."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Work[T]
    done: Future[T]


class Ledger:
    """Reads and writes within transactions, from any thread."""

    def __init__(self, database: Database) -> None:
        self.trouble: str | None = None  # why nothing can be written at present
        self._database = database
        self._file = _Presence(sqlite_file(database.url))
        self._waiting: deque[_Job[object]] = deque()
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> "Future[T]":
        """Runs the work in a transaction; the future is done once that is committed. The work may run more than once,
        each time after everything that it did before was rolled back.

        The future raises what the work raises, and ClosedError where the program ends before.
        """
        job = _Job(work, Future[T]())
        with self._changed:
            if self._closing.is_set():
                job.done.set_exception(ClosedError())
            else:
                self._waiting.append(job)  # type: ignore[arg-type]  # its own future takes what its work returns
                self._changed.notify()
        return job.done

    def write(self, work: Work[T]) -> T:
        """The same, and waits for it."""
        return self.submit(work).result()

    def read(self, work: Work[T]) -> T:
        """Runs the work, which only reads.

        Raises:
            ClosedError: the program ends before the database can be read.
        """
        for attempt in range(1 << 30):
            try:
                with self._database.begin() as transaction:
                    return work(transaction)
            except Exception as error:
                if not _passes(error):
                    raise
                if self._closing.wait(_pause_seconds(attempt)):
                    raise ClosedError from None
        raise AssertionError("the tries never end")

    def clear_traces(self, again: Callable[[str], bool]) -> bool:
        """Makes what was deleted be gone from the files too, in the caller's thread (`traces.clear`)."""
        return traces.clear(self._database, again)

    def close(self, grace_seconds: float) -> None:
        """Writes what waits, for so long; then gives up the rest."""
        with self._changed:
            self._closing.set()
            self._changed.notify()
        self._thread.join(grace_seconds)

    # The thread

    def _run(self) -> None:
        while batch := self._next():
            self._commit(batch)

    def _next(self) -> Sequence[_Job[object]]:
        """What waits, without what was called off meanwhile; empty when there is nothing more to come."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing.is_set())
                batch = [self._waiting.popleft() for _ in range(min(MOST_AT_ONCE, len(self._waiting)))]
            wanted = [job for job in batch if job.done.set_running_or_notify_cancel()]
            if wanted or not batch:
                return wanted

    def _commit(self, batch: Sequence[_Job[object]]) -> None:
        for attempt in range(1 << 30):
            try:
                self._file.check(self._database)
                with self._database.execution_options(writes=True).begin() as transaction:
                    results = [job.work(transaction) for job in batch]
            except Exception as error:
                if not _passes(error):
                    self._fail(batch, error)
                    return
                self._complain(error)
                if self._closing.wait(_pause_seconds(attempt)):
                    for job in batch:
                        job.done.set_exception(ClosedError())
                    return
            else:
                self._relax()
                for job, result in zip(batch, results, strict=True):
                    job.done.set_result(result)
                return

    def _fail(self, batch: Sequence[_Job[object]], error: Exception) -> None:
        """One of them is at fault: it fails by itself, and the others are written."""
        if len(batch) == 1:
            batch[0].done.set_exception(error)
            return
        for job in batch:
            self._commit([job])

    def _complain(self, error: Exception) -> None:
        first = first_of(error)
        trouble = str(getattr(first, "orig", None) or first).splitlines()[0]
        if trouble != self.trouble:
            logger.error("the database cannot be written (%s); tried again until it can", trouble)
        self.trouble = trouble

    def _relax(self) -> None:
        if self.trouble:
            logger.warning("the database can be written again")
        self.trouble = None


class _Presence:
    """Notices that a SQLite file was moved away or replaced: SQLite itself would go on writing into the old one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen = self._identity()

    def check(self, database: Database) -> None:
        """Raises:
        OSError: there is no such file.
        """
        if (identity := self._identity()) != self._seen:
            database.dispose()
            self._seen = identity

    def _identity(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        found = os.stat(self._path)  # noqa: PTH116  # a hundred times a second
        return found.st_dev, found.st_ino


def _passes(error: Exception) -> bool:
    """Whether the same may work later: the database is locked, full, gone or broken, and our statements are not."""
    if isinstance(error, IntegrityError | DataError | ProgrammingError):
        return False
    return isinstance(error, DBAPIError | PoolTimeoutError | OSError)


def _pause_seconds(attempt: int) -> float:
    return PAUSES_SECONDS[min(attempt, len(PAUSES_SECONDS) - 1)]
