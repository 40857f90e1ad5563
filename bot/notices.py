"""What the administrators are to be told: put down by any thread, told by the one channel that can."""

import threading
from collections.abc import Callable

Tell = Callable[[str], None]


class Notices:
    """Keeps what is put down until there is a channel, and hands it over from then on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._tell: Tell | None = None

    def put(self, text: str) -> None:
        """Called from any thread."""
        with self._lock:
            if self._tell:
                self._tell(text)
            else:
                self._waiting.append(text)

    def hand_to(self, tell: Tell | None) -> None:
        """From now on every notice goes to `tell`, first those that wait; with None they wait again."""
        with self._lock:
            self._tell = tell
            if tell:
                for text in self._waiting:
                    tell(text)
                self._waiting.clear()
