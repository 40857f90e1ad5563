"""Building beside answering. Python has no priorities for threads: whoever waits for its lock gets it only after a while,
and whoever answers then computes half as fast as the one who builds. So what builds holds still while somebody answers.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

PAUSE_SECONDS = 0.00005
"""Long enough that a thread which waits for Python's lock takes it."""
WORK_SECONDS = 0.001
"""Of work between two pauses: a pause takes twice as long as it is meant to, and most items take much less."""
PATIENCE_SECONDS = 0.5
"""An answer that takes longer is not waited for: it must not keep the folder from being read for ever."""

_lock = threading.Lock()
_answering = 0
_nobody_waits = threading.Event()
_nobody_waits.set()
_giving_way = threading.local()


@contextmanager
def at_once() -> Iterator[None]:
    """While somebody waits for what is done here."""
    global _answering
    with _lock:
        _answering += 1
        _nobody_waits.clear()
    try:
        yield
    finally:
        with _lock:
            _answering -= 1
            if not _answering:
                _nobody_waits.set()


@contextmanager
def giving_way() -> Iterator[None]:
    """What this thread does gently holds still while somebody waits for an answer. Not where that answer may need just
    what is built here, as at a start: each would wait for the other.
    """
    _giving_way.on = True
    try:
        yield
    finally:
        _giving_way.on = False


def gently(items: Iterable[T]) -> Iterator[T]:
    """The items, with a pause before one where the last is long ago. Not in the main thread: while that one builds, nobody
    answers yet.
    """
    if threading.current_thread() is threading.main_thread():
        yield from items
        return
    gives_way = getattr(_giving_way, "on", False)
    paused = 0.0
    for item in items:
        if gives_way:
            _nobody_waits.wait(PATIENCE_SECONDS)
        if time.perf_counter() - paused > WORK_SECONDS:
            time.sleep(PAUSE_SECONDS)
            paused = time.perf_counter()
        yield item
