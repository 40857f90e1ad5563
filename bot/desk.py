"""The front desk: loads the conversation's state, lets it respond, saves everything at once, hands out what
is to be sent. Every channel calls only this.
"""

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.answering.job import Answered, Answering, Job, Render
from bot.content.document import Contact
from bot.dialogue.messages import Choice, Locale, Question
from bot.notices import Notices
from bot.records import inbox, outbox, turns
from bot.records.inbox import Key, Received, Waiting
from bot.records.ledger import ClosedError, Ledger, Transaction
from bot.records.outbox import OutboundMessage
from bot.records.rows import state_of

__all__ = ["ClosedError", "Delivery", "Desk", "Key", "OutboundMessage", "Received", "Render", "Waiting"]

logger = logging.getLogger(__name__)

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply that is committed: what can be pressed below it, and its messages in order."""

    choices: tuple[Choice, ...]
    messages: tuple[OutboundMessage, ...]


class Desk:
    """Synchronous; a channel calls it from a thread of its own where it must not block. What returns a future has
    only begun: it is done once it is committed, and raises ClosedError where the program ends before.
    """

    def __init__(
        self,
        answering: Answering,
        ledger: Ledger,
        notices: Notices,
        retention_days: int,
    ) -> None:
        self.notices = notices
        self._answering = answering
        self._ledger = ledger
        self._retention_days = retention_days

    @property
    def contact(self) -> Contact | None:
        return self._answering.serving.contact

    @property
    def database_trouble(self) -> str | None:
        """Why nothing can be written at present; None where all is well."""
        return self._ledger.trouble

    @property
    def answering_trouble(self) -> str | None:
        """Why nothing can be answered at present; None where all is well."""
        return self._answering.trouble

    # Updates that came in

    def receive(self, updates: Sequence[Received]) -> "Future[int | None]":
        """Keeps a bot's updates until they are answered; gives the id of the last that was not known already. What is
        asked, said or rated from now on is committed after them, and where one was known and answered, not at all.
        """
        return self._ledger.submit(lambda transaction: inbox.store(transaction, updates))

    def waiting(self, bot_id: int, after: int, limit: int) -> tuple[Waiting, ...]:
        """The next updates without an answer behind that one, oldest first."""
        return self._ledger.read(lambda transaction: inbox.waiting(transaction, bot_id, after, limit))

    def drop(self, received: Key) -> "Future[None]":
        """An update needs no reply."""
        return self._ledger.submit(lambda transaction: inbox.drop(transaction, received))

    # Replies

    def ask(
        self, question: Question, render: Render, received: Key | None = None, *, begun: bool = False
    ) -> "Future[Delivery | None]":
        """Answers, and commits the turn, the conversation's new state and the messages in one transaction, and that
        the update `received` is answered; None where it was answered before. With `begun` the first message counts
        as one whose sending has begun, as it does at once where nothing holds it up.
        """
        conversation, turn_id = question.conversation, secrets.token_hex(8)
        state = self._ledger.read(lambda transaction: turns.load_state(transaction, conversation))

        def save(answered: Answered, transaction: Transaction) -> Delivery | None:
            update_id = inbox.answer(transaction, received) if received else None
            if received and update_id is None:
                return None
            turns.save_turn(transaction, answered.turn)
            turns.save_state(transaction, conversation, answered.state, question.asked_at)
            messages = outbox.save_messages(
                transaction,
                conversation,
                answered.bodies,
                language=answered.locale,
                turn_id=turn_id,
                received=update_id,
                begun=begun,
            )
            return Delivery(answered.choices, messages)

        answering = self._answering.answer(Job(turn_id, question, state, render))
        return _then(answering, lambda answered: self._ledger.submit(partial(save, answered)))

    def say(
        self, conversation: str, bodies: Sequence[str], language: Locale, received: Key
    ) -> tuple[OutboundMessage, ...]:
        """Commits messages that reply to an update without a turn, such as an apology; none where it has its reply."""

        def save(transaction: Transaction) -> tuple[OutboundMessage, ...]:
            update_id = inbox.answer(transaction, received)
            if update_id is None:
                return ()
            return outbox.save_messages(
                transaction, conversation, bodies, language=language, received=update_id
            )

        return self._ledger.write(save)

    def rate(self, conversation: str, turn_id: str, helpful: bool, received: Key) -> bool:
        """Keeps what the person thought of a reply; False where that turn is not of that conversation."""

        def save(transaction: Transaction) -> bool:
            kept = turns.rate(transaction, conversation, turn_id, helpful)
            inbox.drop(transaction, received)
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

    def choices(self) -> frozenset[str]:
        """The id of everything that can be pressed now."""
        return self._answering.serving.choices

    def locale(self, conversation: str, hint: Locale | None) -> Locale:
        """What the conversation is held in, for what the channel says by itself."""
        row = self._ledger.read(lambda transaction: turns.load_state(transaction, conversation))
        return state_of(row).held_in(hint)

    def purge(self, now: dt.datetime, again: Callable[[str], bool]) -> None:
        """Deletes what is older than RETENTION_DAYS, from the database's files too; `again` is that of `traces.clear`."""
        days = dt.timedelta(days=self._retention_days)
        gone = self._ledger.write(lambda transaction: turns.purge(transaction, now - days))
        others = self._ledger.write(lambda transaction: inbox.purge(transaction, now, days))
        others += self._ledger.write(outbox.purge)
        if gone:
            logger.info("deleted %d turns older than %d days", gone, self._retention_days)
        if gone or others:
            self._ledger.clear_traces(again)


def _then(first: "Future[A]", work: "Callable[[A], Future[B]]") -> "Future[B]":
    """The future of the work that is begun with what the first one gives. Cannot be called off; where the first one is,
    the program ends.
    """
    done = Future[B]()
    done.set_running_or_notify_cancel()

    def begin(finished: "Future[A]") -> None:
        if finished.cancelled():
            done.set_exception(ClosedError())
        elif error := finished.exception():
            done.set_exception(error)
        else:
            work(finished.result()).add_done_callback(end)

    def end(finished: "Future[B]") -> None:
        if error := finished.exception():
            done.set_exception(error)
        else:
            done.set_result(finished.result())

    first.add_done_callback(begin)
    return done
