"""Waiting for what another thread or process does, with more patience than the slowest machine needs."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 30.0


def until(claim: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether a claim is true by then; it is looked at again and again."""
    latest = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > latest:
            return False
        time.sleep(0.02)
    return True
