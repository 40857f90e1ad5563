"""What one question asks of several things (“what is the income tax, and the withholding tax on dividends?”, 三元和永安的GDP和
人口), as a question of each: where the pages do not answer all of it together, they may answer some of it.
"""

import re

from bot.dialogue.asking import asks
from bot.dialogue.talk import without_talk
from bot.search.index import Index
from bot.search.naming import is_attribute
from bot.search.text import BETWEEN_CHINESE, has_cjk

MOST, MOST_OF_EACH = 6, 12
"""Things, and things of several places; who lists more has written a letter."""
MOST_WORDS = 10
MOST_CHARACTERS = 12
"""Of one thing."""

_ENGLISH = re.compile(
    r"\s*[,;]\s*(?:and\s+|or\s+|plus\s+)?|\s+(?:and|or|plus|as well as|vs\.?|versus)\s+|\s*/\s*|\s+&\s+", re.I
)
_CHINESE = re.compile(
    rf"[、，,；;/]|{BETWEEN_CHINESE}|(?<=[一-鿿])(?:以及|[和与及跟])(?=[一-鿿A-Za-z])|(?<=[A-Za-z])[和与及跟、](?=[一-鿿])"
)
_CHINESE_AND = re.compile("、|(?<=[一-鿿A-Za-z])(?:以及|[和与及跟])(?=[一-鿿A-Za-z])")
_FRAME = re.compile(
    r"^(?:(?:can|could|would|will) you )?(?:(?:please )?(?:tell|give|show|send) (?:me|us)(?: about)? |(?:what|which|how|who)(?: kinds? of| sorts? of)?(?:'s| is| are| about)? (?=(?:the|your|its|their|any)\b)|"
    r"(?:and |so )?(?:what|how) about |(?:is|are) there (?:any |a |an )?|(?:do|does) (?:you|it|sanming|the city) have (?:any |a |an )?|compare )",
    re.I,
)
_NO_THING = re.compile(
    r"^(?:i|we|you|he|she|it|they|there|to|not|no|please|if|when|where|why|how|who|which|what)\b|"
    r"\b(?:is|are|was|were|am|be|been|can|could|will|would|may|might|must|shall|should|do|does|did|has|had|how|why|when|who|whom|what|which|i'm|it's)\b|[我你您他她它是有在想会能不没了吗呢吧]",
    re.I,
)
"""What is said of things, or asked, is none itself."""
_A_FIGURE = re.compile("[数數量率额額价價值费費]$|時刻|时刻|时间|時間")
_FEWEST = 3
"""Things that are only parted by a blank or a comma in Chinese, where two are a subject and what is asked of it."""
_DASH = re.compile(r"\s[–—-]+\s")
_AS_A_LIST = re.compile(
    r"\s+(?:in|as) (?:a|one) (?:list|table|row)(?: please| pls)?$|^(?:请|帮我|麻烦)?(?:列出|列一下|列个表[：:]?|给我)",
    re.I,
)
"""How it is to be told."""
_ARTICLE = re.compile(r"^(?:the|its|your|their|any|some|an?|about)\s+", re.I)
_OF_ALL = re.compile(r"\s(?:of|in|for|at|near)\s.+$")
_CHINESE_END = re.compile(
    "(?:这些|之类的?|等等?)?(?:的)?(?:情况)?(?:分别|各)?(?:是)?(?:什么|多少|如何|怎么样|怎样|哪些|有哪些|有没有|呢|吗|嘛)*[?？。!！\\s]*$"
)
_CHINESE_FRAME = re.compile(
    "^(?:我)?(?:想)?(?:问|了解|知道|比较|对比)?(?:一下)?(?:有没有|有哪些|有什么|哪些)?"
)
_JOINED = re.compile(r"^(?:的|of |in |for |at )|(?:的| of| in| for| at)$|^\W+|\W+$")


def things_in(text: str, index: Index) -> tuple[str, ...]:
    """A question for each thing that is asked about, of each place that is named; none where all is of one thing."""
    core = _AS_A_LIST.sub("", without_talk(text).strip().rstrip("?？。. !！"))
    head, items = _in_chinese(core) if has_cjk(core) else _in_english(core)
    if not 1 < len(items) <= MOST or not all(_is_a_thing(item, index) for item in items):
        return ()
    if has_cjk(core) and not head and not _CHINESE_AND.search(core) and not _are_alike(items, index):
        return ()
    places = list(dict.fromkeys(place for text in (head, *items) for place in _places_in(text, index)))
    if head or len(places) > 1:
        items = [thing for item in items if (thing := _without(places, item))]
        items = [f"{place} {item}" for item in items for place in places] if places else items
    return tuple(items) if 1 < len(items) <= MOST_OF_EACH else ()


def _in_english(core: str) -> tuple[str, list[str]]:
    head, colon, listed = _DASH.sub(": ", core).rpartition(": ")
    items = _ENGLISH.split(listed if colon else _FRAME.sub("", core))
    items = [_ARTICLE.sub("", item.strip()) for item in items if item.strip()]
    behind = _OF_ALL.search(items[-1]) if items else None
    if behind and not any(map(_OF_ALL.search, items[:-1])):  # “culture and sights of Taining”
        items = [*(f"{item}{behind.group()}" for item in items[:-1]), items[-1]]
    return head, items


def _in_chinese(core: str) -> tuple[str, list[str]]:
    head, colon, listed = core.replace(":", "：").rpartition("：")
    core = _CHINESE_FRAME.sub("", _CHINESE_END.sub("", listed if colon else core))
    items = [item.strip() for item in _CHINESE.split(core) if item.strip()]
    return head, items


def _is_a_thing(item: str, index: Index) -> bool:
    fits = len(item) <= MOST_CHARACTERS if has_cjk(item) else len(item.split()) <= MOST_WORDS
    subjects = index.catalogue.subjects
    named = subjects.words(item) or subjects.names_unknown(item)
    whole = all(item.count(left) == item.count(right) for left, right in ("()", "（）", "「」", "“”", "《》"))
    return fits and whole and bool(named) and not (asks(item) or _NO_THING.search(item))


def _are_alike(items: list[str], index: Index) -> bool:
    """Whether what is only parted by blanks and commas is a row of things, and not a subject with what is asked of it."""
    subjects = index.catalogue.subjects
    known = [subjects.words(item) for item in items]
    words = [word for of_item in known for word in of_item]
    is_row = (
        len(items) >= _FEWEST
        and sum(map(bool, known)) > len(items) / 2
        and not any(map(_A_FIGURE.search, items))
    )
    return is_row and not any(is_attribute(word) or subjects.is_name(word) for word in words)


def _places_in(text: str, index: Index) -> list[str]:
    """The districts that a text names, as they are written there."""
    words = index.catalogue.subjects.words(text)
    return [
        word
        for word in words
        if word in text and not index.catalogue.place_names.isdisjoint(index.query(word).terms)
    ]


def _without(places: list[str], item: str) -> str:
    for place in places:
        item = re.sub(f"{re.escape(place)}[市区县]?", "", item)
    return _JOINED.sub("", _JOINED.sub("", item.strip())).strip()
