"""Whether a question of a message can do without those before it, and whether its answer kept to them.

`followup.points_back` asks the same between messages, and looks whether any word names a subject of the pages. That is
too little here: in “who runs the mill, when did it start” the start is a subject of some other page. So the words are
counted, and what is asked of something needs more than one.
"""

import re

from bot.dialogue.followup import JOINER, leans_back
from bot.dialogue.messages import Reply
from bot.search.asked import Query
from bot.search.everyday import is_everyday
from bot.search.index import Index
from bot.search.naming import is_attribute
from bot.search.text import has_cjk
from bot.search.tokens import content_terms, content_words

ENOUGH = 2
"""Words of its own from which on a question needs nothing that was said before it."""
_LED_BY = re.compile(
    r"(?:and )?(?:in|at|for|by|from|to|with|of|on|until|under) (?:what|which|whom|how)\b", re.I
)
_OF_SOMETHING = ("date", "reason", "manner")
"""What is asked of something that must be named: its one word is what happened, not what it happened to."""
_LIGHT_WORDS = frozenset(
    "多长时间 多少时间 办 用 说 找 买 拿 钱 人 年 天 月 证件 关系 get go make take need say pay long".split()
)
"""What is done with anything, or said of it; attributes (`search/subjects.py`) name nothing by themselves, either."""


def is_short(text: str, index: Index) -> bool:
    """Whether a question names hardly anything by itself."""
    return len(_own_words(text, index)) < ENOUGH


def needs_the_one_before(text: str, index: Index) -> bool:
    """Whether a question has no subject of its own."""
    words = _own_words(text, index)
    if len(words) >= ENOUGH:
        text = JOINER.sub("", text)  # “and is there enough water?”
    subjects = index.catalogue.subjects
    certain = subjects.named_in(text) or any(map(str.isdigit, text))  # “any after 2020?”
    of_the_whole = subjects.all_of_them_in(text) and subjects.names_attribute(text)  # “growth of Lanport”
    names_nothing = (not words or (subjects.only_attributes(text) and not certain)) and not of_the_whole
    if leans_back(text, subjects) or _LED_BY.match(text) or names_nothing:
        return True
    return len(words) < ENOUGH and Query.of(text).kind in _OF_SOMETHING


def is_read_alone(reply: Reply) -> bool:
    """Whether the answer was found without any word of what was asked before."""
    return set(content_terms(reply.understood)) <= set(content_terms(reply.asked))


def tells_of(reply: Reply, text: str, index: Index) -> bool:
    """Whether what is quoted names anything that the text, with slips put right, names."""
    named = index.query(" ".join(sorted(_own_words(index.spelling.corrected(text)[0], index)))).terms
    return not set(named).isdisjoint(index.query(told_by(reply)).terms)


def told_by(reply: Reply) -> str:
    """What is quoted, with the titles of its pages."""
    return " ".join(f"{quotation.citation.title} {quotation.text}" for quotation in reply.quotations)


def _own_words(text: str, index: Index) -> set[str]:
    """The words that say something, save attributes, Chinese ones of everyday talk (English has “how big” among them) and
    those that the whole folder is about.
    """
    words = (
        word
        for word in content_words(text)
        if not (is_attribute(word) or (has_cjk(word) and is_everyday(word)))
    )
    return {
        word
        for word in words
        if word not in _LIGHT_WORDS and not index.catalogue.on_most_pages.issuperset(content_terms(word))
    }
