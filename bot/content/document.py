"""What we know, as values: every other module quotes from these."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from bot.content.dates import AsOf

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def other_language(language: Language) -> Language:
    return "zh" if language == "en" else "en"


OWN_SECTIONS = ("about", "contact")
"""Of the pages about ourselves, which are no topics."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage comes from; belongs to the passage, not to the page."""

    name: str | None = None
    date: AsOf | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list or table of one document: the unit that is indexed and quoted from."""

    document_id: str
    language: Language
    title: str
    headings: tuple[str, ...]  # the path of headings above it, outermost first, without the title
    sentences: tuple[str, ...]  # exact sentences of the rendered page
    source: Source
    position: int = 0  # its number within the document
    line: int = 1  # where it begins in the file
    items: int = 0  # how many of its sentences, the last ones, are items of a list or rows of a table


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a person; read from the contact page and nowhere else."""

    email: str
    phone: str

    @property
    def phone_e164(self) -> str:
        """The number as ITU-T E.164 writes it (a plus, then digits): 00 86 10 … becomes +86 10 …."""
        digits = "".join(character for character in self.phone if character.isdigit())
        return "+" + digits.removeprefix("00")


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Until when a page holds, when it is to be looked at again, and who last did."""

    valid_until: AsOf | None = None
    review_by: AsOf | None = None
    checked_by: str | None = None
    checked_on: AsOf | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a page gives of what was, with its line in the file."""

    date: AsOf
    line: int


_RULES = frozenset(
    "process tax taxes taxation permit permits visa visas setup 税收 税务 税 许可 签证 设立 流程".split()
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Document:
    """One page in one language."""

    id: str
    language: Language
    path: str  # relative to the knowledge folder, with forward slashes
    title: str
    section: str
    source: Source
    topics: tuple[str, ...]
    passages: tuple[Passage, ...]
    contact: Contact | None = None
    upkeep: Upkeep = Upkeep()
    dated: tuple[Dated, ...] = ()  # in the header and in the lines of sources

    @property
    def holds_rules(self) -> bool:
        """Whether it tells of procedures, taxes, permits or visas, which are wrong when they are old."""
        named = " ".join((self.section, *self.topics)).lower()
        return not _RULES.isdisjoint(_WORD.findall(named))

    @property
    def date(self) -> AsOf | None:
        return self.source.date
