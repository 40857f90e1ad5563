"""Conversations as the tests hold them, and when they are held."""

import datetime as dt

from bot.dialogue.conversation import respond
from bot.dialogue.messages import Locale, Question, Reply, State
from bot.search.index import Index

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


class Chat:
    """One conversation that remembers its state; a minute passes before each message."""

    def __init__(self, index: Index, hint: Locale | None = None) -> None:
        self.index, self.hint, self.state, self.now = index, hint, State(), NOW

    def say(
        self,
        text: str = "",
        *,
        choice: str | None = None,
        attachment: str | None = None,
        forced: Locale | None = None,
        after_minutes: int = 1,
    ) -> Reply:
        self.now += dt.timedelta(minutes=after_minutes)
        question = Question(text, "test:1:0:1", self.now, choice, attachment, self.hint, forced)
        outcome = respond(question, self.state, self.index, retention_days=30)
        self.state = outcome.state
        return outcome.reply


def say(index: Index, *texts: str) -> Reply:
    """The reply to the last of several messages of one conversation."""
    chat = Chat(index)
    return [chat.say(text) for text in texts][-1]
