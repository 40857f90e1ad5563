"""A list is quoted whole where one is asked for: half of nine steps misleads."""

import re
from dataclasses import replace

from bot.dialogue.answer import Finding, asked_by_a_heading
from bot.dialogue.extract import Excerpt, whole
from bot.search.text import to_simplified

_ASKS_FOR_A_LIST = re.compile(
    r"\b(which|what)\b.*\b(are there|exist|do you have|does \w+ have|have you)\b|\blist\b|\boverview\b|\ball (the|of the)\b|"
    r"^(which|what) [\w -]+\??$|\b(?:each|every|per|by) (?:county|district|park|pilot)\b|各个?(?:区县?|县|地|园区)|有哪些|有什么|有多少(个|种)|列出|一览|包括哪些|是哪些|有哪几"
)
_ASKS_FOR_STEPS = re.compile(
    r"\bhow (?:do|can|could|to|should|would|does)\b|\bsteps?\b|怎么|怎样|如何|步骤|流程|程序"
)
_STEP = re.compile(r"step \d|第[\d一二三四五六七八九十]+步", re.I)
_ASKS_FOR_A_RANK = re.compile(
    r"\b(?:most|least|fewest|(?:bigg|larg|high|small|low|old|young)est)\b|最[大小多少高低]"
)
"""Which of a list is the first, only all of it tells."""


def asks_for_a_list(text: str) -> bool:
    return bool(_ASKS_FOR_A_LIST.search(to_simplified(text.lower())))


def whole_where_wanted(text: str, finding: Finding) -> Finding:
    """What answers, or all of the list that it belongs to and not only the items that share a word with the question: the
    list of the best passage, or of that of the best sentence, which may be the page's introduction.
    """
    plain = to_simplified(text.lower())
    wanted = asks_for_a_list(text) or _ASKS_FOR_STEPS.search(plain) or _ASKS_FOR_A_RANK.search(plain)
    if finding.chosen or not finding.ranked:
        return finding
    best = (finding.ranked[0].hit.passage, finding.hits[0].passage)
    listing = next((passage for passage in best if passage.items), None)
    if listing and (wanted or asked_by_a_heading(finding)):
        return replace(finding, chosen=(whole(listing),))
    return _without_some_steps(finding)


def _without_some_steps(finding: Finding) -> Finding:
    """Steps that are numbered are quoted all or none: five of nine would seem to be all."""
    kept = tuple(excerpt for excerpt in finding.excerpts if not _is_part_of_steps(excerpt))
    return finding if kept == finding.excerpts or not kept else replace(finding, chosen=kept)


def _is_part_of_steps(excerpt: Excerpt) -> bool:
    sentences = excerpt.passage.sentences
    return len(excerpt.sentences) < len(sentences) and sum(map(bool, map(_STEP.match, sentences))) > 1


def rest_of(excerpt: Excerpt) -> Excerpt | None:
    """What a list that was cut goes on with; None where it is whole, or no list."""
    passage = excerpt.passage
    if not passage.items or whole(passage).sentences != excerpt.sentences:
        return None
    shown = len(excerpt.sentences)
    return whole(passage, shown) if shown < len(passage.sentences) else None
