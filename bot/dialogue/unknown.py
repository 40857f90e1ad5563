"""What nobody knows: whether a question names a subject that staff have listed as one, and nothing that was found tells it."""

import re

from bot.content.vocabulary import Group
from bot.dialogue import editions
from bot.dialogue.answer import Finding
from bot.dialogue.confidence import lacking
from bot.dialogue.parts import asking_clause_of
from bot.search.handoff import Told
from bot.search.index import Index
from bot.search.tokens import stem

_ANYBODY = frozenset(
    map(stem, "worker employee staff labourer laborer people person local".split())
) | frozenset("工人 员工 职工 人 当地人".split())
"""Of whom wages and the like are asked where no trade is named."""
_HOW_MUCH = re.compile(
    r"\bhow much (?:is|are|for) (?:an? |the )?(?!(?:it|this|that|they|those)\b)(?P<thing>[a-z][\w' -]*)|"
    r"\b(?:how much|what) (?:does|do|would|will) (?:an? |the )?(?!(?:it|this|that|they|those)\b)(?P<costs>[a-z][\w' -]*?) cost\b",
    re.I,
)


def nobody_knows(finding: Finding, index: Index) -> Group | None:
    """The subject of the question that staff have listed as one nobody knows, unless what would be quoted speaks of
    just that, or they have written an answer to this very question. Where nothing but the subject is asked for, a
    sentence that mentions it in passing does not do: its heading must name it, and a single word (wages) alone, since
    with others it asks for something else (the wages of doctors). Nor does one that has that word, but not the thing of
    which it is asked (the wages of welders).
    """
    of_now = editions.asks_for_the_present(finding.text)  # “weather today” is not what “weather” asks
    if finding.hits and finding.hits[0].same_question and not of_now:
        return None
    priced = _priced(_asked_by(finding.text, index))
    if not priced and not index.handoff.all_named_in(
        finding.text
    ):  # most questions: what is quoted need not be looked at
        return None
    told = finding.excerpts if finding.band != "unsure" else ()  # else nothing is told
    quoted = [
        Told.by(*question, sentence)
        for excerpt in told
        for question in [[asked] for asked in index.headings_of(excerpt.passage)] or [[]]
        for sentence in index.texts.told_by(excerpt.passage, excerpt.sentences)[1:]
    ]
    text = _asked_by(finding.text, index)
    for said in filter(None, (text, _priced(text))):
        if subject := index.handoff.named_in(said, quoted):
            return subject
    subject = index.handoff.named_by_a_word_in(text)
    if subject and finding.hits and lacking(index.ask(index.query(finding.text)), finding.hits[0]):
        return subject
    of_no_account = index.catalogue.on_most_pages | _ANYBODY
    headings = [
        Told.by(asked) for excerpt in finding.excerpts for asked in index.headings_of(excerpt.passage)
    ]
    if index.handoff.is_one_word(finding.text, of_no_account):
        headings = [heading for heading in headings if len(heading.terms - of_no_account) == 1]
    subject = index.handoff.named_in(finding.text, headings)
    return subject if subject and index.handoff.is_all(finding.text, subject, of_no_account) else None


def _priced(text: str) -> str:
    """“How much is electricity?”, “what does a plot cost?” as staff list it: the price of that; empty for any other question."""
    asked = _HOW_MUCH.search(text)
    return f"price of {asked['thing'] or asked['costs']}" if asked else ""


def _asked_by(text: str, index: Index) -> str:
    """Of several clauses the one that asks, where it names a subject itself: “I change planes, do I need a visa?” is of visas."""
    clause = asking_clause_of(text)
    named = index.catalogue.subjects.named_in(clause)
    return clause if any(not index.catalogue.subjects.is_name(word) for word in named) else text
