"""Since when something is so, and until when: what asks it, and the words with the year that tell it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.search.text import to_simplified

_YEAR = r"(?:19|20)\d\d"


class _Span(NamedTuple):
    asked: re.Pattern[str]
    told: re.Pattern[str]


_SPANS = (
    _Span(
        re.compile(
            r"\b(?:since|from) (?:when|what year|which year)\b|\bwhen (?:does|did|will|do) (?:it|they|this|that) (?:start|begin|take effect|come into (?:force|effect))|"
            "(?:从|自)(?:什么时候|何时|哪一?年|几时)|(?:什么时候|何时|哪一?年|几时)(?:才)?(?:开始|起|启动|生效|施行|实施|成立)",
            re.I,
        ),
        re.compile(
            rf"\b(?:since|from|began|begun|started|start|opened|founded|force|effect)\b[^.;]{{0,40}}\b{_YEAR}|\b{_YEAR} ?(?:to|until|[-–—]) ?{_YEAR}|"
            rf"{_YEAR}年?(?:\d+月)?(?:\d+日)?(?:起|开始|以来|至|到|[-—–])|(?:自|从|始于|成立于){_YEAR}|{_YEAR}年[^，。]{{0,12}}(?:开通|成立|启动|开始|施行|生效|设立)",
            re.I,
        ),
    ),
    _Span(
        re.compile(
            r"\b(?:until|till|til) (?:when|what year|which year)\b|\bwhen (?:does|do|will|did) (?:it|they|this|that) (?:end|expire|run out|lapse)|\bexpir(?:y|es?|ation)\b|\bend date\b|"
            r"\bhow long (?:does|do|will) (?:it|they|this|that) (?:last|run|apply)|\bvalid (?:until|till)\b|"
            "到(?:什么时候|何时|哪一?年|几时)(?:结束|为止|到期|截止)?|(?:什么时候|何时|哪一?年|几时)(?:结束|到期|截止|失效)|有效期",
            re.I,
        ),
        re.compile(
            rf"\b(?:until|till|through|end of|by)\b[^.;]{{0,25}}\b{_YEAR}|\b{_YEAR} ?(?:to|until|[-–—]) ?{_YEAR}|\bto (?:\d+ \w+ )?{_YEAR}|"
            rf"(?:至|到|截至|[-—–]){_YEAR}|{_YEAR}年?(?:\d+月)?(?:\d+日)?(?:到期|止|前|结束)",
            re.I,
        ),
    ),
)


def without_span(question: str) -> str:
    """What a question names beside since or until when."""
    rest = to_simplified(question)
    for span in _SPANS:
        rest = span.asked.sub(" ", rest)
    return rest


def is_told(question: str, sentences: Iterable[str]) -> bool:
    """Whether a question asks since or until when, and one of the sentences tells it: “since when?” of a line that has been open
    since 2022, 到哪年 of a plan of 2022至2030年.
    """
    asked = to_simplified(question)
    spans = [span for span in _SPANS if span.asked.search(asked)]
    told = [to_simplified(sentence) for sentence in sentences]
    return bool(spans) and all(any(map(span.told.search, told)) for span in spans)
