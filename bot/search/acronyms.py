"""Acronyms that are spelt like everyday words: SAFE, the foreign exchange administration, is not what is meant by
“is it safe”. Others may be typed in small letters: gdp is GDP.
"""

import re

_LIKE_WORDS = "ACT|AID|AIM|ARM|CAR|CARE|CAP|CASE|CAT|FAIR|FAST|FIT|FREE|GAP|HELP|LEAD|LEAN|MAP|NEED|PACE|PACT|PAN|PORT|SAFE|SEA|SET|SMART|STAR|START|TEAM|WISE"
_ACRONYM = re.compile(rf"\b(?:{_LIKE_WORDS})\b")


def apart(text: str) -> str:
    """The text with such acronyms as words of their own; as it is where it is written in capitals throughout."""
    if not _ACRONYM.search(text) or text.isupper():
        return text
    return _ACRONYM.sub(lambda word: f"acronym{word.group().lower()}", text)
