"""The front desk: loads the conversation's state, lets it respond, saves everything at once, hands out what
is to be sent. Every channel calls only this.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.content.document import Contact
from bot.dialogue.messages import Question, Reply

Render = Callable[[Reply, str], tuple[str, ...]]
"""(reply, turn id) -> the bodies of the messages to send, in order; pure. A body is the channel's own JSON."""


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One message that is committed and waits to be sent."""

    id: int
    conversation: str
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply that is committed, and its messages in order."""

    turn_id: str
    reply: Reply
    messages: tuple[OutboundMessage, ...]


class Desk:
    """Synchronous; a channel calls it from a thread of its own where it must not block."""

    @property
    def contact(self) -> Contact:
        raise NotImplementedError

    def ask(self, question: Question, render: Render) -> Delivery:
        raise NotImplementedError

    def mark_sent(self, message_id: int, reference: str) -> None:
        """The channel has confirmed the message under its own reference (Telegram's message id)."""
        raise NotImplementedError

    def mark_failed(self, message_id: int, reason: str) -> None:
        """The message can never be delivered (blocked by the user, chat gone)."""
        raise NotImplementedError

    def unsent(self, channel: str) -> tuple[OutboundMessage, ...]:
        """What earlier runs committed for the channel and never got confirmed, oldest first."""
        raise NotImplementedError

    def rate(self, conversation: str, turn_id: str, helpful: bool) -> bool:
        """Keeps what the person thought of a reply; False where that turn is not of that conversation."""
        raise NotImplementedError
