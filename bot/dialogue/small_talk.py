"""Small talk beyond the messages that are nothing but one form of it, found in two ways.

`in_pieces` reads forms one after the other (“ok thanks, bye”, 好的 明白了, “thx mate, very useful”); the last one decides.
`phatic` reads what no form foresees: nothing is asked, and every word is one with which people thank, agree, excuse
themselves or take their leave (phatic communion; Malinowski 1923). So “great, I will read it tomorrow” is small talk,
and “great tea” is not. Such words are in requests, too, so that this comes last of all intents.
"""

import re
from functools import lru_cache

from bot.dialogue import small_talk_forms as forms
from bot.dialogue.small_talk_forms import SmallTalk

MOST_PIECES = 12
_LEAVES_THANKS = ("acknowledgement", "greeting", "declined")
"""What makes nothing else of thanks before it: “thanks, very helpful”, 谢谢哈."""

_LEAVES_A_COMPLAINT = ("goodbye", "acknowledgement", "laughter", "declined")
"""Who is not content and goes is not sent off with a smile: 一问三不知，拜拜."""

_PIECES = tuple((name, form) for name, form in forms.FORMS if name not in forms.ALONE)
_FILLER = re.compile(forms.FILLER)
_BETWEEN = re.compile(r"[\W_]*")
_LATIN = re.compile(r"[a-z0-9À-ɏ']")


# Word by word

_ASKS = re.compile(
    r"[?吗嘛么]|\b(?:what|which|who|whom|whose|when|where|why|how)\b"
    r"|^(?:can|could|do|does|did|is|are|was|were|may|should|would|tell|give|show|please|need|want)\b"
)
_NO_PRAISE = re.compile(
    r"(?:\b(?:not|never|hardly)|n'?t)(?: (?!bad\b)\w+){0,3}? (?:good|great|helpful|useful|clear|nice|smart|clever|impressive|impressed|perfect)\b"
)
"""“You are not very good at this”."""
_WORD = re.compile(r"[a-zà-ɏ']+|\d+|[一-鿿]+|[^\W_]")

_KINDS: tuple[tuple[SmallTalk, frozenset[str]], ...] = (
    ("goodbye", frozenset("bye goodbye later see talk speak chat back leaving".split())),
    ("thanks", frozenset("thank thanks thx ty tysm ta appreciate appreciated grateful cheers kind".split())),
    (
        "acknowledgement",
        frozenset(
            "ok okay okey k righto great good perfect cool nice fine noted understood lovely awesome brilliant excellent super "
            "superb helpful useful helps helped clear interesting impressive wow sure alright right agreed fair enough yes "
            "yep yeah yup no nope maybe perhaps np worries bad sorry apologies wrong test testing think answers answered "
            "sounds got glad amazing fantastic hmm hm oh ah".split()
        ),
    ),
)
_AROUND = frozenset(
    "a an the i i'm i'll im ill we we'll us me my our you your u it its it's that's thats that this these those they them "
    "all any some so very really quite much lot lots more most too just now then again as and but or for to of in on at "
    "with from about by up out not don't dont is was are am be been being have has had will would can could do did does "
    "let lets let's need needed wanted want asked know reply replies response answer question questions info information "
    "help time times today tonight tomorrow soon next week weekend month moment minute day evening night morning monday "
    "tuesday wednesday thursday friday saturday sunday first before after while read reading look looking check write "
    "writing email mail send call come get go going work working discuss team colleague colleagues boss partner friend "
    "clever smart stupid friendly patient funny honest polite charming friends wife husband mate man bot sir madam everyone everybody people there here quick fast well done problem issue "
    "mind decide decided guess suppose sleep luck best regards wishes take care one thing person message please if any robot assistant machine program chatbot".split()
)

