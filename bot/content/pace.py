"""Building beside answering. Python has no priorities for threads: whoever waits for its lock gets it after five
milliseconds, and whoever answers then computes half as fast as the one who builds.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

PAUSE_SECONDS = 0.00005
"""Long enough that a thread which waits for Python's lock takes it."""


def gently(items: Iterable[T]) -> Iterator[T]:
    """The items, with a pause before each. Not in the main thread: while that one builds, nobody answers yet."""
    if threading.current_thread() is threading.main_thread():
        yield from items
        return
    for item in items:
        time.sleep(PAUSE_SECONDS)
        yield item
