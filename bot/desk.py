"""The front desk: loads the conversation's state, lets it respond, saves everything at once, hands out what
is to be sent. Every channel calls only this.
"""

import datetime as dt
import logging
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.content.document import Contact
from bot.dialogue.conversation import respond
from bot.dialogue.locale import current_locale
from bot.dialogue.menu import all_choices
from bot.dialogue.messages import Locale, Question, Reply, Turn
from bot.dialogue.plain import plain_text
from bot.notices import Notices
from bot.records import outbox, turns
from bot.records.database import Database
from bot.records.outbox import OutboundMessage
from bot.search.index import Index

__all__ = ["Delivery", "Desk", "OutboundMessage", "Render"]

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
    """Synchronous; a channel calls it from a thread of its own where it must not block."""

    def __init__(self, index: Index, database: Database, retention_days: int) -> None:
        self.index = index  # replaced whole when the knowledge folder has changed
        self.notices = Notices()
        self._database = database
        self._retention_days = retention_days

    @property
    def contact(self) -> Contact | None:
        return self.index.library.contact

    def ask(self, question: Question, render: Render) -> Delivery:
        """Answers, and commits the turn, the conversation's new state and the messages in one transaction."""
        began = time.perf_counter()
        turn_id = secrets.token_hex(8)
        with self._database.begin() as transaction:
            state = turns.load_state(transaction, question.conversation)
            outcome = respond(question, state, self.index, self._retention_days)
            latency_ms = round((time.perf_counter() - began) * 1000, 2)
            turn = Turn(turn_id, question, outcome.reply, latency_ms)
            turns.save_turn(transaction, turn, plain_text(outcome.reply))
            turns.save_state(transaction, question.conversation, outcome.state, question.asked_at)
            bodies = render(outcome.reply, turn_id)
            messages = outbox.save_messages(transaction, turn_id, question.conversation, bodies)
        return Delivery(turn_id, outcome.reply, messages)

    def mark_sent(self, message_id: int, reference: str) -> None:
        """The channel has confirmed the message under its own reference (Telegram's message id)."""
        with self._database.begin() as transaction:
            outbox.settle(transaction, message_id, "sent", reference)

    def mark_failed(self, message_id: int, reason: str) -> None:
        """The message can never be delivered (blocked by the user, chat gone)."""
        with self._database.begin() as transaction:
            outbox.settle(transaction, message_id, "failed", reason)

    def unsent(self, channel: str) -> tuple[OutboundMessage, ...]:
        """What earlier runs committed for the channel and never got confirmed, oldest first."""
        with self._database.begin() as transaction:
            return outbox.unsent(transaction, channel)

    def rate(self, conversation: str, turn_id: str, helpful: bool) -> bool:
        """Keeps what the person thought of a reply; False where that turn is not of that conversation."""
        with self._database.begin() as transaction:
            return turns.rate(transaction, conversation, turn_id, helpful)

    def choices(self) -> Iterable[str]:
        """The id of everything that can be pressed now."""
        return all_choices(self.index.library)

    def locale(self, conversation: str, hint: Locale | None) -> Locale:
        """What the conversation is held in, for what the channel says by itself."""
        with self._database.begin() as transaction:
            return current_locale(turns.load_state(transaction, conversation), hint)

    def purge(self, now: dt.datetime) -> None:
        """Deletes what is older than RETENTION_DAYS."""
        with self._database.begin() as transaction:
            gone = turns.purge(transaction, now - dt.timedelta(days=self._retention_days))
        if gone:
            logger.info("deleted %d turns older than %d days", gone, self._retention_days)
