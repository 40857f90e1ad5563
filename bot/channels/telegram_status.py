"""Whether Telegram can be reached: for a supervisor, and for the next poll."""

import logging
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)

SILENT_AFTER_SECONDS = 90  # a poll takes at most 35
NOT_REACHED = "not reached yet"


class Connection:
    """When Telegram last answered us. Times are of the monotonic clock, which no change of the date moves."""

    def __init__(self, route: str = "") -> None:
        """The route is said behind whatever fails, such as “ (through a proxy)”."""
        self.route = route
        self.recovered: Callable[[], None] = lambda: (
            None
        )  # called when Telegram answers again after it had not
        self._made_at: float | None = None
        self._lost_at: float | None = None
        self._trouble: str | None = NOT_REACHED

    def made(self) -> None:
        if self._trouble:
            self.recovered()
        if self._lost_at is not None:
            answers_again(self._lost_at)
        self._made_at, self._lost_at, self._trouble = time.monotonic(), None, None

    def lost(self, why: str) -> None:
        self._lost_at = self._lost_at or time.monotonic()
        self._trouble = f"{why}{self.route}"

    def not_made(self, why: str) -> None:
        """At the start: there was none that could be lost."""
        self._trouble = f"{NOT_REACHED}: {why}{self.route}"

    @property
    def trouble(self) -> str | None:
        """What keeps us from Telegram; None where all is well."""
        if self._trouble or self._made_at is None:
            return self._trouble
        silent_seconds = time.monotonic() - self._made_at
        return f"no answer for {silent_seconds:.0f} s" if silent_seconds > SILENT_AFTER_SECONDS else None


def answers_again(since: float) -> None:
    """Says that an outage is over, at the level at which it was told that it began."""
    logger.warning("Telegram answers again, after %.0f seconds", time.monotonic() - since)
