"""A reproach beside a question: “useless bot. can I own 100 %?”, 我问的是碳票，怎么扯到土地了. It is no question to the pages, and
who makes one is told that we are sorry and answered all the same.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.dialogue import small_talk, wording
from bot.dialogue.forms import EDGES, any_of
from bot.dialogue.intent_forms import ABUSE
from bot.dialogue.messages import Reply, State, first_told
from bot.search.signals import ANOTHER_FORM, all_in
from bot.search.text import BETWEEN_CHINESE, normalise
from bot.search.tokens import content_terms, folded

MOST_CLAUSES = 12
"""Who writes more of them writes a letter."""

_CLAUSE = re.compile(
    rf"(?<=[。！？!?；;…\n])\s*|(?<=[.])\s+|(?<=[，,])\s*|{BETWEEN_CHINESE}|\s+[–—-]+\s+|\s*[:;]-?[)(DP]+\s*"
)
"""Signs stay, since what is asked beside the reproach is read as it was written; a dash and a smiley go."""

_TIMES = r"(?:\d+|two|three|four|five|six|many|several|so many|a hundred) times"
_REPROACH = re.compile(
    any_of(
        rf"(?:but )?(?:i|we) (?:already |have |just )*(?:ask|asked|said|told you)(?: (?:you|this|that|it))*(?: already)?(?: {_TIMES})(?: (?:already|now))?(?: and .{{0,40}}(?:answers?|replies|reply|nothing))?",
        r"(?:why|how come) (?:do|are|did) (?:you|u) (?:always |keep |still |now |even )?(?:talk|tell|quot|show|answer|repeat|say|giv|send|bring)\w*\b.{0,60}",
        r"(?:but |and )?(?:you|u) (?:did not|didn'?t|have not|haven'?t|never) (?:say|said|tell|told|mention(?:ed)?|give|given?)(?: [\w']+){1,4}|(?:it |that )?(?:does not|doesn'?t) matter|(?:that|this)(?:'s| is| was) (?:all |only |just )?(?:about .{1,30}|the same(?: .{1,20})?) again",
        r"what (?:has|does|did) (?:this|that|it) (?:have |got )?(?:to )?do with .{1,40}|(?:you|u) (?:just )?(?:keep|are|'re|r) (?:repeat|say|tell|giv|show|quot)\w*\b.{0,40}",
        r"(?:you|u) (?:have )?already (?:said|told (?:me|us)|wrote|quoted) (?:that|this|it)|(?:again )?(?:the )?same (?:answer|text|thing|page)(?: again)?|stop repeating(?: yourself| that| this)?|you(?:'re| are)? repeat(?:ing)? yourself",
        r"(?:you )?(?:useless|stupid|dumb|bad|crap|lousy|silly|terrible|worthless|pathetic|hopeless) (?:bot|robot|machine|thing|program|assistant|answer|reply)|useless|(?:you|u) (?:really |just )?(?:suck|know nothing|(?:don'?t|dont|do not) know (?:much|anything|a thing|shit))(?: my friend| mate| man| bro| at all)?|rubbish|"
        r"(?:what a |such a )?(?:joke|shame)|(?:how |that'?s |that is |this is |very )*(?:disappointing|ridiculous|annoying|pathetic)",
        r"(?:are you|r u) (?:even )?(?:listening|reading|deaf|blind|serious|kidding)(?: (?:to )?me| what i (?:write|wrote|ask|asked))?|(?:can|could) (?:you|u) (?:even |not )?read|(?:please )?(?:read|listen)(?: (?:again|carefully|properly|to me|my (?:question|message)))+",
        r"(?:please )?(?:do not|don'?t|stop) repeat(?:ing)?(?: (?:yourself|that|this|it|the same))?|(?:that(?:'s| is) |this is )?not about .{1,20}|you (?:already )?(?:gave|told|said|wrote)\b.{1,40}\balready\b.{0,20}",
        r"(?:怎么)?(?:什么|啥)?都?没有(?:吗|啊)?(?:嘛)?|什么都没(?:有|找到|查到)(?:吗|啊)?|不是|不对|错了|(?:不要|别)(?:再)?重复(?:了)?|(?:刚才|前面)?(?:已经)?(?:说|讲)过(?:了)",
        r"[你您](?:真|简直)?(?:就)?(?:是|像)?(?:一?个)?复读机(?:吗|啊|吧)?|(?:怎么)?(?:又|还)(?:是|来)(?:这个|这一?[句段条]|同样的?|一样的?|老一套)(?:回答|答案|话|内容)?|(?:每次)?都(?:是)?一样的(?:回答|答案|话)",
        r"[你您](?:们)?(?:怎么|干嘛|干吗|为什么|为啥|凭什么)(?:又|就|老|总|一直|老是|总是|却|偏|只)?(?:是)?(?:回答?|答|说|讲|扯|发|提|推|跑|跟我|给我)[^，。？！?!]{0,24}",
        r"[你您](?:们)?(?:又|就|老|还|总)?(?:给我|说|讲|扯|发|回|提)[^，。？！?!]{1,16}(?:干嘛|干吗|干什么|做什么|干啥|做啥)[啊呢]?",
        r"(?:怎么|干嘛|干吗|为什么|为啥)(?:又|就|却)?(?:扯|说|讲|跑|答|回答?|变|聊)(?:到|去|成|起)[^，。？！?!]{0,24}",
        r"(?:我)?(?:都|已经)?(?:问|说)(?:过|了)?(?:[你您])?(?:好?几|[二三四五六七八九十两百多\d]+|很多|无数)(?:次|遍|回)(?:了)?",
        r"[你您]?(?:又|却|还)?(?:怎么|为什么|为啥|干嘛)(?:又|就|却|还)*(?:说|讲|回|答)?(?:是)?(?:找不到|没找到|没有找到|查不到|没有|不知道)(?:了|呢|啊)?|[你您](?:们)?(?:到底|究竟)?(?:知不知道|懂不懂|行不行|会不会|清不清楚)(?:啊|呀)?",
        r"(?:请)?说人话|[你您]?(?:到底|究竟)?(?:会不会|能不能|可不可以)(?:好好)?(?:说话|说人话|讲人话|看(?:清楚)?(?:我的)?(?:问题|字))|[你您]?(?:(?:到底|究竟)(?:会不会|能不能|可不可以)(?:好好|正面|直接)?|(?:会不会|能不能|可不可以)(?:好好|正面|直接))(?:回答|答)(?:我|一下)?的?(?:问题|话)?|[你您]?(?:到底)?有没有在?(?:听|看)(?:我)?[^，。？！?!]{0,8}",
        r"(?:[你您])?(?:这)?(?:是|算)?什么(?:料|玩意|东西|水平|破机器人|鬼东西)(?:儿)?(?:来的)?(?:啊|呀|嘛)?[你您]?|(?:问)?[你您]?(?:一?个)?(?:什么|啥)(?:问题)?(?:都|也)(?:不知|不知道|不会|不懂|答不出来?)(?:的|啊|呀|吗)?|"
        r"(?:虽然|不过|可是|但)?没(?:什么|啥)用(?:啊|的|处|哈+)?|(?:什么|啥|这)?(?:个)?(?:垃圾|破|烂|蠢|笨|弱智|智障)(?:机器人|助手|客服|软件|系统|程序|bot|ai)|(?:太|真|好|这么)(?:烂|差|没用|垃圾|水)(?:了|啊)?|(?:真|很|太|好)?(?:让人)?(?:失望|无语|服了|气人)(?:了|啊)?|没(?:什么)?用(?:啊|的)?",
    )
)
_CORRECTS = re.compile(
    r"\b(?:i|we) (?:just |only |actually |really )?(?:meant|asked|was asking|were asking|am asking)\b|\bi'm asking\b|\b(?:you|u) (?:forgot|missed|ignored|skipped)\b|我(?:是(?:说|问|指)|(?:说|问|指|想问)的?是)(?=.)|(?:不是|并非|没)(?:在)?(?:问|说|讲|指)(?!.*[吗么]$)",
)
"""What was asked before, said once more."""
_FORGOTTEN = re.compile(
    r"\b(?:and |but )?(?:you|u) (?:forgot|missed|ignored|skipped)(?: about| to (?:answer|tell(?: me)?))?\s+",
    re.I,
)
_NOT_THAT = re.compile(
    r"(?:and |but |no )?not (?:a |an |the |by |about )?(?!only\b|sure\b|yet\b|now\b|bad\b|all\b|really\b).{1,60}|(?:而|并)?不是.{1,30}|我(?:已经|现在|刚才|又|都|并){0,2}(?:不是|没有?)(?:在)?(?:问|说|讲|指).{1,30}|我不是要.{1,30}"
)
_YOU_TOLD = re.compile(
    r"(?:and |but |so |then |instead |yet )*(?:you|u) (?:just |only |again |then |instead )*(?:told|gave|showed|sent|quoted|answered|talked|replied|wrote)(?: (?:to )?(?:me|us))?"
    r"(?: (?:about|with|of|on|the|a|some))+ (?P<told>.{2,60}?)(?: instead)?"
)
"""What was told, behind what was asked: “I asked who may own it, and you told me about permits”."""
_NEVER_ASKED = re.compile(
    r"which (?:i|we) (?:never|did not|didn'?t) (?:mention|ask|want|say)\w*(?: (?:about|for|of))?"
)
_I_MEAN = re.compile(r"(?:but )?i mean\b|我(?:是)?(?:说|指)的?是?")
_INTERJECTION = re.compile(
    r"^(?:haiya|aiya|aiyo+|alamak|wah|oh|ah|ugh|hm+|well|ok(?:ay)?|but|哎呀?|唉|啊|呀)[ ,，]+"
)
_WANTS = re.compile(
    r"(?:no |but )?(?:i|we) (?:want to know|would like to know|am interested|are interested|mean|meant)\b|我们?(?:是)?(?:只|就)?(?:想|要)(?:知道?|问|了解|看)"
)
_REFUSALS = (_NOT_THAT, _YOU_TOLD, _NEVER_ASKED)
_A_QUESTION = re.compile(r"[?？]\s*$|[吗嗎么麼]\W*$")
_THAT_IS = re.compile(
    r"(?:no )?(?:that|this|it)(?:'s| is| was) (?:only |just |all )?(?:about )?.{1,40}|(?:这|那)(?:个)?(?:说的)?(?:都)?是.{1,20}"
)
"""What was answered, before what it is not: “that is about health insurance, not a fund”."""
_WHAT_HAS_IT = re.compile(
    "(?:这|那|这个|那个)?(?:跟|和|与)[^，。？！?!]{1,12}有(?:什么|啥|半毛钱)关系[啊呢吗]?"
)
"""跟投诉有什么关系, which is a reproach beside another one alone."""
_ECHO = re.compile(
    r"(?!.*\b(?:what|which|who|where|when|why|how|is|are|do|does|can)\b)[\w' -]{2,30}[?!]+|[一-鿿]{1,6}[?？!！]+",
    re.I,
)
"""Words of the answer, thrown back: “FOREST?? I asked for the steps”."""
MOST_THROWN_BACK = 4
_IT_IS_RATHER = re.compile(
    r"^(?:哎呀?|唉|嗯|不|不对|不對|不啊|[，,、。！!\s])*不是(?![说說很只吗嗎])(?P<not>[^，,。！!？?\s是]{1,12}?)[，,、。\s]*(?:而|我(?:说|問|问|說|要|指)的)?是(?=.{2})"
)
"""不是养老院是森林康养: what it is not, and what it is."""


def apart(text: str) -> tuple[bool, str]:
    """Whether a message reproaches us, and the message without that; empty where nothing else is said."""
    if rather := _IT_IS_RATHER.match(text):
        return True, text[rather.end() :].strip()
    clauses = [clause for clause in _CLAUSE.split(text) if clause and clause.strip()]
    if len(clauses) > MOST_CLAUSES:
        return False, text
    plain = [EDGES.sub("", normalise(clause)) for clause in clauses]
    reproaches = list(map(_is_reproach, plain))
    if any(reproaches):
        reproaches = [
            is_one or bool(_WHAT_HAS_IT.fullmatch(one)) for one, is_one in zip(plain, reproaches, strict=True)
        ]
    corrects = any(map(_CORRECTS.search, plain)) or _refuses(plain) or _means_something_else(clauses, plain)
    if corrects and len(plain) > 1:
        reproaches[0] = reproaches[0] or _is_of_the_answer(clauses[0], plain)
    if not (corrects or any(reproaches)):
        return False, text
    kept = [
        clause
        for clause, said, is_reproach in zip(clauses, plain, reproaches, strict=True)
        if not (is_reproach or (corrects and any(form.fullmatch(said) for form in _REFUSALS)))
    ]
    asked = _FORGOTTEN.sub("", " ".join(map(str.strip, kept))).strip(" ,，、").lstrip("?？!！ ")
    return True, asked if content_terms(asked) and not small_talk.in_pieces(normalise(asked)) else ""


def _means_something_else(clauses: Sequence[str], plain: Sequence[str]) -> bool:
    """“Not hotels, I mean people who go into the woods”, “I want today's rules, not those of 2016”."""
    said_last = (
        len(plain) > 1 and bool(_NOT_THAT.fullmatch(plain[-1])) and not _A_QUESTION.search(clauses[-1])
    )
    wants = said_last and any(map(_WANTS.match, plain[:-1]))
    return wants or any(_NOT_THAT.fullmatch(one) and _I_MEAN.match(other) for one, other in pairwise(plain))


