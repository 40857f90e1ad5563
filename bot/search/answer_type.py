"""What kind of answer a question expects, and whether a sentence holds one that the question does not name
itself. General word lists only (question words, units, months), after Li and Roth 2002's coarse classes.

All texts are folded (`tokens.folded`), except `raw`, where capital letters tell English names.
"""

import re
from collections.abc import Set
from typing import Literal

from bot.search.tokens import stem

Kind = Literal["date", "number", "person", "place", "name", "reason", "manner"]

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    "ninety|hundred|thousand|million|billion|half|third(?= of\\b)|quarter|twice|once|single|no|several"
)

_ENGLISH_QUESTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))  # type: ignore[misc]
    for kind, pattern in (
        (
            "date",
            (
                r"^ ?when\b|\b(?:by|until|till|since|from) when\b|\bwhen (?:did|do|does|was|were|is|are|will|would|has|had|have|can|could|should)\b"
                r"|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|century|decade|period|era)s?\b|\bhow long ago\b"
            ),
        ),
        (
            "number",
            (
                r"\bhow (?:many|much|long|far|old|tall|high|large|big|fast|often|deep|wide|few|heavy|hot|cold)\b"
                r"|\bwhat (?:(?:is|was|were|are) the )?(?:\w+ )?(?:percent\w*|number|amount|population|distance|length|height"
                r"|depth|temperature|cost|price|size|area|rate|ratio|proportion|value|gdp|budget)\b"
            ),
        ),
        (
            "person",
            (
                r"\bwho(?:se|m)?\b|\b(?:what|which) (?:\w+ )?(?:person|man|woman|king|queen|emperor|leader|president|scientist"
                r"|author|general|explorer|minister|ruler|mayor|director|founder)\b"
            ),
        ),
        (
            "place",
            (
                r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|state|place|town|region|area|river"
                r"|island|province|continent|county|location|nation|district|street)\b"
            ),
        ),
        ("reason", r"\bwhy\b|\bwhat (?:\w+ )?(?:reason|caused?)\b|\bfor what (?:reason|purpose)\b"),
        (
            "name",
            (
                r"\b(?:what|which) (?:\w+ )?(?:company|organi[sz]ation|group|party|team|university|school|church|book|treaty"
                r"|battle|war|language|dynasty|law|agency|court|bank)\b|\bwhat (?:is|was|were|are) .* (?:called|named)\b|\bname\b"
            ),
        ),
    )
)
_CHINESE_QUESTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))  # type: ignore[misc]
    for kind, pattern in (
        (
            "date",
            (
                r"何时|[什甚]么时[候後后间]|何年|哪一?[年天日月时]|(?:[在于是自]|公元|[一二]〇)几年(?!级)|几[月日号]|[什甚]么(?:年代|年份|日期|朝代)"
                r"|哪一?个?(?:年代|世纪|月|朝代|年份|时期|年度)|时间[是为]|多久[之以]?前"
            ),
        ),
        (
            "number",
            r"多少|多[大高长远重久深宽快厚]|几[^乎何]|(?:人口|面积|长度|高度|距离|数量|比例|百分比|总值)(?:是|为|有|约)",
        ),
        (
            "reason",
            r"(?<![称名译认误封改作叫视更定取命])为[什甚]么|为何|因何|[什甚]么原因|何故|原因(?:是|为|有)|怎么会",
        ),
        ("person", r"谁|哪一?[位名]|何人|[什甚]么人|哪一?个人|哪些人"),
        (
            "place",
            (
                r"哪里|哪儿|哪边|何处|何地|[什甚]么地[方区]|哪一?[个座]?(?:国家?|城市|都市|省|市|县|区|州|地[区方点]|岛|镇|村|山|河|湖|街)"
                r"|[什甚]么(?:国家|城市)|位于何|在哪[里儿边]?(?:$|[^一-鿿])"
            ),
        ),
    )
)

