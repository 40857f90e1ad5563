"""`sanming-bot preview`: one answer with the reasons for it, told to staff in the language of the question."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from bot.content.vocabulary import first_in
from bot.dialogue.answer import Finding
from bot.dialogue.confidence import THRESHOLD
from bot.dialogue.context import Context
from bot.dialogue.conversation import respond
from bot.dialogue.doubts import missing_names
from bot.dialogue.intents import detect
from bot.dialogue.locale import choose_locale
from bot.dialogue.messages import OPEN, Locale, Question, Reply, State
from bot.dialogue.plain import plain_text
from bot.dialogue.questions import NAMES_NOTHING, missing_year
from bot.dialogue.talk import without_talk
from bot.dialogue.understanding import understand
from bot.dialogue.unknown import nobody_knows
from bot.search.asked import Asked
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.text import to_simplified
from bot.search.tokens import content_terms, content_words
from bot.workshop import preview_wording as say

MOST_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a question as they were searched, each with its terms."""

    terms: dict[str, frozenset[str]]

    @classmethod
    def of(cls, asked: Asked) -> "Words":
        wanted = frozenset(asked.content)
        words = {word: wanted.intersection(content_terms(word)) for word in content_words(asked.query.text)}
        found = {word: terms for word, terms in words.items() if terms}
        rest = wanted.difference(*found.values())
        return cls(found | {term: frozenset([term]) for term in asked.content if term in rest})

    def found(self, matched: Set[str]) -> list[str]:
        """The words of which at least half the terms are there."""
        return [word for word, terms in self.terms.items() if 2 * len(terms & matched) >= len(terms)]

    def missing(self, matched: Set[str]) -> list[str]:
        found = self.found(matched)
        return [word for word in self.terms if word not in found]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as the bot read it, and what it found."""

    text: str
    reply: Reply
    context: Context
    finding: Finding
    asked: Asked
    words: Words

    @property
    def locale(self) -> Locale:
        return self.context.locale

    @property
    def best(self) -> Hit | None:
        return next(iter(self.finding.hits), None)


def preview(text: str, index: Index, retention_days: int, now: dt.datetime) -> Iterator[str]:
    """The reply to a question asked first in a conversation, how it came about, and what could be changed."""
    question = Question(text, "preview", now)
    context = Context(question, State(), index, choose_locale(question, State()), retention_days)
    reply = respond(question, State(), index, retention_days).reply
    yield say.READS(reply.locale)
    yield from (f"    {line}".rstrip() for line in plain_text(reply).splitlines())
    if reply.choices:
        yield "    " + say.BUTTONS(reply.locale, labels=" · ".join(choice.label for choice in reply.choices))
    parts = reply.parts or (reply,)
    for part in parts:
        asked = part.asked or question.text
        yield ""
        yield say.PART(reply.locale, question=asked) if reply.parts else say.WHY(reply.locale)
        yield from _why(asked, part, context)


def _why(text: str, reply: Reply, context: Context) -> Iterator[str]:
    core = without_talk(text)
    intent = detect(text) or detect(core)
    if reply.reason == "foreign language":
        taken_for = say.FOREIGN
    elif intent:
        taken_for = say.INTENTS[intent.name]
    elif reply.kind == "notice":
        taken_for = say.UNREADABLE
    else:
        yield from _of_question(_read(core, reply, context))
        return
    yield "    " + say.NO_QUESTION(context.locale, what=taken_for(context.locale))
    yield from ("", say.TO_DO(context.locale), "    " + say.DO_NOTHING(context.locale))


def _read(text: str, reply: Reply, context: Context) -> Reading:
    """Searches again what the reply was decided on."""
    context = replace(context, question=replace(context.question, text=text))
    finding = understand(text, context)
    asked = _as_searched(finding, context.index)
    return Reading(text, reply, context, finding, asked, Words.of(asked))


def _as_searched(finding: Finding, index: Index) -> Asked:
    """The question in the words that found the passages: its own, or those of the other language."""
    own = index.ask(index.query(finding.text))
    if not finding.hits:
        return own
    best = finding.hits[0]
    reworded, _ = index.rewording.translated(finding.text, best.passage.language)
    other = index.ask(index.query(reworded))
    return max((own, other), key=lambda asked: len(best.matched & asked.content.keys()))


def _of_question(read: Reading) -> Iterator[str]:
    locale, finding = read.locale, read.finding
    yield "    " + say.QUESTION(locale)
    for typed, meant in finding.corrections:
        yield "    " + say.CORRECTED(locale, typed=typed, meant=meant)
    for asked, first in read.context.index.rewording.replaced(finding.text):
        yield "    " + say.COUNTS_AS(locale, asked=asked, read=first)
    if read.asked.query.text != read.context.index.query(finding.text).text:
        yield "    " + say.TRANSLATED(locale, text=read.asked.query.text)
    yield "    " + say.SEARCHED(locale, words=_enumerated(read.words.terms, locale))
    considered = [hit for hit in finding.hits if read.words.found(hit.matched) or _is_quoted(hit, read.reply)]
    yield "    " + (say.CONSIDERED if considered else say.NONE_CONSIDERED)(locale)
    for number, hit in enumerate(considered[:MOST_PASSAGES], 1):
        yield f"      {number}. {_passage(hit, read)}"
    yield "    " + _decision(read)
    yield from _lacking_names(read)
    yield from ("", say.TO_DO(locale), "    " + _advice(read))


def _passage(hit: Hit, read: Reading) -> str:
    passage, locale = hit.passage, read.locale
    found, missing = read.words.found(hit.matched), read.words.missing(hit.matched)
    which = [
        phrase(locale, words=_enumerated(words, locale))
        for phrase, words in ((say.HAS, found), (say.LACKS, missing))
        if words
    ]
    blank, semicolon, end = (" (", "; ", ")") if locale == "en" else ("（", "；", "）")
    return say.PASSAGE(
        locale,
        place=_place(hit, read),
        heading=" › ".join(passage.headings) or passage.title,
        found=len(found),
        all=len(read.words.terms),
        which=blank + semicolon.join(which) + end,
        quoted=say.QUOTED(locale) if _is_quoted(hit, read.reply) else "",
    )


def _place(hit: Hit, read: Reading) -> str:
    return say.PLACE(read.locale, path=_path(hit, read), line=hit.passage.line)


def _path(hit: Hit, read: Reading) -> str:
    page = read.context.library.document(hit.passage.document_id, hit.passage.language)
    return page.path if page else hit.passage.document_id


def _is_quoted(hit: Hit, reply: Reply) -> bool:
    """Quotations may have been turned into Traditional Chinese."""
    own = {to_simplified(sentence) for sentence in hit.passage.sentences}
    return any(
        quotation.citation.id == hit.passage.document_id
        and any(to_simplified(sentence) in own for sentence in quotation.sentences)
        for quotation in reply.quotations
    )


def _decision(read: Reading) -> str:
    locale, finding, kind = read.locale, read.finding, read.reply.kind
    language = read.best.passage.language if read.best else finding.language
    threshold = THRESHOLD[language]
    numbers = {
        "value": _number(finding.confidence),
        "answer": _number(threshold.answer),
        "clarify": _number(threshold.clarify),
    }
    if read.reply.reason == NAMES_NOTHING:
        return say.NAMES_NOTHING(locale)
    if kind == "answer":
        return say.SURE(locale, **numbers)
    if kind in ("clarify", "contact"):
        return (say.BETWEEN if kind == "clarify" else say.ASKED_FOR_PERSON)(locale, **numbers)
    if subject := nobody_knows(read.text, finding, read.context):
        return say.NOBODY(locale, subject=first_in(subject, read.context.language))
    if year := missing_year(read.text, finding):
        return say.LACKS_YEAR(locale, year=year)
    if not read.best:
        return say.NOTHING(locale)
    return say.UNSURE(locale, **numbers)


def _lacking_names(read: Reading) -> Iterator[str]:
    """What keeps the bot from answering however well the rest fits."""
    if (
        read.best
        and read.reply.kind in OPEN
        and (names := missing_names(read.asked, read.best, read.context.index))
    ):
        absent = [word for word, terms in read.words.terms.items() if terms & names]
        yield "    " + say.LACKS_NAMES(read.locale, names=_quoted(absent, read.locale))


def _advice(read: Reading) -> str:
    locale, finding, index = read.locale, read.finding, read.context.index
    if read.reply.kind in ("answer", "contact"):
        return say.DO_RIGHT(locale)
    if read.reply.reason == NAMES_NOTHING:
        return say.DO_NOTHING(locale)
    if nobody_knows(read.text, finding, read.context):
        return say.DO_ANSWERED_NOW(locale)
    if year := missing_year(read.text, finding):
        return say.DO_YEAR(locale, year=year)
    nowhere = read.words.missing({term for term in read.asked.content if index.knows(term)})
    if nowhere or not read.best:
        return say.DO_UNKNOWN(locale, words=_quoted(nowhere or read.words.terms, locale))
    path = _path(read.best, read)
    if missing := read.words.missing(read.best.matched):
        return say.DO_MISSING(locale, path=path, words=_quoted(missing, locale))
    return say.DO_HEADING(locale, path=path)


def _number(value: float) -> str:
    """Rounded down, so that what just misses a threshold does not look as if it reached it."""
    return f"{math.floor(value * 1000 + 1e-6) / 1000:.3f}"


def _enumerated(words: Iterable[str], locale: Locale) -> str:
    return (", " if locale == "en" else "、").join(words)


def _quoted(words: Iterable[str], locale: Locale) -> str:
    return _enumerated((f"“{word}”" for word in words), locale)