def _refuses(plain: Sequence[str]) -> bool:
    """Whether a message of several clauses begins with what is not wanted (“not by air. the train”), or says so of the answer."""
    first, *others = plain or [""]
    return (
        bool(others)
        and bool(
            (
                _NOT_THAT.fullmatch(first) and not first.startswith("我不是要")
            )  # 我不是要开厂，我想开店 corrects nobody
            or (_THAT_IS.fullmatch(first) and _NOT_THAT.fullmatch(others[0]) and others[1:])
        )
    )


def _is_of_the_answer(first: str, plain: Sequence[str]) -> bool:
    """Whether the first clause only throws a word of the answer back, or says what that was about."""
    if _ECHO.fullmatch(first.strip()):
        return len(content_terms(first)) <= MOST_THROWN_BACK
    return bool(_THAT_IS.fullmatch(plain[0]) and plain[1:] and _NOT_THAT.fullmatch(plain[1]))


def refused_in(text: str) -> str:
    """What a message says that it does not ask about; empty where it says nothing of the kind."""
    if rather := _IT_IS_RATHER.match(text):
        return rather["not"]
    if not apart(text)[0]:
        return ""
    plain = [EDGES.sub("", normalise(clause)) for clause in _CLAUSE.split(text) if clause and clause.strip()]
    of_the_answer = plain[:1] if _is_of_the_answer(plain[0], plain) else []
    told = [told["told"] for told in map(_YOU_TOLD.fullmatch, plain) if told]
    return " ".join([*of_the_answer, *filter(_NOT_THAT.fullmatch, plain), *told])


