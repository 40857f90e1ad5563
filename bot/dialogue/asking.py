"""Which sentences ask: by their mark, by a question word where one begins, by a request."""

import re

from bot.search.naming import is_attribute, is_talk
from bot.search.text import CJK, has_cjk, to_simplified
from bot.search.tokens import content_terms, content_words

_WORD = r"(?:what|when|who|whom|whose|where|which|why|how|what's|whats|who's|how's|where's)"
_VERB = r"(?:is|are|was|were|do|does|did|can|could|will|would|may|might|should|must|has|have|isn't|aren't|doesn't|don't|can't)"
_SOMEBODY = (
    r"(?:there|you|u|i|we|it|they|he|she|the|a|an|any|my|our|your|this|that|these|those|foreign\w*|german\w*)"
)
_LEADING = r"(?:(?:and|or|but|so|also|then|plus|in|at|to|for|from|of|by|on|with|under|until|up to|since|after|before|between|during|within|through|into|over|per|against|among)\s+){0,3}"
_AMOUNT = r"how (?:many|much|long|far|big|large|old|often|deep|high|tall|wide|soon|late|fast|expensive|difficult|easy|safe)"

_ENGLISH = re.compile(
    rf"^{_LEADING}{_WORD}\b|^(?!so (?:do|does|did|is|are)\b)(?!don'?t (?!(?:you|u|we|i|they|people|companies|firms|foreign\w*|chinese|investors)\b))(?:and |or |but |so |also |then )?{_VERB}\s+(?!not\b)\w|^(?:and |or )?(?:whether|any)\s+\w|"
    rf"\b{_AMOUNT}\b|\b(?:tell|know|ask\w*|wonder\w*|explain|understand|advise|learn|find out|see|check|sure)\b(?: \w+){{0,3}} (?:{_WORD}|whether|if)\b|"
    rf": {_WORD}\b|, (?:what|how|why|whether)\b|[,:] {_VERB} {_SOMEBODY}\b|\b(?:is|are) (?:what|where|when|who)$|\b(?:what|where|when|why|who)$",
    re.I,
)
_CHINESE = re.compile(
    "[吗呢]$|什么|多少|(?<![这那前近好十百])几(?:[个年月日天周人家间点座条种次所道亩元块艘辆层户只项届部架台名位份笔件套类期吨斤页级成倍]|小时|分钟|公里)|几[十百千万](?:多|几)?[年亩家人个元块天吨公]|第几|谁|哪|怎么|怎样|如何|是否|能否|可否|有无|为何|有何|何[时种处地人]|多[大长高久远深快宽重严冷热难贵]|能不能|可不可以|有没有|是不是|"
    r"([一-鿿])不(?!时|動|动)\1|还是|[是有会能该]了?[^，。！？]{1,8}吧$"
)
# What only looks like a question: “we discuss whether”, “I ran who knows how often”, 连哪里都, “a few partners”.
_NOT_ASKED = re.compile(
    "(?:讨论|商量|考虑|犹豫|研究|纠结)(?:着|一下)?(?:要不要|是否|能不能|该不该|是不是|怎么|如何)|不(?:知道|晓得|清楚)多少(?=[趟次遍回])|"
    "连.{0,8}(?:哪|谁|什么|几).{0,3}都|几[个位](?=问题|疑问|朋友|股东|同事|伙伴|合伙人)"
)
_REQUEST = re.compile(
    r"^(?:please |pls |kindly )?(?:tell|explain|describe|outline|list|summari[sz]e|compare|name|show|give|send|provide)\b(?! (?:thanks|regards|is|was))|"
    r"\b(?:please|pls|someone|somebody|anyone|kindly) (?:call|contact|phone|ring|write|email|e-mail|text)(?: to)? (?:me|us)\b|"
    r"\b(?:like|want|need|wish) to (?:know|ask|learn|understand|find out)\b|"
    r"(?:介[绍紹]|[说說]|[讲講])一?下|[想要][了瞭]解|[请請]提供|[请請]?列出|[请請]?比[较較]|[说說][说說]|[讲講][讲講]|[请請]?[总總][结結]"
)

_ANNOUNCES = re.compile(
    r"\b(?:like|want|need|wish) to (?:know|ask|learn|understand|find out)(?: (?:about|more about))? (?:(?:the|a few|some|your|all) )*"
    r"(?:(?:basic|main|following|key|more|other|few|simple) )*(?:facts?|basics|details?|things?|points?|situation|questions?|information)\W*$|"
    r"(?:了解|知道|请教|咨询)(?:的有)?(?:一下|下面|以下)?(?:的)?(?:几个|这些|一些|基本)?(?:的)?(?:问题|情况|事项|信息)\W*$",
    re.I,
)

# Where one question may end and the next begin

