"""Which pages are near a question that stays open: to be shown, or offered as buttons beside a handoff."""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from bot.content.document import OWN_SECTIONS, Document, Language
from bot.dialogue.answer import Finding
from bot.dialogue.extract import Excerpt
from bot.search.asked import Asked
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.naming import is_attribute, says_little
from bot.search.signals import ANOTHER_FORM, any_in, coverage
from bot.search.tokens import folded, is_content, terms

OFFERED = 0.5
"""Share of what a question asks, by idf, that a passage has whose page is offered."""
RELATED = 0.6
"""Share of the question's words, by idf, from which on a page counts as near it."""

_folded, _terms = lru_cache(maxsize=256)(folded), lru_cache(maxsize=256)(terms)  # of titles


def related(finding: Finding, index: Index) -> Finding:
    """The finding with those hits alone whose title or headings name something that the question names, or that have
    most of what it asks: a page that only happens to share a word is no topic to offer.
    """
    asked = index.ask(index.query(finding.text))
    near = (
        hit
        for hit in finding.hits
        if not _on_subject(asked, index).isdisjoint(hit.title.terms)
        or coverage(asked.content, asked.content.parts & hit.matched) >= RELATED
    )
    return replace(finding, hits=tuple(near))


def worth_offering(finding: Finding, index: Index) -> Finding:
    """The finding with those hits alone whose page is titled by something that the question names, or that have a name in it
    or a good part of what it asks. The headings do not count: between them they ask in so many words that some are in any question.
    """
    names = {term for term in _named(finding, index) if index.catalogue.subjects.is_name(term)}
    return _with_hits(finding, index, lambda hit: not names.isdisjoint(hit.matched), OFFERED)


def beside(finding: Finding, excerpts: Iterable[Excerpt], index: Index, language: Language) -> list[Document]:
    """The pages that are quoted, and those of other hits that are titled by something that the question names, or have most of
    what it asks.
    """
    quoted = [excerpt.passage.document_id for excerpt in excerpts]
    others = _with_hits(finding, index, lambda _: False, RELATED).hits
    return topics([*quoted, *(hit.passage.document_id for hit in others)], index, language)


def titled(finding: Finding, index: Index) -> Finding:
    """The finding with those hits alone whose page is titled by something that the question names."""
    return _with_hits(finding, index, lambda _: False, math.inf)


def _with_hits(finding: Finding, index: Index, fits: Callable[[Hit], bool], share: float) -> Finding:
    """The finding with those hits alone that fit, have that share of what the question asks, by idf, or whose page is titled by
    something that it names.
    """
    telling, named = index.ask(index.query(finding.text)).telling, _named(finding, index)
    hits = (
        hit
        for hit in finding.hits
        if fits(hit)
        or coverage(telling, telling.parts & hit.matched) >= share
        or not named.isdisjoint(_terms(hit.passage.title))
        or any_in(named, _folded(hit.passage.title), ANOTHER_FORM)
    )
    return replace(finding, hits=tuple(hits))


def _named(finding: Finding, index: Index) -> set[str]:
    """What the question names, and is no attribute."""
    asked = index.ask(index.query(finding.text))
    return {term for term in _on_subject(asked, index) if not (says_little(term) or is_attribute(term))}


def nearest_pages(finding: Finding, index: Index, language: Language) -> list[Document]:
    """The pages of the best hits, best first."""
    return topics((hit.passage.document_id for hit in finding.hits), index, language)


def topics(ids: Iterable[str], index: Index, language: Language) -> list[Document]:
    """The pages with these names, each once; those about ourselves are no topics."""
    pages = (index.library.document(page, language) for page in dict.fromkeys(ids))
    return [page for page in pages if page and page.section not in OWN_SECTIONS]


def _on_subject(asked: Asked, index: Index) -> set[str]:
    return {term for term in asked.content if is_content(term)} - index.catalogue.on_most_pages