def _is_reproach(said: str) -> bool:
    said = _INTERJECTION.sub("", said)
    return bool(_REPROACH.fullmatch(said)) or small_talk.whole(said) == "complaint" or _is_abuse(said)


def _is_abuse(said: str) -> bool:
    """Whether nothing but abuse is said: a word or two beside it ask nothing."""
    found = ABUSE.search(said)
    return found is not None and not content_terms(f"{said[: found.start()]} {said[found.end() :]}")


def is_told_again(reply: Reply, state: State, refused: str = "") -> bool:
    """Whether a reply quotes what was told just before, or what is `refused`."""
    again = first_told(reply)
    return bool(again) and (_just_told(again, state) or _is_of(again, refused))


def _just_told(sentence: str, state: State) -> bool:
    """Not where nothing was found in between: then it is asked for again because it was missed."""
    return sentence == state.told and not state.misses


def _is_of(sentence: str, refused: str) -> bool:
    unwanted = content_terms(refused)
    return bool(unwanted) and all_in(unwanted, folded(sentence), ANOTHER_FORM)


def excused(reply: Reply, state: State, refused: str = "") -> Reply:
    """The reply to what was asked beside a reproach. What was told already is not told once more, nor what is `refused`."""
    again = first_told(reply)
    if again and _just_told(again, state):
        return _to_a_person(reply, wording.SORRY_AGAIN)
    if again and _is_of(again, refused):
        return _to_a_person(reply, wording.SORRY_STILL)
    if reply.kind in ("smalltalk", "notice", "help"):
        return reply
    if reply.kind == "handoff" and not (reply.quotations or reply.parts):
        return replace(reply, lead=(wording.SORRY_STILL(reply.locale),), show_contact=True)
    return replace(reply, lead=(wording.SORRY_MISSED(reply.locale), *reply.lead))


def _to_a_person(reply: Reply, said: wording.Phrase) -> Reply:
    """The reply with nothing quoted but who can be asked."""
    lead = (said(reply.locale),)
    return replace(reply, kind="handoff", lead=lead, quotations=(), notes=(), show_contact=True)
