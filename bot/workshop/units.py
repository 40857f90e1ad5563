"""Units and counters in both languages: what a number is a number of, where the two have a word each for it."""

import re
from dataclasses import dataclass

from bot.content.document import Language

_UNITS = (  # the longer ones first, of which a shorter one is the beginning
    ("平方公里|平方千米", "square (?:kilomet(?:re|er)s?|km)|km²|km2|sq km"),
    ("平方米", "square met(?:re|er)s?|m²|m2|sqm"),
    ("立方米", "cubic met(?:re|er)s?|m³|m3"),
    (  # 时速160公里 is a speed
        "(?:公里|千米)(?:每小时|/小时)?",
        "km/h|kph|kilomet(?:re|er)s (?:per|an) hour|kilomet(?:re|er)s?|km",
    ),
    ("公顷", "hectares?|ha"),
    ("亩", "mu"),
    ("公斤|千克", "kilograms?|kg"),
    ("吨", "tonnes?|tons?"),
    ("美元", r"(?:us )?dollars?|usd"),
    ("元", "yuan|rmb|cny"),
    ("千瓦时", "kilowatt hours?|kwh"),
    ("兆瓦", "megawatts?|mw"),
    ("千瓦", "kilowatts?|kw"),
    ("小时", "hours?"),
    ("分钟", "minutes?"),
    ("天|日", "days?"),
    ("年", "years?"),
    ("%|个百分点", "%|per ?cent"),
    ("米", "met(?:re|er)s?|m"),
)
_COUNTERS = (
    ("家", "compan(?:y|ies)|firms?|enterprises?|business(?:es)?"),
    ("人|名|位", "people|persons?|residents|inhabitants"),
)
_OTHER_COUNTERS = "[个台张座条项艘辆种户所只件头颗套间栋层次届]"
"""Which have no word in English: “12台” is “twelve looms”."""
_WORDS_BETWEEN = r"(?:[\w-]+ ){0,3}?"
"""“160 Taiwan-funded firms”."""
_MEASURED = re.compile(rf" ?(?:{'|'.join(en for _, en in _UNITS)})(?![a-z/])")


@dataclass(frozen=True, slots=True)
class Unit:
    """What may stand behind a number, in each language."""

    en: re.Pattern[str]
    zh: re.Pattern[str]

    def counts(self, behind: str, language: Language) -> bool:
        """Whether it is the unit of a number, by what stands behind that: in lower case, with blanks."""
        return bool((self.en if language == "en" else self.zh).match(behind))


def _unit(en: str, zh: str, between: str = "") -> Unit:
    return Unit(re.compile(rf"[ -]?{between}(?:{en})(?![a-z/])"), re.compile(rf" ?[多余几]? ?(?:{zh})"))


def unit_at(text: str) -> tuple[Unit, str] | None:
    """The unit with which a text begins, and the rest of it."""
    for forms, between in ((_UNITS, ""), (_COUNTERS, _WORDS_BETWEEN)):
        for zh, en in forms:
            unit = _unit(en, zh, between)
            if found := _unit(en, zh).en.match(text) or unit.zh.match(text):
                return unit, text[found.end() :]
    if found := re.match(rf" ?[多余几]? ?(?P<counter>{_OTHER_COUNTERS})", text):
        return Unit(re.compile(rf"(?!{_MEASURED.pattern})[ -][a-z]"), _unit("", found["counter"]).zh), text[
            found.end() :
        ]
    return None
