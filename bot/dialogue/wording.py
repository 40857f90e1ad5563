"""Every sentence that the bot itself says, in both languages. Chinese is written in Simplified characters;
a Phrase converts it for readers of Traditional ones.
"""

from dataclasses import dataclass

from bot.dialogue.messages import Locale
from bot.search.text import to_traditional


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in both languages; {name} marks what is filled in."""

    en: str
    zh: str

    def __call__(self, locale: Locale, **values: object) -> str:
        text = (self.en if locale == "en" else self.zh).format(**values)
        return to_traditional(text) if locale == "zh-Hant" else text
