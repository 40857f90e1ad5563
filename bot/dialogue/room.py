"""How much of an answer is read on one screen of a phone. What does not fit there waits for “more”."""

from collections.abc import Iterable, Sequence

from bot.dialogue.extract import Excerpt
from bot.dialogue.facts import say_the_same
from bot.dialogue.messages import Quotation

MOST_PAGES = 2
"""Pages quoted for one question, those that answer best; a third one was never the one that held the answer."""
MOST_OF_SEVERAL = {"en": 300, "zh": 130}
"""Characters quoted for each of several questions, the first quotation aside."""


def of_few_pages(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """What is quoted of the best pages, page by page."""
    pages = list(dict.fromkeys(excerpt.passage.document_id for excerpt in excerpts))[:MOST_PAGES]
    return tuple(excerpt for page in pages for excerpt in excerpts if excerpt.passage.document_id == page)


def of_one_question(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """What of an answer is quoted where others stand beside it."""
    kept, room = list(quotations[:1]), 0
    for quotation in quotations[:1]:
        room = MOST_OF_SEVERAL[quotation.citation.language] - len(quotation.text)
    for quotation in quotations[1:]:
        room -= len(quotation.text)
        if room >= 0:
            kept.append(quotation)
    return tuple(kept)


def each_once(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Without what was quoted already for a question before: two questions may have one answer."""
    told: list[str] = []
    fresh = []
    for quotation in quotations:
        new = [s for s in quotation.sentences if not any(say_the_same(s, other) for other in told)]
        if quotation.items or len(new) == len(quotation.sentences):
            new = list(quotation.sentences) if set(quotation.sentences) - set(told) else []
        if new:
            fresh.append(quotation.having(tuple(new)))
        told += new
    return tuple(fresh)