_CHINESE_MARKS: tuple[tuple[SmallTalk, str], ...] = (
    ("goodbye", "再见|拜拜?|掰掰?|回见|告辞|再聊|再说|晚安|回头|改天|改日"),
    ("thanks", "谢|感恩|感激|唔该|辛苦"),
    (
        "acknowledgement",
        "好|行|收到|明白|懂|知道|了解|清楚|不错|棒|赞|厉害|完美|满意|有用|考虑|想想|研究|讨论|商量|测试|原来如此|没事|没关系"
        "|不客气|不用|麻烦|打扰|抱歉|不好意思|对|是",
    ),
)
_CHINESE = re.compile(
    "(?:再见|拜拜?|掰掰?|回见|告辞|晚安|早安|回头|改[天日]|明[天日]|今天|晚点|稍后|以后|下次|周末|有空|有时间|有需要|有问题"
    "|谢谢|多谢|感谢|感恩|感激|谢|唔该|晒|辛苦|麻烦|打扰|抱歉|不好意思|没事|没关系|不客气|不用|原来如此|明白|收到|了解|知道|清楚"
    "|懂|满意|完美|厉害|不错|有用|够用|够了|资料|数据|信息|有帮助|有收获|帮助|帮忙|解答|回答|回复|耐心|热情|介绍|服务|考虑|想想|研究|讨论|商量|请教|测试|试试"
    "|同事|老板|领导|股东|团队|家人|家里|老婆|老公|太太|先生|爱人|合伙人|朋友|大家|各位|邮件|邮箱|电话|联系|联络|发|写|打|给|聊|说|问|看看?|来|回去|先|这样|那样|那|这|就"
    "|还|都|也|再|跟|和|与|同|我们?|你们?|您|他们?|自己|一下|非常|十分|特别|真的?|挺|很|太|祝|顺利|愉快|开心|生意兴隆|发财"
    "|早上|上午|中午|下午|晚上|早晨|好|行|可以|棒|赞|对|是|没|的|了|啦|咯|啊|哦|喔|噢|呀|哈|呢|吧|嗯|滴|哒|哎|唉|嘿|亲|等|会|要|到|有)+"
)


@lru_cache(maxsize=64)  # a message is looked at as a whole and by its parts
def whole(plain: str) -> SmallTalk | None:
    """Which small talk a text in normal form is, where it is one form of it from end to end."""
    return next((name for name, form in forms.FORMS if form.fullmatch(plain)), None)


def in_signs(text: str) -> SmallTalk | None:
    """Which small talk a text without letters is."""
    return next((name for name, signs in forms.EMOJI if set(signs) & set(text)), None)


@lru_cache(maxsize=64)
def in_pieces(plain: str) -> SmallTalk | None:
    """Which small talk a text in normal form is; None where any of it is something else."""
    found, position = None, _after_marks(plain, 0)
    for _ in range(MOST_PIECES):
        if position >= len(plain):
            return found
        ends = [(_end(form, plain, position), name) for name, form in _PIECES]
        filler = _end(_FILLER, plain, position)
        end, name = max(ends, key=lambda pair: pair[0])
        if max(end, filler) <= position:
            return None
        outlasts = (found == "thanks" and name in _LEAVES_THANKS) or (
            found == "complaint" and name in _LEAVES_A_COMPLAINT
        )
        if end >= filler and not outlasts:
            found = name
        position = _after_marks(plain, max(end, filler))
    return found if position >= len(plain) else None


def _end(form: re.Pattern[str], text: str, position: int) -> int:
    """Where a form that begins here ends; a word is not cut in two."""
    match = form.match(text, position)
    if not match or match.end() == position:
        return position
    inside = _LATIN.match(text[match.end() - 1]) and _LATIN.match(text[match.end() : match.end() + 1])
    return position if inside else match.end()


def _after_marks(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def phatic(plain: str) -> SmallTalk | None:
    """Which small talk a text in normal form is; None where it asks or says anything else."""
    if _ASKS.search(plain):
        return None
    words = _WORD.findall(plain)
    if not words or not all(map(_is_phatic, words)):
        return None
    if _NO_PRAISE.search(plain):
        return "complaint"
    marks = zip(_KINDS, _CHINESE_MARKS, strict=True)
    return next(
        (kind for (kind, ours), (_, form) in marks if ours.intersection(words) or re.search(form, plain)),
        None,
    )


def _is_phatic(word: str) -> bool:
    if word[0] >= "一":
        return _CHINESE.fullmatch(word) is not None
    return word.isdecimal() or word in _AROUND or any(word in marks for _, marks in _KINDS)
