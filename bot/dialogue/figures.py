"""“GDP, budget revenue and exports of the city?”: several figures asked for in one question, each for itself."""

import re

from bot.search.naming import is_attribute
from bot.search.text import has_cjk
from bot.search.tokens import content_words

PAIR = 2
"""Figures that are taken apart only where each says what it is of."""
FEWEST = 3
"""Figures from which on they are taken apart; two of one thing mostly stand in one sentence."""
MOST_WORDS = 4
MOST_CHARACTERS = 8
"""Of one figure; what is longer is more than that."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[去今前]年|\b(?:last|this) year\b", re.I)
_LAST_YEAR = re.compile(r"\s(?:last|this) year$", re.I)
"""Behind the last one it is of all."""
_ENGLISH_FRAME = re.compile(
    r"^(?:(?:(?:can|could|would|will) (?:you|u) )?(?:please |pls |kindly )?(?:give|tell|list|show|send|provide|share|state)(?: me| us)?(?: with)? |what(?:'s| is| are) |(?:i|we) need )?"
    r"(?:(?:the|your|its|latest|newest|current|recent|exact|official) )*",
    re.I,
)
_ENGLISH_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+|plus\s+)?|\s+(?:and|plus|vs|versus)\.?\s+", re.I)
_WHOSE = re.compile(r"(?:[A-Z][\w-]*\s?){1,3}['’]s\s+")
_ARTICLE = re.compile(r"^(?:the|its|your|an?)\s+", re.I)
_OF_WHAT = re.compile(r"\s(?:of|in|for)\s.+$|\s(?:last|this) year$", re.I)
_OF_ALL = re.compile(
    r"\s(?:(?:of|in|for)\s(?:the |your |our |this |that |it\b|them\b|each )|(?-i:of\s|(?:in|for)\s(?=[A-Z]))|(?:last|this) year$)",
    re.I,
)
"""What stands behind the last figure is of all of them, but not where it makes that one another (wages in farming)."""
_OF_ITS_OWN = re.compile(
    r"(?:the )?(?:\w+ ){0,2}(?:population|area|size|price|cost|gdp|output|number|rate|length|distance|value|share|capacity|address|name|history|date)s? (?:of|in|for) [\w' -]{2,40}|"
    r"(?:also )?(?:your|an?|the) (?:e-?mail|phone|telephone|contact)(?: (?:address|number|details?|person))?",
    re.I,
)
"""Two of these are two questions: “the population of Birch and the price of paper”."""
_NEWEST = re.compile(
    r"\s(?:for|in|of|as of)\s(?:the |its )?(?:last|latest|most recent|newest)(?: \w+){0,2}$|最[近新](?:的?一个|一)?(?:的)?(?:完整)?(?:的)?(?:[一两]?年度?|数据)?的?",
    re.I,
)
"""Which is what is told of a figure anyhow."""
_CHINESE_FORM = re.compile(
    "^(?:请?(?:给|告诉|发|列出|提供|列一?下)我?们?)?(?:(?P<of>[^，,、]{1,10})的)?(?P<figures>[^的]+?)(?:分别|各)?(?:是|有|为)?(?:多少|如何|怎样|怎么样)?$"
)
_AND_THE_YEAR = re.compile(
    "[，,]\\s*(?:并|请|最好|麻烦)?(?:请)?(?:注明|标明|标注|说明|附上|写明|带上)[^，,。]*$"
)
"""What they are to come with, as all do here."""
_CHINESE_COMMA = re.compile("[、，,]|(?<=[一-鿿A-Z])[和与及](?=[一-鿿A-Z])")


def figures_of(question: str) -> tuple[str, ...]:
    """The figures that a question lists, each with what it is of; none where it is no list of such."""
    core = question.rstrip("?？。. ")
    if _YEAR.search(_LAST_YEAR.sub("", core)):  # of which it may be all of them or one
        return ()
    return _in_chinese(core) if has_cjk(core) else _in_english(core)


def _in_english(core: str) -> tuple[str, ...]:
    items = _ENGLISH_COMMA.split(core[_ENGLISH_FRAME.match(core).end() :])  # type: ignore[union-attr]
    if len(items) == PAIR and all(map(_OF_ITS_OWN.fullmatch, items)):
        return tuple(items)
    if len(items) < FEWEST:
        return ()
    items = [_ARTICLE.sub("", _NEWEST.sub("", item)) for item in items]
    found = _OF_WHAT.search(items[-1])
    behind = found.group() if found and _OF_ALL.match(found.group()) else ""
    items[-1] = items[-1].removesuffix(behind)
    if any(_OF_WHAT.search(item) for item in items[:-1]):
        return ()
    fitting = all(1 <= len(item.split()) <= MOST_WORDS and content_words(item) for item in items)
    whose = _WHOSE.match(items[0])
    before = whose.group() if whose else ""
    items = [item.removeprefix(before) for item in items]
    return tuple(f"{before}{item}{behind}" for item in items) if fitting and _name_figures(items) else ()


def _in_chinese(core: str) -> tuple[str, ...]:
    form = _CHINESE_FORM.match(_NEWEST.sub("的", _AND_THE_YEAR.sub("", core)).removeprefix("的"))
    items = _CHINESE_COMMA.split(form["figures"]) if form else []
    if form is None or len(items) < FEWEST or not _name_figures(items):
        return ()
    before = f"{form['of']}的" if form["of"] else ""
    fitting = all(0 < len(item) <= MOST_CHARACTERS and content_words(item) for item in items)
    return tuple(f"{before}{item}是多少" for item in items) if fitting else ()


def _name_figures(items: list[str]) -> bool:
    """Whether most of them end in what is measured or counted (population, budget revenue)."""
    last = [words[-1] for item in items if (words := content_words(item))]
    return 2 * sum(map(_is_figure, last)) > len(items)


def _is_figure(word: str) -> bool:
    """A Chinese word of several is what its end is: 常住人口."""
    return is_attribute(word) or (has_cjk(word) and is_attribute(word[-2:]))
