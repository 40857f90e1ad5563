"""Small talk in several pieces: “ok thanks, bye”, 好的 明白了, “thx mate, very useful”. The last piece decides."""

import re

from bot.dialogue import intent_forms as forms

MOST_PIECES = 12

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("goodbye", re.compile(forms.GOODBYE)),
    ("thanks", re.compile(forms.THANKS)),
    ("greeting", re.compile(forms.GREETING)),
    ("acknowledgement", re.compile(forms.ACKNOWLEDGEMENT)),
    ("laughter", re.compile(forms.LAUGHTER)),
)
_FILLER = re.compile(forms.FILLER)
_BETWEEN = re.compile(r"[\W_]*")
_LATIN = re.compile(r"[a-z0-9À-ɏ']")


def in_pieces(plain: str) -> str | None:
    """Which small talk a text in normal form is; None where any of it is something else."""
    found, position = None, _after_marks(plain, 0)
    for _ in range(MOST_PIECES):
        if position >= len(plain):
            return found
        ends = [(_end(form, plain, position), name) for name, form in _FORMS]
        filler = _end(_FILLER, plain, position)
        end, name = max(ends, key=lambda pair: pair[0])
        if max(end, filler) <= position:
            return None
        if end >= filler:
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
