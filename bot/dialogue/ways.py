"""The way from somewhere to the place that the pages are about: where it ends they tell, where it begins only sometimes."""

import re
from collections.abc import Set

from bot.dialogue import quoting
from bot.dialogue.context import Context
from bot.dialogue.in_general import from_anywhere, origin_in
from bot.dialogue.messages import Citation, Quotation
from bot.search.naming import keys_of
from bot.search.text import has_cjk
from bot.search.tokens import content_terms

MOST_FROM_THERE = 2
"""Passages that name where somebody comes from."""
_BETWEEN_TWO = re.compile(r"[\w']+[–-][\w']+")
_THERE = re.compile(r"\b(?:there|here)\b", re.I)


def way_from_anywhere(text: str, context: Context) -> str | None:
    """The way without where it begins, if it still names where it ends; “there” is the place that the pages are about."""
    catalogue, way = context.index.catalogue, from_anywhere(text)
    if not catalogue.on_most_pages.isdisjoint(context.index.query(origin_in(text)).terms):
        return None  # from here to elsewhere
    way = way and re.sub("怎[样樣]", "怎么", way)
    if way and (name := catalogue.own_name(context.language)):
        way = _THERE.sub(f"to {name}", way)
    named = way and (catalogue.subjects.all_of_them_in(way) or catalogue.subjects.named_in(way))
    if way and not named:
        spoken_of = [word for word in context.state.topic if keys_of(word) <= catalogue.place_names]
        place = next(iter(spoken_of), catalogue.own_name(context.language))
        return place and (f"怎么去{place}" if has_cjk(way) else f"how do I get to {place}")
    return way if named else None


def told_of_origin(text: str, citation: Citation, context: Context) -> list[Quotation]:
    """What the page on the ways says of the place from which somebody comes."""
    page = context.library.document(citation.id, citation.language)
    origin = context.index.query(origin_in(text)).term_set
    return [
        quoting.quote(passage, sentences, context, citation.score)
        for passage in (page.passages if page else ())
        if (sentences := tuple(sentence for sentence in passage.sentences if _names_apart(origin, sentence)))
    ][:MOST_FROM_THERE]


def _names_apart(origin: Set[str], sentence: str) -> bool:
    """Whether a sentence names a place by itself, and not in the name of a road between two (the Fuzhou–Yinchuan expressway)."""
    return bool(origin) and origin <= {*content_terms(_BETWEEN_TWO.sub(" ", sentence))}
