"""“The second one”, 第三个呢: what a list that was shown before has at that place."""

import re

from bot.dialogue.messages import Question, Reply, State
from bot.search.text import normalise

_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = "one two three four five six seven eight nine ten".split()
_DIGITS = "一二三四五六七八九十"
_LAST = -1

_ENGLISH = re.compile(
    r"(?:and |ok(?:ay)?,? |so |then )?"
    r"(?:(?:tell|show|give) me (?:more )?(?:about |on |of )?|more (?:about|on) |what(?:'s| is| about) |how about |explain |"
    r"details? (?:on|of|about) |i (?:mean|meant|want|choose|take) )?(?:the )?"
    rf"(?:(?P<word>{'|'.join(_WORDS)}|last)|(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|"
    rf"(?:number|no\.?|#|option|item|point) ?(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)}))"
    r"(?: (?:one|item|point|option|project|page|topic|thing))?(?: (?:please|pls|then|in (?:more )?detail))?\W*"
)
_CHINESE = re.compile(
    "(?:那么?|请|再|就|我)?(?:详细)?(?:说说|讲讲|说一?下|讲一?下|介绍一?下?|看看?|想知道|要|选|关于)?"
    rf"(?:第(?P<digit>[{_DIGITS}]|十[{_DIGITS}]|\d{{1,2}})[个项条点种类家页]?|(?P<last>最后)[一那]?[个项条])(?:项目|试点|页面)?"
    r"(?:呢|吧|是什么|怎么样|的?(?:详情|情况|内容)|详细(?:说|讲)[说讲]?|说一?下|讲一?下)?\W*"
)
_STEP = re.compile(r"^(?:step \d+|第.{1,2}步)\s*[:：]\s*", re.I)
_IN_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
_END_OF_NAME = re.compile(r"[,，:：;；。]|\.(?:\s|$)")


def items_of(reply: Reply) -> tuple[str, ...]:
    """What a reply lists, as questions or as the ids of choices; empty where it has no list."""
    if len(reply.listed) > 1:
        return tuple(f"page:{citation.id}" for citation in reply.listed)
    for quotation in reply.quotations:
        if quotation.items > 1:
            return tuple(map(_name, quotation.sentences[-quotation.items :]))
    return ()


def item_meant(question: Question, state: State) -> str | None:
    """The item whose place a message names, of the last list, or of the pages that were just offered instead of an answer;
    None where it names no place, or no list has so many.
    """
    place = _place(normalise(question.text))
    if place is None:
        return None
    offered = tuple(choice.id for choice in state.offered if choice.id.startswith("page:"))
    items = offered if state.pending or state.misses or not state.listed else state.listed
    return items[place] if place < len(items) and items else None


def _place(text: str) -> int | None:
    """0 for the first; None where the text names no place."""
    english, chinese = _ENGLISH.fullmatch(text), _CHINESE.fullmatch(text)
    if (english and english["word"] == "last") or (chinese and chinese["last"]):
        return _LAST
    number = 0
    if english and english["word"]:
        number = _WORDS.index(english["word"]) + 1
    elif english:
        number = _counted(english["digits"] or english["number"])
    elif chinese:
        number = _counted(chinese["digit"])
    return number - 1 if number > 0 else None


def _counted(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _NUMBERS.index(number) + 1 if number in _NUMBERS else sum(_DIGITS.index(d) + 1 for d in number)


def _name(item: str) -> str:
    """How an item begins, up to what is said of it."""
    item = _STEP.sub("", _IN_BRACKETS.sub("", item))
    name = _END_OF_NAME.split(item, maxsplit=1)[0].strip()
    return name or item
