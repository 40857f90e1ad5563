"""The front desk: loads the conversation's state, lets it respond, saves everything at once, hands out what
is to be sent. Every channel calls only this.
"""

import datetime as dt
import logging
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from bot.content.document import Contact
from bot.dialogue.conversation import respond
from bot.dialogue.locale import current_locale
from bot.dialogue.menu import all_choices
from bot.dialogue.messages import Locale, Question, Reply, Turn
from bot.dialogue.plain import plain_text
from bot.notices import Notices, RenderNotice
from bot.records import inbox, outbox, turns
from bot.records.inbox import Received, Waiting
from bot.records.ledger import ClosedError, Ledger, Transaction
from bot.records.outbox import OutboundMessage
from bot.search.index import Index

__all__ = ["ClosedError", "Delivery", "Desk", "OutboundMessage", "Received", "Render", "Waiting"]

logger = logging.getLogger(__name__)

Render = Callable[[Reply, str], tuple[str, ...]]
"""(reply, turn id) -> the bodies of the messages to send, in order; pure. A body is the channel's own JSON."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply that is committed, and its messages in order."""

    turn_id: str
    reply: Reply
    messages: tuple[OutboundMessage, ...]


class Desk:
    """Synchronous; a channel calls it from a thread of its own where it must not block. What returns a future has
    only begun: it is done once it is committed, and raises ClosedError where the program ends before.
    """

    def __init__(
        self,
        index: Index,
        ledger: Ledger,
        retention_days: int,
        render_notice: RenderNotice = lambda text: (),
    ) -> None:
        self.index = index  # replaced whole when the knowledge folder has changed
        self.notices = Notices(ledger, render_notice)
        self._ledger = ledger
        self._retention_days = retention_days

    @property
    def contact(self) -> Contact | None:
        return self.index.library.contact

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written at present; None where all is well."""
        return self._ledger.trouble

    # Updates that came in

    def receive(
        self, bot_id: int, updates: Sequence[Received], now: dt.datetime
    ) -> "Future[tuple[Waiting, ...]]":
        """Keeps updates until they are answered; gives those that were not known already."""
        return self._ledger.submit(lambda transaction: inbox.store(transaction, bot_id, updates, now))

    def waiting(self, bot_id: int, after: int, limit: int) -> tuple[Waiting, ...]:
        """The next updates without an answer behind that one, oldest first."""
        return self._ledger.read(lambda transaction: inbox.waiting(transaction, bot_id, after, limit))

    def drop(self, received: int) -> "Future[None]":
        """An update needs no reply."""
        return self._ledger.submit(lambda transaction: inbox.finish(transaction, received))

    # Replies

    def ask(
        self, question: Question, render: Render, received: int | None = None
    ) -> "Future[Delivery | None]":
        """Answers, and commits the turn, the conversation's new state and the messages in one transaction, and that
        the update `received` is answered; None where it was answered before.
        """
        began = time.perf_counter()
        turn_id = secrets.token_hex(8)
        conversation = question.conversation
        state = self._ledger.read(lambda transaction: turns.load_state(transaction, conversation))
        outcome = respond(question, state, self.index, self._retention_days)
        reply, text = outcome.reply, plain_text(outcome.reply)
        bodies = render(reply, turn_id)
        turn = Turn(turn_id, question, reply, round((time.perf_counter() - began) * 1000, 2))

        def save(transaction: Transaction) -> Delivery | None:
            if received is not None and not inbox.answer(transaction, received):
                return None
            turns.save_turn(transaction, turn, text)
            turns.save_state(transaction, conversation, outcome.state, question.asked_at)
            messages = outbox.save_messages(
                transaction, conversation, bodies, language=reply.locale, turn_id=turn_id, received=received
            )
            return Delivery(turn_id, reply, messages)

        return self._ledger.submit(save)

    def say(
        self, conversation: str, bodies: Sequence[str], language: Locale, received: int
    ) -> tuple[OutboundMessage, ...]:
        """Commits messages that reply to an update without a turn, such as an apology; none where it has its reply."""

        def save(transaction: Transaction) -> tuple[OutboundMessage, ...]:
            if not inbox.answer(transaction, received):
                return ()
            return outbox.save_messages(
                transaction, conversation, bodies, language=language, received=received
            )

        return self._ledger.write(save)

    def rate(self, conversation: str, turn_id: str, helpful: bool, received: int) -> bool:
        """Keeps what the person thought of a reply; False where that turn is not of that conversation."""

        def save(transaction: Transaction) -> bool:
            kept = turns.rate(transaction, conversation, turn_id, helpful)
            inbox.finish(transaction, received)
            return kept

        return self._ledger.write(save)

    # Messages on their way

    def begin_sending(self, message_id: int) -> "Future[None]":
        """From now on the message may arrive; if the program ends before that is known, it is sent again and says so."""
        return self._ledger.submit(lambda transaction: outbox.mark(transaction, message_id, "sending"))

    def not_sent(self, message_id: int) -> "Future[None]":
        """The message certainly did not arrive."""
        return self._ledger.submit(lambda transaction: outbox.mark(transaction, message_id, "waiting"))

    def mark_sent(self, message_id: int, reference: str) -> "Future[None]":
        """The channel has confirmed the message under its own reference (Telegram's message id)."""
        return self._ledger.submit(
            lambda transaction: outbox.settle(transaction, message_id, "sent", reference)
        )

    def mark_failed(self, message_id: int, reason: str) -> "Future[None]":
        """The message can never be delivered (blocked by the user, chat gone)."""
        return self._ledger.submit(
            lambda transaction: outbox.settle(transaction, message_id, "failed", reason)
        )

    def unsent(self, channel: str) -> tuple[OutboundMessage, ...]:
        """What was committed for the channel and is not confirmed, oldest first."""
        return self._ledger.read(lambda transaction: outbox.unsent(transaction, channel))

    # Everything else

    def choices(self) -> Iterable[str]:
        """The id of everything that can be pressed now."""
        return all_choices(self.index.library)

    def locale(self, conversation: str, hint: Locale | None) -> Locale:
        """What the conversation is held in, for what the channel says by itself."""
        state = self._ledger.read(lambda transaction: turns.load_state(transaction, conversation))
        return current_locale(state, hint)

    def purge(self, now: dt.datetime) -> None:
        """Deletes what is older than RETENTION_DAYS."""
        days = dt.timedelta(days=self._retention_days)
        gone = self._ledger.write(lambda transaction: turns.purge(transaction, now - days))
        self._ledger.write(lambda transaction: inbox.purge(transaction, now, days))
        self._ledger.write(outbox.purge)
        if gone:
            logger.info("deleted %d turns older than %d days", gone, self._retention_days)
