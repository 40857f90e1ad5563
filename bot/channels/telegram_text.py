"""How Telegram measures text, and where a text that is too long may be cut."""

import re


def speakable(text: str) -> str:
    """Without what cannot travel as UTF-8 (half of a surrogate pair) and without control characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", whole.replace("\r\n", "\n"))


def units(text: str) -> int:
    """How long Telegram takes a text to be: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


# Where a text may be cut, best first: behind a blank line, a sentence, a word.
_CUTS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"[。！？…；][”’」』）】》]*|[.!?;][\"'”’)\]]*\s+|\n"),
    re.compile(r"\s+"),
)


def split(text: str, limit_units: int) -> list[str]:
    """Cuts a text into pieces of at most so many units; put together again they are the text, blanks aside."""
    pieces = []
    while units(text) > limit_units:
        window = _window(text, limit_units)
        cut = _cut(window)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in [*pieces, text] if piece]


def _window(text: str, limit_units: int) -> str:
    """As much of the beginning as fits. A cut through a surrogate pair drops the whole character."""
    return text.encode("utf-16-le")[: limit_units * 2].decode("utf-16-le", "ignore")


def _cut(window: str) -> int:
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends and ends[-1] > len(window) // 4:  # a cut near the beginning would leave a stump of a message
            return ends[-1]
    return len(window)