_CLAUSE = rf"(?:{_AMOUNT}|(?:in |at |to |for |from |of |by |on |until |up to ){{0,2}}{_WORD}\s+\w|{_VERB}\s+{_SOMEBODY}\b|whether\s|any\s+\w)"
_NAMED = r"(?:[A-Z][\w'’-]+|any(?:body|one)|some(?:body|one)|every\w*|foreigners?|companies|firms?|investors?|people)"
_AFTER_A_COMMA = (
    rf"(?:{_AMOUNT}|(?:what|how|why|whether|any)\s+\w|(?:when|where) (?:do|does|did|can|should|will|must|is|are)\b|which \w+ (?:is|are|do|does|can|have|has)\b|"
    rf"who (?:is|are|do|does|can|should|will)\b|who (?:\w+ ){{1,2}}(?:it|them|this|that|these|those)\b|{_VERB}\s+(?:{_SOMEBODY}|any(?:body|one))\b)"
)
_ENGLISH_JOINT = re.compile(
    rf"\s*[,;]?\s+(?:and|also|plus|but)\s+(?:also\s+)?(?={_CLAUSE})|\s*[,;]\s+(?:and|also|plus|but)\s+(?={_VERB}\s+(?-i:{_NAMED})\b)|\s+and\s+(?=(?:(?:also )?(?:your|an?|the) )?(?:e-?mail|phone|telephone|contact|whats ?app|wechat)\b(?! (?:compan|user|marketing))[\w ]{{0,24}}\W*$)|(?:\s*[,;–—]\s*|\s+/\s+)(?={_AFTER_A_COMMA})",
    re.I,
)
_CHINESE_JOINT = re.compile(
    rf"[，；,;]\s*(?:还有|另外|以及|并且|同时|還有|並且|同時)?|(?<=[{CJK}])\s+(?=[{CJK}A-Za-z])|(?<=[A-Za-z])\s+(?=[{CJK}])|(?<=[吗嗎呢])(?=[{CJK}]{{3}})"
)
_SETS_THE_SCENE = re.compile(
    "(?:[下后後中內内]|(?<![何小啥几幾])[时時]|(?<![哪公英海])[里裡])$|^(?:如果|要是|假如|若|除了|关于|關於|对于|對於)|的[话話]$|"
    r"^(?:and |but )?(?:if|while|although|when|where|whenever|after|before|since|as|once|until|because)\b(?! (?:when|what|which|whom|how|do|does|did|is|are|was|were|will|would|can|could|should|must|may|has|have|had|to)\b)",
    re.I,
)


_OF_IT = re.compile(rf"{_VERB} (?:it|they|that|this)\b", re.I)
_BARE_FIGURE = range(1, 3)
"""Words of one in English."""
_TIME = re.compile(r"[去今前明]年|[现現]在|目前|如今|[当當]前|(?:19|20)\d\d年?")

_TAG = re.compile(
    r"(?:(?:这|那|這)?(?:是|都是)?真的(?:假的)?|(?:是|对|對)(?:吗|嗎|吧|不是|不[对對])?|[没沒][错錯]吧|是不是(?:真的|[这這][样樣])?|有(?:没有|沒有)?[这這]回事|(?:这|那|這)?(?:是不是|会不会是|會不會是|是)?(?:骗人|騙人|骗局|騙局|假)的?(?=[吗嗎吧呢]|\W*$)|(?:这|那|這)?(?:正常|靠[谱譜]|可信)|"
    r"(?:and )?is (?:that|this|it) (?:really |still |even |for )?(?:true|right|correct|so|the case|real|legit|genuine|normal|serious|fake|a scam|usual)|right|correct|true)[吗嗎吧啊呀呢]?\W*",
    re.I,
)
"""Asks whether what was said just before is so."""


def is_a_tag(question: str) -> bool:
    """Whether it asks nothing but whether the statement before it is true."""
    return bool(_TAG.fullmatch(question.strip()))


def asks(sentence: str) -> bool:
    """Whether a sentence asks; a “which” or “where” that only relates does not."""
    return sentence.rstrip().endswith(("?", "？")) or _has_question_word(sentence)


def _has_question_word(text: str) -> bool:
    core = text.rstrip("?？.。!！ ")
    if has_cjk(core):
        return bool(_CHINESE.search(_NOT_ASKED.sub("", to_simplified(core))))
    return bool(_ENGLISH.search(core))


def requests(sentence: str) -> bool:
    """Whether a sentence wants something told without asking: “please outline …”, 想了解…; not one that only announces what
    follows (“I would like to understand the basic facts”).
    """
    return bool(_REQUEST.search(sentence.lower())) and not _ANNOUNCES.search(sentence)


def joint_of(sentence: str) -> re.Pattern[str]:
    return _CHINESE_JOINT if has_cjk(sentence) else _ENGLISH_JOINT


_WHERE_IT_IS = re.compile(
    r"(?:and )?(?:where|when) (?:exactly )?(?:is|are|was|were|does|do|did) (?:it|they|that|this)(?: (?:lie|located|start|begin|open|end|happen|exactly))*\W*",
    re.I,
)
"""What asks of what was named just before and has no word of its own."""


def stands_alone(piece: str) -> bool:
    """Whether a piece of a question asks and names something by itself."""
    if _WHERE_IT_IS.fullmatch(piece.strip()):
        return True
    cut_in_two = any(piece.count(left) != piece.count(right) for left, right in ("「」", "“”", "《》", "()"))
    return (
        bool(content_terms(piece))
        and _has_question_word(piece)
        and not cut_in_two
        and not sets_the_scene(piece)
    )


def names_a_figure(piece: str, following: str) -> bool:
    """“Output of bamboo” in Chinese (竹子产值), which asks for it without a question word, and not of what follows; in English
    before what is asked of it (“population, and is it growing?”).
    """
    words = content_words(piece)
    if not has_cjk(piece):
        return len(words) in _BARE_FIGURE and is_attribute(words[-1]) and bool(_OF_IT.match(following))
    others = (
        word for word in content_words(_TIME.sub("", following)) if not (is_attribute(word) or is_talk(word))
    )
    return len(words) > 1 and is_attribute(words[-1]) and piece.endswith(words[-1]) and any(others)


def sets_the_scene(piece: str) -> bool:
    """“When …,” is no question of its own, and belongs to what follows."""
    return bool(_SETS_THE_SCENE.search(piece.rstrip("?？ ")))
