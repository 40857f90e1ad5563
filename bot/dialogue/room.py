"""How much of an answer is read on one screen of a phone. What does not fit there waits for “more”."""

from collections.abc import Iterable, Sequence

from bot.dialogue.extract import Excerpt
from bot.dialogue.facts import Fact, fact_of
from bot.dialogue.messages import Quotation

MOST_PAGES = 2
"""Pages quoted for one question, those that answer best. No answer that our own set is given stood only on a third one."""
SCREEN = {"en": 690, "zh": 390}
"""Characters of an answer with its sources. Smaller ones (600, 300) cut off what answered, for one in a hundred English
questions of our set and four Chinese ones; these cut off none."""
SOURCE_LINE = {"en": 70, "zh": 30}
"""About as many characters name the source of a quotation."""
MOST_OF_SEVERAL = {"en": 300, "zh": 130}
"""Characters quoted for each of several questions; the first quotation always."""


def on_one_screen(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """What is quoted of the best pages, page by page; what does not fit is left out, the best excerpt never."""
    pages = list(dict.fromkeys(excerpt.passage.document_id for excerpt in excerpts))[:MOST_PAGES]
    kept, room = list(excerpts[:1]), _room_beside(excerpts)
    for excerpt in excerpts[1:]:
        needed = _length(excerpt)
        if excerpt.passage.document_id in pages and needed <= room:
            kept.append(excerpt)
            room -= needed
    return tuple(excerpt for page in pages for excerpt in kept if excerpt.passage.document_id == page)


def _room_beside(excerpts: Sequence[Excerpt]) -> int:
    """What the first one leaves of the screen."""
    return SCREEN[excerpts[0].passage.language] - _length(excerpts[0]) if excerpts else 0


def _length(excerpt: Excerpt) -> int:
    return SOURCE_LINE[excerpt.passage.language] + sum(map(len, excerpt.sentences))


def of_one_question(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """What of an answer is quoted where others stand beside it."""
    kept: list[Quotation] = []
    used = 0
    for quotation in quotations:
        if not kept or used + len(quotation.text) <= MOST_OF_SEVERAL[quotation.citation.language]:
            kept.append(quotation)
            used += len(quotation.text)
    return tuple(kept)


def each_once(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Without what was quoted already for a question before: two questions may have one answer."""
    told: dict[str, Fact] = {}
    fresh = []
    for quotation in quotations:
        facts = {sentence: fact_of(sentence) for sentence in quotation.sentences}
        new = [s for s, fact in facts.items() if not any(map(fact.is_told_by, told.values()))]
        if quotation.items or len(new) == len(facts):
            new = list(quotation.sentences) if facts.keys() - told.keys() else []
        if new:
            fresh.append(quotation.having(tuple(new)))
        told.update((sentence, facts[sentence]) for sentence in new)
    return tuple(fresh)
