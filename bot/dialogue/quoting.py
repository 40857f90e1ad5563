"""Quotations from passages: with their source, their time where they are old, and the line on legal advice."""

import datetime as dt
from collections.abc import Sequence

from bot.content.dates import AsOf
from bot.content.document import Passage
from bot.dialogue import wording
from bot.dialogue.context import Context
from bot.dialogue.extract import Excerpt
from bot.dialogue.messages import Citation, Locale, Quotation
from bot.dialogue.plain import dated

STALE_AFTER_YEARS = 2
_REPORTS = ("news", "pilots")


def quote(excerpt: Excerpt, context: Context, score: float = 1.0) -> Quotation:
    passage, sentences = excerpt.passage, excerpt.sentences
    locale, today = context.locale, context.today
    document = context.index.library.document(passage.document_id, passage.language)
    section = document.section if document else ""
    lapsed = document.upkeep.valid_until if document else None
    prefix = _as_of(passage, section, locale, today)
    if lapsed and lapsed.latest_day() < today:
        prefix = wording.LAPSED(locale, date=dated(lapsed, locale))
    listed = passage.sentences[len(passage.sentences) - passage.items :]
    return Quotation(
        sentences,
        cite(passage, score),
        prefix,
        sum(sentence in listed for sentence in sentences),
    )


def cite(passage: Passage, score: float = 1.0) -> Citation:
    source = passage.source
    return Citation(
        passage.document_id,
        passage.title,
        passage.language,
        source.name,
        source.url,
        source.date,
        round(score, 4),
    )


def is_stale(date: AsOf | None, today: dt.date) -> bool:
    """Whether what was so on that date may long be otherwise: older than two years."""
    if date is None:
        return False
    latest = date.latest_day()
    return (latest.year + STALE_AFTER_YEARS, latest.month, latest.day) < (today.year, today.month, today.day)


def _as_of(passage: Passage, section: str, locale: Locale, today: dt.date) -> str:
    date = passage.source.date
    if date is None or not is_stale(date, today):
        return ""
    phrase = wording.AS_OF_REPORT if section in _REPORTS else wording.AS_OF
    return phrase(locale, date=dated(AsOf(date.year, date.month), locale))


def legal_note(quotations: Sequence[Quotation], context: Context) -> tuple[str, ...]:
    """The line, if any, that answers from the pages on process, taxes, permits and visas must end in. Of when they are says the
    source of each quotation.
    """
    for quotation in quotations:
        citation = quotation.citation
        document = context.library.document(citation.id, citation.language)
        if document and document.holds_rules:
            return (wording.NOT_LEGAL_ADVICE(context.locale),)
    return ()
