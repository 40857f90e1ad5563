"""What one reply is made from, and the small pieces that many replies share."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.content.document import Language
from bot.content.library import Library
from bot.dialogue import menu, wording
from bot.dialogue.messages import Choice, Locale, Question, Reply, State, language_of
from bot.search.index import Index


@dataclass(frozen=True, slots=True)
class Context:
    question: Question
    state: State
    index: Index
    locale: Locale
    retention_days: int
    slips: tuple[tuple[str, str], ...] = ()  # words of the message as typed, with what was understood

    @property
    def today(self) -> dt.date:
        return self.question.asked_at.date()

    @property
    def library(self) -> Library:
        return self.index.library

    @property
    def language(self) -> Language:
        return language_of(self.locale)

    def asking(self, text: str) -> "Context":
        """The same conversation with one question, or one reading of it, instead of the message."""
        return replace(self, question=replace(self.question, text=text))


def notice(
    context: Context, phrase: wording.Phrase, *, show_contact: bool = False, choices: tuple[Choice, ...] = ()
) -> Reply:
    lead = (phrase(context.locale),)
    return Reply("notice", context.locale, lead, show_contact=show_contact, choices=choices, reason="notice")


def other_language_note(language: Language, context: Context) -> tuple[str, ...]:
    """A line that says so where what is quoted is not in the reader's language."""
    return () if language == context.language else (wording.IN_OTHER_LANGUAGE(context.locale),)


def welcome(context: Context) -> tuple[str, str]:
    """Whose automatic assistant this is and that questions are stored: what everybody is told first."""
    days = context.retention_days
    return wording.WELCOME(context.locale), wording.STORED(context.locale, days=days)


def main_topics(context: Context) -> tuple[Choice, ...]:
    """The sections; where they are more than there are buttons, the last button leads to the others."""
    choices = tuple(menu.section_choices(context.library, context.locale))
    if len(choices) <= menu.MOST_CHOICES:
        return choices
    most = menu.MOST_CHOICES - 1
    return (*choices[:most], Choice(f"topics:{most}", wording.MORE_TOPICS(context.locale)))
