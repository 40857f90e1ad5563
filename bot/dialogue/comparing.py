"""“Which is larger, Youxi or Datian?” is asked of each place, and what the pages say of both is quoted side by side: who is
ahead, the reader sees.
"""

import re
from collections.abc import Sequence

from bot.search.index import Index
from bot.search.naming import is_attribute, is_talk, keys_of
from bot.search.text import has_cjk, normalise, to_simplified
from bot.search.tokens import content_words

_COMPARES = re.compile(
    r"\bcompar\w+|\bversus\b|\bvs\b|\bthan\b|\bwhich(?: one| county| district| city| place| town| of (?:them|these|the two))? (?:is|are|has|have|grows?|makes?)\b|"
    r"\bdifferences? between\b|\b(?:better|more)\b.*\bor\b|\bor\b.*\b(?:better|more)\b|\bboth\b|\beach of (?:them|these)\b|"
    "比(?!例|重)|还是|区别|差别|不同|分别|(?:哪一?个|哪里|哪边|哪儿|谁).{0,8}[更大小多少高低强好远近快早晚适合]",
    re.I,
)
_BOTH = re.compile("比一?比|比较(?=$|[^一-鿿])|做[个一]?比较")
_DIFFERENCE = re.compile(r"\bdifferen\w+\b|区别|差别|不同")
_JOINED = re.compile(r"\b(?:and|or|vs|versus|than|against)\b|\bcompar\w+|[和与跟同比、,，]|还是|或", re.I)
_POSSESSIVE = "'s"
MOST_BETWEEN = 30
"""Characters between two names that are compared with each other."""

# What is compared where only “larger” or 人多 says it.
_ASPECTS = (
    (
        re.compile(r"\b(?:people|populous|populated|inhabitants|residents)\b|人(?!均)", re.I),
        ("population", "人口"),
    ),
    (re.compile(r"\b(?:rich|wealth|poor|econom)\w*|富|穷|有钱|经济", re.I), ("GDP", "GDP")),
    (re.compile(r"\b(?:big|larg|small|size)\w*|[大小](?!田)", re.I), ("area", "面积")),
)
_SAYS_WHICH = frozenset(
    "compare compared comparison comparing versus vs than bigger biggest larger largest smaller smallest richer poorer wealthier people populous "
    "better more less both each difference differences different larger county district city town "
    "比 跟 同 与 和 大 小 多 少 高 低 人多 人少 还是 相比 对比 哪个 谁 区别 差别 不同 分别 都 县 区 市 更".split()
)


def asked_of_each(text: str, topic: Sequence[str], index: Index) -> tuple[str, ...]:
    """The question for each of two places that are compared, in the text or in what was spoken of before; empty where
    none are.
    """
    said = _BOTH.sub("比", to_simplified(index.texts.said(text)))
    subjects, own = index.catalogue.subjects, index.catalogue.on_most_pages
    goes_on = subjects.only_attributes(text) and bool(content_words(said))  # “and the population?”
    if not (goes_on or _COMPARES.search(said)):
        return ()
    words = content_words(said)
    names = [word for word in words if subjects.is_name(word)]
    if not names and (things := _told_apart(normalise(text), index)):
        return things
    if not names:
        names = [word for word in topic if subjects.is_name(word) and not keys_of(word) <= own]
        if goes_on and not all(subjects.is_name(word) or is_attribute(word) for word in topic):
            return ()
    elif not _stand_together(names, said):
        return ()
    if len(names) != 2:
        return ()
    chinese = has_cjk(said)
    others = [word for word in words if word not in names and not _says_which(word)]
    told = [word for word in others if subjects.is_topical(word) or is_attribute(word) or has_cjk(word)]
    aspect = _aspect(told, said, chinese=chinese)
    if others and not aspect:  # they are compared in something that no page is about
        return ()
    blank = "" if chinese else " "
    return tuple(f"{name.removesuffix(_POSSESSIVE)}{blank}{aspect}".strip() for name in names)


def _told_apart(text: str, index: Index) -> tuple[str, ...]:
    """What each of two things is whose difference is asked for."""
    things = index.rewording.wordings_in(text) if _DIFFERENCE.search(text) else []
    if not _stand_together(things, text):
        return ()
    return tuple(f"{thing}是什么" if has_cjk(thing) else f"what is a {thing}" for thing in things)


def _stand_together(names: Sequence[str], said: str) -> bool:
    if len(names) != 2:
        return False
    first = said.find(names[0]) + len(names[0])
    between = said[first : said.find(names[1], first)]
    return len(between) <= MOST_BETWEEN and bool(_JOINED.search(between))


def _says_which(word: str) -> bool:
    return word.lower() in _SAYS_WHICH or is_talk(word)


def _aspect(words: Sequence[str], said: str, *, chinese: bool) -> str:
    """What the places are compared in, in words that ask for it."""
    if words:
        return "".join(words) if chinese else " ".join(words)
    return next((aspect[chinese] for form, aspect in _ASPECTS if form.search(said)), "")
