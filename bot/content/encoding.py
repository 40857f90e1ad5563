"""The text of a file, whatever an editor saved it as: UTF-8, UTF-16 or GB18030 (Chinese Windows)."""

import codecs
import re
import unicodedata

_ODD = ("Cc", "Cn", "Co", "Cs")  # controls, unassigned, private, half characters
_COMMON = 0.9
"""Share of the letters that must be such as English or Chinese pages hold: any bytes are some GB18030 or UTF-16. Of what
may be GB18030 only letters that are not ASCII count: a dash of Western Windows in an English page would be a rare one.
"""
_LOST = re.compile(r"\?{4,}|\ufffd")


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and the name of its encoding where that was guessed.

    Raises:
        UnicodeDecodeError: it is no text in any of them; the position is that of the first byte that is not UTF-8.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ["utf-16"]
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as trouble:
            reason, guesses = trouble, ["gb18030"]
        else:
            if "\0" not in text:
                return text, None
            reason, guesses = _at_first_zero(raw), []
        guesses = ["utf-16-le", "utf-16-be"] if b"\0" in raw else guesses
    for encoding in guesses:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        is_wide = encoding.startswith("utf-16")
        if _reads_well(text, with_ascii=is_wide):
            return text, "UTF-16" if is_wide else "GB18030"
    raise reason if guesses != ["utf-16"] else _at_first_zero(raw)


def lost_line(text: str) -> int | None:
    """The first line that has question marks where an editor saved words that its encoding lacks."""
    lost = _LOST.search(text)
    return 1 + text.count("\n", 0, lost.start()) if lost else None


def _reads_well(text: str, *, with_ascii: bool) -> bool:
    letters = [character for character in text if not character.isspace()]
    if any(unicodedata.category(character) in _ODD for character in letters):
        return False
    if not with_ascii:
        letters = [character for character in letters if not character.isascii()]
    common = sum(_is_common(character) for character in letters)
    return bool(letters) and common >= _COMMON * len(letters)


def _is_common(character: str) -> bool:
    """ASCII, general and full-width punctuation, and the characters that GB 2312 has."""
    if character.isascii() or "\u2000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef":
        return True
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _at_first_zero(raw: bytes) -> UnicodeDecodeError:
    position = max(raw.find(b"\0"), 0)
    return UnicodeDecodeError("utf-8", raw, position, position + 1, "no text")