_UNITS = (
    "年月日个位名人岁米里克吨元美港台円千公平亩顷度分秒时天周倍次座层间家只条种站票届集首张颗项艘架辆户所"
)
_HELD: dict[tuple[Kind, bool], re.Pattern[str]] = {
    ("date", False): re.compile(
        rf"\b(?:1\d{{3}}|20\d\d|\d{{3,4}} ?(?:bc|ad|bce|ce)|\d{{4}}s|(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|first|second|third)) "
        rf"centur(?:y|ies)|{_MONTHS})\b|\b\d{{1,2}}(?:st|nd|rd|th)\b"
    ),
    ("date", True): re.compile(
        r"\d{1,4}年|(?:\d+|[一二三四五六七八九十]+)世纪|\d+年代|\d+[月日]|(?:(?<![亿万千百\d])元|[一二三四五六七八九十])[年月]|[一-鿿][朝代]|时期|初年|末年|[春夏秋冬]季?"
    ),
    ("number", False): re.compile(rf"\d[\d,.]*|\b(?:{_NUMBER_WORDS})\b"),
    ("number", True): re.compile(
        rf"\d[\d,.]*|[一二三四五六七八九十百千万亿两半][{_UNITS}]|[一二三四五六七八九十]+[百千万亿]"
    ),
    ("reason", False): re.compile(
        r"\bbecause\b|\bdue to\b|\bsince\b|\bin order\b|\bso that\b|\bas a result\b|\bcaus\w*|\breasons?\b|\bthus\b|\bto \w+"
    ),
    ("reason", True): re.compile("因|由于|所以|为了|导致|原因|以便|故|使得|避免|造成"),
    ("place", True): re.compile("[省市县区国州镇乡村路街岛山河湖港湾洲城部站道府郡]|[东南西北]"),
}
# A date is no number of what is asked for: every report has one. In the pages' own words (`numerals.py`) English dates
# stand in the Chinese form, with blanks. Nor does the number of a step count anything.
_DATE = re.compile(
    rf"(?<!\d)(?:19|20)\d\d ?年(?: ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?日)?)?|(?<!\d)\d{{1,2}} ?月 ?\d{{1,2}} ?日"
    rf"|\b(?:\d{{1,2}} )?(?:{_MONTHS}) (?:19|20)\d\d\b|第\d+步|^ ?step \d+"
)
_COMPOUND = re.compile(
    rf"\b(?:{_NUMBER_WORDS})-(?!(?:{_NUMBER_WORDS}|second|minute|hour|day|week|month|year|decade|thirds?|quarters?|fifths?|star|digit"
    r"|person|kilomet|met(?:re|er)|mile|fold|storey|time)s?\b)[a-z]+",
    re.I,
)
"""A number word before another word, with a hyphen."""
_CAPITALISED = re.compile(r"(?<![.!?\"“”'] )(?<!^)\b[A-Z][\w'’-]+")


def expected_kind(question: str, chinese: bool) -> Kind | None:
    forms = _CHINESE_QUESTIONS if chinese else _ENGLISH_QUESTIONS
    return next((kind for kind, form in forms if form.search(question)), None)


def holds(
    kind: Kind, sentence: str, raw: str, question: str, chinese: bool, of_no_account: Set[str] = frozenset()
) -> bool | None:
    """Whether the sentence has something of that kind besides what the question says; None: cannot be told. `of_no_account`:
    the terms of the folder's own subject, which any sentence may name.
    """
    if chinese:
        return _holds_chinese(kind, sentence.replace(" ", ""), question.replace(" ", ""))
    if kind == "number":
        sentence = _DATE.sub(" ", _without_compounds(sentence, raw))
    if held := _HELD.get((kind, False)):
        return any(kind == "reason" or match.group() not in question for match in held.finditer(sentence))
    names = (match.group().lower().removesuffix("'s") for match in _CAPITALISED.finditer(raw))
    return any(name not in question and stem(name) not in of_no_account for name in names)


def _without_compounds(sentence: str, raw: str) -> str:
    """Without the number words that only name a thing (“the two-invoice rule”); a measure is none of these (“a three-year plan”)."""
    for compound in _COMPOUND.findall(raw):
        sentence = sentence.replace(compound.lower().replace("-", " "), " ")
    return sentence


def _holds_chinese(kind: Kind, sentence: str, question: str) -> bool | None:
    """Names of persons and things look like any other word, and so do many places; a reason may go unsaid."""
    held = _HELD.get((kind, True))
    if held is None:
        return None
    if kind == "number":
        sentence = _DATE.sub("", sentence)
    found = any(kind == "reason" or match.group() not in question for match in held.finditer(sentence))
    return found or (None if kind in ("place", "reason") else False)
