"""Says when the knowledge folder is to be read again: after an event of the file system, once more when it is watched,
since nobody tells what was saved just before, and beside that every half minute, because a network share does not always tell.
"""

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

logger = logging.getLogger(__name__)

COMPARE_EVERY_SECONDS = 30.0
QUIET_MS = 100  # a save is several events; the folder is read when no more come for so long …
LONGEST_MS = 400  # … or after this time
WATCHED_MS = 1000  # when it is certainly watched


def changes(
    folder: Path, own_file: str, stop: threading.Event, compare_every: float = COMPARE_EVERY_SECONDS
) -> Iterator[None]:
    """Yields whenever the folder may have changed, until the event is set. `own_file` is the one that the bot writes;
    `compare_every` is in seconds.
    """
    told = ""
    while not stop.is_set():
        try:
            watched = _identity(folder)
            events = watch(
                folder,
                watch_filter=lambda _, path: not Path(path).name.startswith(own_file),
                debounce=LONGEST_MS,
                step=QUIET_MS,
                stop_event=stop,
                rust_timeout=min(WATCHED_MS, round(compare_every * 1000)),
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            )
            due = 0.0
            for found in events:
                if not found and time.monotonic() < due:
                    continue
                told, due = "", time.monotonic() + compare_every
                yield
                if (
                    _identity(folder) != watched
                ):  # a share that was mounted anew: events come from the old one
                    break
        except (
            OSError,
            RuntimeError,
        ) as trouble:  # the folder is away, or the system watches too much already
            if str(trouble) != told:
                logger.warning(
                    "the knowledge folder cannot be watched (%s); it is compared every %g seconds",
                    trouble,
                    compare_every,
                )
            told = str(trouble)
            if not stop.wait(compare_every):
                yield


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
