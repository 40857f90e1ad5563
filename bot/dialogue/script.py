"""Simplified text as readers of Traditional Chinese write it: their characters and their quotation marks."""

from bot.search.text import has_cjk, to_traditional

_MARKS = str.maketrans("“”‘’", "「」『』")


def traditional(text: str) -> str:
    return to_traditional(text).translate(_MARKS) if has_cjk(text) else text
