"""What is handed to whoever answers, and what comes back: plain data, which can go to another process."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.content.document import Contact
from bot.dialogue.messages import Choice, Locale, Question, Reply

Render = Callable[[Reply, str], tuple[str, ...]]
"""(reply, turn id) -> the bodies of the messages to send, in order; pure. A body is the channel's own JSON."""
Tell = Callable[[str], None]
"""Takes a text for the administrators, from any thread."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where the pages are, and what answering from them needs to know."""

    folder: Path
    data: Path  # where a start keeps what the next one need not do again
    dictionary: Path  # jieba's
    retention_days: int
    first_replies_seconds: float  # after a start, what need not be at once waits so long
    log_level: str


@dataclass(frozen=True, slots=True)
class Job:
    """A question in its conversation."""

    turn_id: str
    question: Question
    state: str | None  # of the conversation, as the record has it; None for a new one
    render: Render


@dataclass(frozen=True, slots=True)
class Answered:
    """A turn as it is to be recorded and sent."""

    turn: Mapping[str, object]  # its row
    state: str  # the conversation's new one
    locale: Locale
    choices: tuple[Choice, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Serving:
    """What the pages in service have for the channel itself."""

    contact: Contact | None
    choices: frozenset[str]  # ids of everything that can be pressed


class Answering(Protocol):
    """Whoever answers: the Answerer in this process, or an AnswerProcess."""

    @property
    def serving(self) -> Serving: ...

    @property
    def trouble(self) -> str | None:
        """Why nothing can be answered at present; None where all is well."""

    def answer(self, job: Job) -> "Future[Answered]":
        """The future raises what answering raises; it is cancelled where the program ends before."""
