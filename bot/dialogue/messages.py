"""The values that travel between a channel, the conversation and the records. None of them holds markup."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.content.dates import AsOf
from bot.content.document import Contact, Language

Locale = Literal["en", "zh-Hans", "zh-Hant"]
COMMANDS = ("start", "help", "topics", "news", "contact", "person", "lang")
"""Choices that can also be typed."""
Kind = Literal["answer", "clarify", "handoff", "contact", "news", "smalltalk", "help", "notice"]
OPEN: tuple[Kind, ...] = ("handoff", "clarify")
"""What leaves a question open: handed off, or asked back."""
ANSWERED: tuple[Kind, ...] = ("answer", "contact", "news")
"""What tells what was asked."""


def _well_formed(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def language_of(locale: Locale) -> Language:
    return "en" if locale == "en" else "zh"


@dataclass(frozen=True, slots=True)
class Question:
    """What a person said or pressed, as any channel hands it over."""

    text: str
    conversation: str  # channel:chat:topic:user, such as telegram:42:0:42
    asked_at: dt.datetime  # with a time zone
    choice: str | None = None  # the id of a pressed Choice, or of a command such as "contact"
    attachment: str | None = None  # what came instead of text: "sticker", "photo", "voice", …
    hint: Locale | None = None  # the language that the channel says the person uses
    forced: Locale | None = None  # the language the reply must have whatever the question is written in
    trial: bool = False  # asked by an administrator who tries the bot
    late: bool = False  # asked long before it could be answered

    def __post_init__(self) -> None:
        """Half of a surrogate pair, which some clients send, can be neither searched nor stored."""
        object.__setattr__(self, "text", _well_formed(self.text))
        object.__setattr__(self, "choice", self.choice and _well_formed(self.choice))


@dataclass(frozen=True, slots=True)
class Citation:
    """A page that a reply quotes or lists."""

    id: str
    title: str
    language: Language
    source: str | None = None  # who published it
    url: str | None = None
    date: AsOf | None = None
    score: float = 1.0  # between 0 and 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Sentences copied exactly from one passage."""

    sentences: tuple[str, ...]
    citation: Citation
    prefix: str = ""  # "As of December 2014: ", where the passage is old; ours, not the page's
    items: int = 0  # how many of the sentences, the last ones, are items of a list
    lead: str = ""  # our own words on it alone, of several
    nearest_to: str = ""  # the question of several that it may answer, where that is not sure

    def having(self, sentences: tuple[str, ...]) -> "Quotation":
        """The same with fewer of its sentences; a list is kept whole or not at all."""
        return replace(self, sentences=sentences, items=min(self.items, len(sentences)))

    @property
    def text(self) -> str:
        blank = " " if self.citation.language == "en" else ""
        items = self.sentences[len(self.sentences) - self.items :]
        prose = self.sentences[: len(self.sentences) - self.items]
        if len(items) < 2:
            return blank.join((*prose, *items))
        return "\n".join((*([blank.join(prose)] if prose else []), *(f"• {item}" for item in items)))


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the person can press instead of typing."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page as the search ranked it, by its best passage."""

    id: str
    heading: str  # above that passage
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reply was decided on; for tools and tests, never shown to the person who asks."""

    ranked: tuple[RankedPage, ...] = ()  # the best pages, each once
    full: str = ""  # the longest quotation that would be given if the question had to be answered
    short: str = ""  # the one that stops where the question is covered
    matched: tuple[str, ...] = ()  # terms of the question on the best passage


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person is to read, from top to bottom, before any channel has dressed it."""

    kind: Kind
    locale: Locale
    lead: tuple[str, ...] = ()  # our own words, a paragraph each
    quotations: tuple[Quotation, ...] = ()
    listed: tuple[Citation, ...] = ()  # pages listed by date and title, not quoted: news
    notes: tuple[str, ...] = ()  # our own words below the quotations, a paragraph each
    show_contact: bool = False  # whether the e-mail address and the phone number are part of the text
    choices: tuple[Choice, ...] = ()
    contact: Contact | None = None
    confidence: float | None = None  # between 0 and 1; None where nothing was searched
    reason: str = ""  # why it answered or not, for the log
    understood: str = ""  # the question as it was understood; empty where it was none to the pages
    asked: str = ""  # what of the message it replies to, where that is not all
    shown: int = 0  # how many passages beyond the first answer were shown so far
    evidence: Evidence | None = None  # None where nothing was searched
    parts: tuple["Reply", ...] = ()  # the replies to several questions in one message

    @property
    def language(self) -> Language:
        return language_of(self.locale)

    @property
    def is_from_pages(self) -> bool:
        """Whether it answers a question from the pages; one about the bot is understood as none."""
        return self.kind == "answer" and bool(self.understood)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every page quoted or listed, each source once, in the order of the text."""
        cited = [quotation.citation for quotation in self.quotations] + list(self.listed)
        return tuple({(c.id, c.language, c.source, c.url, c.date): c for c in cited}.values())


def sentences_of(quotations: Iterable[Quotation]) -> Iterator[str]:
    return (sentence for quotation in quotations for sentence in quotation.sentences)


def first_told(reply: Reply) -> str:
    """The sentence that a reply quotes first; empty where it quotes none."""
    return next(sentences_of(reply.quotations), "")


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its reply, as the record keeps it."""

    id: str
    question: Question
    reply: Reply
    latency_ms: float


@dataclass(frozen=True, slots=True)
class State:
    """What a conversation remembers from one turn to the next."""

    locale: Locale | None = None  # chosen with /lang; decides where a question has no words of its own
    last_locale: Locale | None = None  # of the last reply
    misses: int = 0  # handoffs in a row that showed nothing
    offered: tuple[Choice, ...] = ()  # the choices of the last reply
    pending: str = ""  # the question that a did-you-mean reply is about
    shown: int = 0  # how many passages beyond the last answer "more" has shown
    topic: tuple[str, ...] = ()  # words that the next question may lean on
    last: str = ""  # the last question that was answered, as it was understood
    quoted: tuple[str, ...] = ()  # ids of the pages that the last answer quoted, the first one first
    told: str = ""  # the first sentence of what was quoted last
    told_for: str = ""  # the question that it was quoted for
    unknown: str = ""  # the last question, where its subject is one that nobody knows
    listed: tuple[str, ...] = ()  # the items of the last list, as questions or ids of choices
    at: dt.datetime | None = None  # when the last turn was

    def held_in(self, hint: Locale | None) -> Locale:
        """The language of the conversation, for whatever the channel says by itself."""
        return self.locale or self.last_locale or hint or "en"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one turn leads to."""

    reply: Reply
    state: State = field(default_factory=State)
