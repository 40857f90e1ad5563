"""Whether Telegram can be reached: for a supervisor, and for the next poll."""

import time
from collections.abc import Callable

SILENT_AFTER_SECONDS = 90  # a poll takes at most 35


class Connection:
    """When Telegram last answered us. Times are of the monotonic clock, which no change of the date moves."""

    def __init__(self, recovered: Callable[[], None] = lambda: None) -> None:
        """`recovered` is called when Telegram answers again after it had not."""
        self._recovered = recovered
        self._made_at: float | None = None
        self._trouble: str | None = "not reached yet"

    def made(self) -> None:
        if self._trouble:
            self._recovered()
        self._made_at, self._trouble = time.monotonic(), None

    def lost(self, why: str) -> None:
        self._trouble = why

    @property
    def trouble(self) -> str | None:
        """What keeps us from Telegram; None where all is well."""
        if self._trouble or self._made_at is None:
            return self._trouble
        silent_seconds = time.monotonic() - self._made_at
        return f"no answer for {silent_seconds:.0f} s" if silent_seconds > SILENT_AFTER_SECONDS else None
