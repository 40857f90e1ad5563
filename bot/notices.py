"""What the administrators are to be told: put down by any thread, kept in the records, sent by the channel."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from bot.records.ledger import ClosedError, Ledger
from bot.records.outbox import OutboundMessage, save_messages

logger = logging.getLogger(__name__)

RenderNotice = Callable[[str], Sequence[tuple[str, str]]]
"""A text -> (conversation, body of the message) for each administrator."""
Send = Callable[[tuple[OutboundMessage, ...]], None]


class Notices:
    """Commits each notice and hands it to the channel, if there is one; else the channel finds it unsent later."""

    def __init__(self, ledger: Ledger, render: RenderNotice) -> None:
        self._ledger = ledger
        self._render = render
        self._lock = threading.Lock()
        self._send: Send | None = None

    def put(self, text: str) -> None:
        """Called from any thread; returns at once."""
        for conversation, body in self._render(text):
            save = partial(save_messages, conversation=conversation, bodies=[body], notice=True)
            saved = self._ledger.submit(save)
            saved.add_done_callback(self._hand_over)

    def hand_to(self, send: Send | None) -> None:
        """From now on every committed notice goes to `send`, which is called in the ledger's thread."""
        with self._lock:
            self._send = send

    def _hand_over(self, saved: "Future[tuple[OutboundMessage, ...]]") -> None:
        failure = saved.exception()
        if failure:
            if not isinstance(failure, ClosedError):
                logger.error("a notice could not be kept (%s)", type(failure).__name__)
            return
        with self._lock:
            if self._send:
                self._send(saved.result())
