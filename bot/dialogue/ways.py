"""The way from somewhere to the place that the pages are about: where it ends they tell, where it begins only sometimes."""

import re
from collections.abc import Set

from bot.dialogue import quoting
from bot.dialogue.context import Context
from bot.dialogue.extract import Excerpt
from bot.dialogue.messages import Citation, Quotation
from bot.search.text import has_cjk
from bot.search.tokens import content_terms

MOST_FROM_THERE = 2
"""Passages that name where somebody comes from."""
_FROM_A_PLACE = re.compile(
    r"how (?:do|does|can|could|would|should|to)(?: (?:(?:my|our|the|your) )?(?!it\b)\w+)? (?:get|go|travel|come)(?P<between> from [\w' -]{2,25}?)(?= to (?!work|market)\w)|"
    r"(?:how (?:do|does|can|could|would|should|to)(?: (?:i|we|one|you|my \w+))? reach \w+)(?P<reach> (?:from|starting in) [\w' -]{2,30}?)(?=\W*$| by )|"
    r"(?:how (?:(?:we|i|one|they|people|guests) )?(?:do|does|can|could|would|should|to|may|might)(?: (?:(?:my|our|the|your) )?(?!it\b)\w+)? ?(?:get|go|travel|come) (?:there|here|over|to \w+))(?P<en> (?:from|starting in) [\w' -]{2,30}?)(?=\W*$| by )|"
    "(?P<zh>[从從由自](?!这|那|這|哪)[一-鿿]{2,5}?(?:出发|出發|这边|這邊)?)(?=(?:怎[么麼样樣]|如何|[点點][样樣]?)(?:去|到|来|來|走|过|過|前往)|(?:去|到|来|來|过去|過去|过来|過來)[一-鿿]{0,4}?(?:方[不唔]?便|怎[么麼样樣]|如何))|"
    r"\b(?:best|easiest|fastest|quickest|cheapest|usual|good) (?:way|route|connection)(?: to (?:get|go|travel|come) (?:there|here|to \w+))?(?P<best> from [\w' -]{2,25}?)(?=\W*$| to \w)|"
    "(?:怎[么麼样樣]|如何)(?P<within>[从從由自](?!这|那|這|哪)[一-鿿]{2,4}?(?:出发|出發)?)(?=去|到|来|來|走|过|過|前往)",
    re.I,
)
_A_WAY = re.compile(
    r"\b(?:trains?|rail\w*|stations?|fl[iy]\w*|air\w*|expressways?|motorways?|highways?|roads?|bus(?:es)?|ferr\w+|ships?|km|kilomet\w+|hours?|minutes?)\b|"
    "火车|铁路|高铁|动车|车站|航|机场|高速|公路|大巴|船|公里|小时|分钟",
    re.I,
)
"""What a sentence on a way has; another one that names the place may be of its papers."""
_BETWEEN_TWO = re.compile(r"[\w']+[–-][\w']+")
_COMING_FROM = re.compile(r"^\W*(?:from|starting in)\b|^[从從由自]|(?:出发|出發|这边|這邊)$", re.I)
_WHO_GOES = re.compile(
    r"\bhow (?:do|does|can|could|would|should|may|might) (?:my|our|the|your) \w+ (get|go|travel|come)\b", re.I
)
_THERE = re.compile(r"\b(?:there|here)\b", re.I)


def way_from_anywhere(text: str, context: Context) -> str | None:
    """The way without where it begins, if it still names where it ends; “there” is the district that was spoken of, or else the
    place that the pages are about.
    """
    catalogue, way = context.index.catalogue, from_anywhere(text)
    if not catalogue.on_most_pages.isdisjoint(context.index.query(origin_in(text)).terms):
        return None  # from here to elsewhere
    way = way and re.sub("怎[样樣]", "怎么", way)
    spoken_of = catalogue.districts_in(context.state.topic)
    place = next(iter(spoken_of), catalogue.own_name(context.language))
    way = _THERE.sub(f"to {place}", way) if way and place else way
    named = way and (catalogue.subjects.all_of_them_in(way) or catalogue.subjects.named_in(way))
    if way and not named:
        return place and (f"怎么去{place}" if has_cjk(way) else f"how do I get to {place}")
    return way if named else None


def told_of_origin(text: str, citation: Citation, context: Context) -> list[Quotation]:
    """What the page on the ways says of the place from which somebody comes."""
    page = context.library.document(citation.id, citation.language)
    origin, ours = context.index.query(origin_in(text)).term_set, context.index.catalogue.place_names
    return [
        quoting.quote(Excerpt(passage, sentences), context, citation.score)
        for passage in (page.passages if page else ())
        if (
            sentences := tuple(
                s for s in passage.sentences if _A_WAY.search(s) and _names_apart(origin, s, ours)
            )
        )
    ][:MOST_FROM_THERE]


def _names_apart(origin: Set[str], sentence: str, ours: Set[str]) -> bool:
    """Whether a sentence names a place by itself, or as where a road from one of our districts ends, and not in the name of a
    road between two others (the Fuzhou–Yinchuan expressway).
    """
    bare = _BETWEEN_TWO.sub(
        lambda road: road.group() if ours & {*content_terms(road.group())} else " ", sentence
    )
    return bool(origin) and origin <= {*content_terms(bare)}


def from_anywhere(text: str) -> str | None:
    """The way to a place without where somebody comes from; None where the question names no way."""
    found = _FROM_A_PLACE.search(text)
    if not found:
        return None
    start, end = found.span(_origin(found))
    return _WHO_GOES.sub(r"how do I \1", text[:start] + text[end:])  # whoever it is


def origin_in(text: str) -> str:
    """Where somebody comes from who asks the way; empty where no way is asked."""
    found = _FROM_A_PLACE.search(text)
    return _COMING_FROM.sub("", found[_origin(found)]) if found else ""


def _origin(found: re.Match[str]) -> str:
    return next(name for name, part in found.groupdict().items() if part)
